#pragma once

#include "base/Result.h"

#include <map>
#include <string>
#include <variant>
#include <vector>

/// Guided labs: a teacher's Markdown, a student's answers, and a lecturer's table of them.
namespace deltarank::lab {

/// Something that the program knows at this moment: a number ("rank.value") or a text ("page").
using Quantity = std::variant<double, std::string>;
using Quantities = std::map<std::string, Quantity>;

enum class Comparison { Equal, NotEqual, Less, AtMost, Greater, AtLeast };

/// "rank.value >= 20"
struct Condition
{
    std::string name;
    Comparison comparison = Comparison::Equal;
    Quantity value;
};

/// One step of a lab: text, and at most one of a goal to reach, a question with an answer, a text to write.
struct Step
{
    std::string title;
    std::string text;              ///< Markdown
    std::vector<Condition> goal{}; ///< all of them; numbers are equal within 0.5% of the wanted one
    std::string now{};             ///< shown beside a goal: "The rank of value is {rank.value}."
    std::string question{};
    std::string answer{}; ///< a quantity's name, a number or a text
    double within = 0;    ///< how far from a number an answer may be
    std::vector<std::string> choices{};
    std::string prompt{}; ///< a text to write, which nobody checks
    std::string hint{};

    bool hasTask() const { return !goal.empty() || !question.empty() || !prompt.empty(); }
};

struct Lab
{
    std::string id; ///< name of the file without its ending
    std::string title;
    std::string introduction; ///< Markdown
    std::vector<Step> steps;
};

/// Reads a lab: "# Title", text, and for each step "## Title" with text and lines that begin with "> ":
///   > goal: rank.value >= 20 and threshold < 99.9
///   > now: The rank of value is {rank.value}.
///   > ask: Which layer needs most rank?
///   > answer: layer.most          (or a number, or a text)
///   > within: 0.5
///   > choices: query, key, value
///   > write: What surprised you?
///   > hint: Drag the threshold.
/// Errors name the line: Format for a lab without title or steps, an unknown key, a condition that cannot be
/// read, an answer without a question, or more than one task in a step.
base::Result<Lab> parseLab(const std::string& markdown, const std::string& id);
base::Result<Lab> readLab(const std::string& path);

/// Whether the goal of a step is reached; a quantity that is not known reaches nothing.
bool isReached(const Step& step, const Quantities& quantities);
/// Whether an answer is right: numbers within Step::within, texts without regard to case and outer blanks.
/// NotFound where the answer is a quantity that is not known now.
base::Result<bool> isRight(const Step& step, const std::string& typed, const Quantities& quantities);
/// The text with {names} replaced by their quantities; an unknown one becomes a dash.
std::string filled(const std::string& text, const Quantities& quantities);

} // namespace deltarank::lab
