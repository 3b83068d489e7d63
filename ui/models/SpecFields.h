#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <nlohmann/json.hpp>
#include <vector>

namespace deltarank::ui {

enum class FieldKind { Text, LongText, Whole, Number, Flag, Choice, Numbers, Texts };

/// One setting of a study as the form shows it.
struct SpecField
{
    QString section; ///< "data", "task", "model", "lora", "training", "sweeps", "machine"
    QString pointer; ///< JSON pointer into the specification: "/train/lora/epochs"
    QString label{};
    QString help{};
    FieldKind kind = FieldKind::Text;
    QStringList choices{}; ///< as spelled in JSON
};

struct SpecSection
{
    QString id;
    QString title;
    QString icon;
    QString about;
};

/// The steps of designing a study, in their order.
QList<SpecSection> specSections();
/// The fields of a specification, those of its sweeps included.
std::vector<SpecField> specFields(const nlohmann::json& spec);

/// The value as a person types it: lists as "2, 4, 8".
QString fieldText(const nlohmann::json& spec, const SpecField& field);
/// What was typed as JSON. What is not a number where one is wanted stays a text, so that the check of the
/// whole specification says so.
nlohmann::json fieldValue(const SpecField& field, const QString& typed);
/// The name that problems use: "sweeps.classes.values" for "/sweeps/0/classes".
QString problemPath(const nlohmann::json& spec, const QString& pointer);
/// What is wrong with a field, with its label in place of the name that files use.
QString problemSentence(const nlohmann::json& spec, const QString& problemField, QString sentence);
/// The sentence of the field that comes first in the form, or of `other` where the form has none of them.
/// @param sentences by field, as problemPath() names fields
QString firstProblem(const nlohmann::json& spec, const QHash<QString, QString>& sentences,
                     const QString& other);
/// "Numbers of classes" for "classes".
QString sweepTitle(const QString& over);
/// A sweep over one setting with values to begin with, and a name that the specification does not have yet.
nlohmann::json newSweep(const nlohmann::json& spec, const QString& over);
/// Runs that the specification asks for, before equal ones are counted once.
int runCount(const nlohmann::json& spec);

} // namespace deltarank::ui
