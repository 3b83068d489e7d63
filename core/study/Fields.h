#pragma once

#include "base/Result.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::study {

/// Something wrong with one field of a specification.
struct Problem
{
    std::string field; ///< full dotted path: "train.steps", "sweeps.classes.values"
    base::Error error;
};

/// Allowed numbers, both ends included unless `aboveLow`.
struct Range
{
    double low = 0;
    double high = std::numeric_limits<double>::max();
    bool aboveLow = false; ///< the lower end itself is not allowed
};

/// Walks over the fields of a settings structure. One function `fields(visitor, settings)` per structure is
/// the only place that knows names, ranges and order; reading and writing JSON are two visitors.
class FieldVisitor
{
public:
    virtual ~FieldVisitor() = default;
    virtual void number(const char* key, double& value, Range range) = 0;
    virtual void integer(const char* key, int& value, Range range) = 0;
    virtual void seed(const char* key, std::uint64_t& value) = 0;
    virtual void flag(const char* key, bool& value) = 0;
    virtual void text(const char* key, std::string& value) = 0;
    virtual void texts(const char* key, std::vector<std::string>& values) = 0;
    virtual void numbers(const char* key, std::vector<double>& values, Range range, bool whole) = 0;
    virtual void numberMap(const char* key, std::map<std::string, double>& values, Range range,
                           bool whole) = 0;
    virtual void textMap(const char* key, std::map<std::string, std::string>& values) = 0;
    virtual void choiceIndex(const char* key, int& index, std::span<const char* const> names) = 0;
    virtual void choiceList(const char* key, std::vector<int>& indices,
                            std::span<const char* const> names) = 0;
    /// An object whose keys are not known here: numbers, texts and truth values.
    virtual void open(const char* key, nlohmann::json& object) = 0;
    virtual void object(const char* key, const std::function<void(FieldVisitor&)>& inside) = 0;

    template <typename Enum> void choice(const char* key, Enum& value, std::span<const char* const> names)
    {
        int index = static_cast<int>(value);
        choiceIndex(key, index, names);
        value = static_cast<Enum>(index);
    }
};

/// Reads an object into settings. Fields that are absent keep their value, so partial objects work as
/// changes. Every fault becomes a Problem; values with faults stay untouched. finish() reports unknown
/// fields.
class FieldReader final : public FieldVisitor
{
public:
    FieldReader(const nlohmann::json& object, std::string path, std::vector<Problem>& problems);

    void number(const char* key, double& value, Range range) override;
    void integer(const char* key, int& value, Range range) override;
    void seed(const char* key, std::uint64_t& value) override;
    void flag(const char* key, bool& value) override;
    void text(const char* key, std::string& value) override;
    void texts(const char* key, std::vector<std::string>& values) override;
    void numbers(const char* key, std::vector<double>& values, Range range, bool whole) override;
    void numberMap(const char* key, std::map<std::string, double>& values, Range range, bool whole) override;
    void textMap(const char* key, std::map<std::string, std::string>& values) override;
    void choiceIndex(const char* key, int& index, std::span<const char* const> names) override;
    void choiceList(const char* key, std::vector<int>& indices, std::span<const char* const> names) override;
    void open(const char* key, nlohmann::json& object) override;
    void object(const char* key, const std::function<void(FieldVisitor&)>& inside) override;

    /// The value of a key that the caller reads itself; null if absent.
    const nlohmann::json* raw(const char* key);
    /// Adds a problem with one of this object's fields.
    void problem(const std::string& key, const std::string& what, const std::string& hint);
    std::string pathOf(const std::string& key) const { return m_path.empty() ? key : m_path + "." + key; }
    void finish();

private:
    const nlohmann::json* find(const char* key);
    bool checkNumber(const nlohmann::json& value, const std::string& key, Range range, bool whole);

    const nlohmann::json& m_object;
    std::string m_path;
    std::vector<Problem>& m_problems;
    std::vector<std::string> m_known;
};

/// Writes settings as an object.
class FieldWriter final : public FieldVisitor
{
public:
    void number(const char* key, double& value, Range range) override;
    void integer(const char* key, int& value, Range range) override;
    void seed(const char* key, std::uint64_t& value) override;
    void flag(const char* key, bool& value) override;
    void text(const char* key, std::string& value) override;
    void texts(const char* key, std::vector<std::string>& values) override;
    void numbers(const char* key, std::vector<double>& values, Range range, bool whole) override;
    void numberMap(const char* key, std::map<std::string, double>& values, Range range, bool whole) override;
    void textMap(const char* key, std::map<std::string, std::string>& values) override;
    void choiceIndex(const char* key, int& index, std::span<const char* const> names) override;
    void choiceList(const char* key, std::vector<int>& indices, std::span<const char* const> names) override;
    void open(const char* key, nlohmann::json& object) override;
    void object(const char* key, const std::function<void(FieldVisitor&)>& inside) override;

    nlohmann::json take() { return std::move(m_object); }

private:
    nlohmann::json m_object = nlohmann::json::object();
};

/// "1,000,000", "0.05"
std::string numberText(double value);
/// "a, b or c"
std::string alternatives(std::span<const std::string> names);
/// The candidate with the smallest edit distance to `word`, if one is near enough to be meant; else empty.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

} // namespace deltarank::study
