#include "study/Wire.h"

#include "base/Json.h"

#include <cstring>
#include <limits>

namespace deltarank::study {

void WireWriter::text(std::string_view value)
{
    integer(static_cast<std::int64_t>(value.size()));
    raw(value.data(), value.size());
}

void WireReader::raw(void* target, std::size_t bytes)
{
    if (!m_ok || bytes > m_bytes.size()) {
        m_ok = false;
        if (bytes > 0)
            std::memset(target, 0, bytes);
        return;
    }
    if (bytes > 0)
        std::memcpy(target, m_bytes.data(), bytes);
    m_bytes.remove_prefix(bytes);
}

std::int64_t WireReader::integer()
{
    std::int64_t value = 0;
    raw(&value, sizeof value);
    return value;
}

int WireReader::smallInteger()
{
    const std::int64_t value = integer();
    if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max())
        m_ok = false;
    return m_ok ? static_cast<int>(value) : 0;
}

double WireReader::number()
{
    double value = 0;
    raw(&value, sizeof value);
    return value;
}

std::size_t WireReader::length(std::size_t bytesEach)
{
    const std::int64_t value = integer();
    if (!m_ok || value < 0 || static_cast<std::uint64_t>(value) > m_bytes.size() / bytesEach) {
        m_ok = false;
        return 0;
    }
    return static_cast<std::size_t>(value);
}

std::string WireReader::text()
{
    std::string value(length(1), '\0');
    raw(value.data(), value.size());
    return value;
}

namespace {

void encodeTexts(WireWriter& out, const std::vector<std::string>& texts)
{
    out.integer(static_cast<std::int64_t>(texts.size()));
    for (const auto& text : texts)
        out.text(text);
}

std::vector<std::string> decodeTexts(WireReader& in)
{
    std::vector<std::string> texts;
    for (std::size_t i = in.length(8); i-- > 0 && in.ok();)
        texts.push_back(in.text());
    return texts;
}

void encodeTable(WireWriter& out, const std::map<std::string, double>& table)
{
    out.integer(static_cast<std::int64_t>(table.size()));
    for (const auto& [name, value] : table) {
        out.text(name);
        out.number(value);
    }
}

std::map<std::string, double> decodeTable(WireReader& in)
{
    std::map<std::string, double> table;
    for (std::size_t i = in.length(16); i-- > 0 && in.ok();) {
        std::string name = in.text();
        table[std::move(name)] = in.number();
    }
    return table;
}

void encodeTable(WireWriter& out, const std::map<std::string, std::string>& table)
{
    out.integer(static_cast<std::int64_t>(table.size()));
    for (const auto& [name, value] : table) {
        out.text(name);
        out.text(value);
    }
}

std::map<std::string, std::string> decodeTextTable(WireReader& in)
{
    std::map<std::string, std::string> table;
    for (std::size_t i = in.length(16); i-- > 0 && in.ok();) {
        std::string name = in.text();
        table[std::move(name)] = in.text();
    }
    return table;
}

nlohmann::json decodeJson(WireReader& in)
{
    const std::string text = in.text();
    if (!in.ok())
        return nlohmann::json::object();
    auto json = base::parseJson(text, "reply");
    if (!json) {
        in.refuse();
        return nlohmann::json::object();
    }
    return std::move(*json);
}

void encodeOptional(WireWriter& out, const std::optional<double>& value)
{
    out.integer(value.has_value());
    out.number(value.value_or(0));
}

std::optional<double> decodeOptional(WireReader& in)
{
    const bool has = in.integer() != 0;
    const double value = in.number();
    return has ? std::optional(value) : std::nullopt;
}

} // namespace

void encodeRun(WireWriter& out, const RunRecord& run)
{
    out.text(run.id);
    out.text(base::jsonText(run.spec));
    encodeTexts(out, run.task.classNames);
    out.numbers(run.task.classes);
    out.numbers(run.task.trainSamples);
    out.numbers(run.task.trainLabels);
    out.numbers(run.task.trainCleanLabels);
    out.numbers(run.task.corrupted);
    out.numbers(run.task.validationSamples);
    out.numbers(run.task.validationLabels);
    out.numbers(run.task.testSamples);
    out.numbers(run.task.testLabels);
    encodeTexts(out, run.trainSampleIds);
    encodeTexts(out, run.validationSampleIds);
    out.integer(static_cast<std::int64_t>(run.history.size()));
    for (const auto& point : run.history) {
        out.integer(point.step);
        for (const double value : {point.epoch, point.learningRate, point.trainingLoss, point.validationLoss,
                                   point.validationAccuracy, point.gradientNorm})
            out.number(value);
        encodeOptional(out, point.cleanAccuracy);
        encodeOptional(out, point.corruptedAccuracy);
    }
    encodeTable(out, run.metrics);
    encodeTable(out, run.timing);
    out.integer(static_cast<std::int64_t>(run.spectra.size()));
    for (const auto& spectrum : run.spectra) {
        out.text(spectrum.modulePath);
        out.integer(spectrum.layer);
        out.text(spectrum.kind);
        out.integer(spectrum.rank);
        out.numbers(spectrum.final);
        out.integer(static_cast<std::int64_t>(spectrum.evaluations.size()));
        for (const auto& values : spectrum.evaluations)
            out.numbers(values);
    }
    out.integer(static_cast<std::int64_t>(run.truncation.size()));
    for (const auto& point : run.truncation) {
        out.integer(point.k);
        out.number(point.accuracy);
    }
    encodeTable(out, run.layerAblation);
    encodeTable(out, run.provenance);
}

RunRecord decodeRun(WireReader& in)
{
    RunRecord run;
    run.id = in.text();
    run.spec = decodeJson(in);
    run.task.classNames = decodeTexts(in);
    run.task.classes = in.numbers<int>();
    run.task.trainSamples = in.numbers<std::uint32_t>();
    run.task.trainLabels = in.numbers<int>();
    run.task.trainCleanLabels = in.numbers<int>();
    run.task.corrupted = in.numbers<std::uint8_t>();
    run.task.validationSamples = in.numbers<std::uint32_t>();
    run.task.validationLabels = in.numbers<int>();
    run.task.testSamples = in.numbers<std::uint32_t>();
    run.task.testLabels = in.numbers<int>();
    run.trainSampleIds = decodeTexts(in);
    run.validationSampleIds = decodeTexts(in);
    for (std::size_t i = in.length(88); i-- > 0 && in.ok();) {
        HistoryPoint point;
        point.step = in.smallInteger();
        for (double* value : {&point.epoch, &point.learningRate, &point.trainingLoss, &point.validationLoss,
                              &point.validationAccuracy, &point.gradientNorm})
            *value = in.number();
        point.cleanAccuracy = decodeOptional(in);
        point.corruptedAccuracy = decodeOptional(in);
        run.history.push_back(point);
    }
    run.metrics = decodeTable(in);
    run.timing = decodeTable(in);
    for (std::size_t i = in.length(48); i-- > 0 && in.ok();) {
        SpectrumRecord spectrum;
        spectrum.modulePath = in.text();
        spectrum.layer = in.smallInteger();
        spectrum.kind = in.text();
        spectrum.rank = in.smallInteger();
        spectrum.final = in.numbers<float>();
        for (std::size_t j = in.length(8); j-- > 0 && in.ok();)
            spectrum.evaluations.push_back(in.numbers<float>());
        run.spectra.push_back(std::move(spectrum));
    }
    for (std::size_t i = in.length(16); i-- > 0 && in.ok();) {
        TruncationPoint point;
        point.k = in.smallInteger();
        point.accuracy = in.number();
        run.truncation.push_back(point);
    }
    run.layerAblation = decodeTable(in);
    run.provenance = decodeTextTable(in);
    return run;
}

void encodeFacts(WireWriter& out, const adapter::Adapter& facts)
{
    out.text(facts.format);
    out.text(facts.baseModel);
    out.text(base::jsonText(facts.config));
    encodeTable(out, facts.metadata);
    encodeTexts(out, facts.notes);
    encodeTexts(out, facts.unread);
    out.integer(static_cast<std::int64_t>(facts.matrices.size()));
    for (const auto& matrix : facts.matrices) {
        out.text(matrix.modulePath);
        out.integer(matrix.layer);
        out.text(matrix.kind);
        out.integer(matrix.rank);
        out.number(matrix.alpha);
        out.number(matrix.scaling);
        out.numbers(matrix.originalShapeA);
        out.numbers(matrix.originalShapeB);
        out.text(matrix.originalType);
        out.integer(matrix.embedding);
    }
    out.integer(static_cast<std::int64_t>(facts.head.size()));
    for (const auto& tensor : facts.head) {
        out.text(tensor.name);
        out.numbers(tensor.shape);
    }
}

adapter::Adapter decodeFacts(WireReader& in)
{
    adapter::Adapter facts;
    facts.format = in.text();
    facts.baseModel = in.text();
    facts.config = decodeJson(in);
    facts.metadata = decodeTextTable(in);
    facts.notes = decodeTexts(in);
    facts.unread = decodeTexts(in);
    for (std::size_t i = in.length(80); i-- > 0 && in.ok();) {
        adapter::AdaptedMatrix matrix;
        matrix.modulePath = in.text();
        matrix.layer = in.smallInteger();
        matrix.kind = in.text();
        matrix.rank = in.smallInteger();
        matrix.alpha = in.number();
        matrix.scaling = in.number();
        matrix.originalShapeA = in.numbers<std::int64_t>();
        matrix.originalShapeB = in.numbers<std::int64_t>();
        matrix.originalType = in.text();
        matrix.embedding = in.integer() != 0;
        if (!adapter::shapesFit(matrix))
            in.refuse();
        facts.matrices.push_back(std::move(matrix));
    }
    for (std::size_t i = in.length(16); i-- > 0 && in.ok();) {
        adapter::NamedTensor tensor;
        tensor.name = in.text();
        tensor.shape = in.numbers<std::int64_t>();
        facts.head.push_back(std::move(tensor));
    }
    return facts;
}

} // namespace deltarank::study
