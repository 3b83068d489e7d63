#include "Golden.h"
#include "base/Files.h"
#include "base/Hash.h"
#include "base/RandomStream.h"
#include "model/TorchCompat.h"
#include "train/Device.h"
#include "train/Trainer.h"

#include <QTemporaryDir>
#include <QTest>
#include <c10/core/CPUAllocator.h>
#include <c10/util/Exception.h>
#include <filesystem>
#include <numeric>

using namespace deltarank;

namespace {

/// Sentences of invented words; the label decides which words are frequent.
class InventedTexts final : public data::Dataset
{
public:
    /// @param longShare share of the texts that are three times as long
    InventedTexts(int classes, int perClass, double longShare = 0) : Dataset("invented", data::Modality::Text)
    {
        base::RandomStream stream({5, base::Purpose::Other, 0, 0, 0});
        for (int i = 0; i < classes * perClass; ++i) {
            const int label = i % classes;
            std::string text;
            const int times = longShare > 0 && stream.uniform() < longShare ? 3 : 1;
            for (int w = 0; w < times * (6 + static_cast<int>(stream.below(8))); ++w)
                text += "w" + std::to_string(stream.uniform() < 0.5 ? label : stream.below(60)) + " ";
            m_texts.push_back(text);
            m_samples.push_back({"t" + std::to_string(i), label, data::Part::Unspecified, -1});
        }
        for (int c = 0; c < classes; ++c)
            m_classNames.push_back("c" + std::to_string(c));
        base::Sha256 hash;
        for (const auto& text : m_texts)
            hash.addField(text);
        m_fingerprint = hash.hex();
    }
    base::Result<std::string> text(std::size_t index) const override { return m_texts.at(index); }

private:
    std::vector<std::string> m_texts;
};

task::Task taskOf(const InventedTexts& dataset, int classes, int repeat)
{
    task::Task task;
    for (int c = 0; c < classes; ++c) {
        task.classes.push_back(c);
        task.classNames.push_back("c" + std::to_string(c));
    }
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        const int label = dataset.samples()[i].label;
        if (label >= classes)
            continue;
        if (task.trainSamples.size() < 40 && (i + static_cast<std::size_t>(repeat)) % 3 != 0) {
            task.trainSamples.push_back(static_cast<std::uint32_t>(i));
            task.trainLabels.push_back(label);
        } else if (task.validationSamples.size() < 21) {
            task.validationSamples.push_back(static_cast<std::uint32_t>(i));
            task.validationLabels.push_back(label);
        }
    }
    task.trainCleanLabels = task.trainLabels;
    task.corrupted.assign(task.trainLabels.size(), 0);
    return task;
}

study::RunSpec specOf(int repeat, double rate)
{
    study::RunSpec spec;
    spec.id = "run" + std::to_string(repeat);
    spec.sweep = "complexity";
    spec.repeat = repeat;
    spec.task.seed = 11;
    spec.task.repeat = repeat;
    spec.lora.rank = 4;
    spec.lora.alpha = 8;
    spec.train.learningRate = rate;
    spec.train.epochs = 6;
    spec.train.batchSize = 8;
    spec.train.clipNorm = 0.5;
    spec.input.maxTokens = 16;
    return spec;
}

/// Refuses pieces of memory above a limit, as a device does that is full.
class LimitedAllocator final : public c10::Allocator
{
public:
    explicit LimitedAllocator(std::size_t limit) : m_limit(limit), m_inner(c10::GetCPUAllocator())
    {
        c10::SetCPUAllocator(this);
    }
    ~LimitedAllocator() override { c10::SetCPUAllocator(m_inner); }
    c10::DataPtr allocate(std::size_t bytes) const override
    {
        if (bytes > m_limit) {
            ++m_refused;
            TORCH_CHECK(false,
                        "[enforce fail] DefaultCPUAllocator: not enough memory: you tried to allocate ",
                        bytes, " bytes.");
        }
        return m_inner->allocate(bytes);
    }
    c10::DeleterFnPtr raw_deleter() const override { return m_inner->raw_deleter(); }
    int refused() const { return m_refused; }

private:
    std::size_t m_limit;
    c10::Allocator* m_inner;
    mutable int m_refused = 0;
};

bool sameBits(const study::RunRecord& a, const study::RunRecord& b)
{
    bool same = a.metrics == b.metrics && a.history.size() == b.history.size() &&
                a.spectra.size() == b.spectra.size() &&
                a.adapter.matrices.size() == b.adapter.matrices.size();
    for (std::size_t i = 0; same && i < a.history.size(); ++i)
        same = a.history[i].trainingLoss == b.history[i].trainingLoss &&
               a.history[i].validationLoss == b.history[i].validationLoss &&
               a.history[i].gradientNorm == b.history[i].gradientNorm &&
               a.history[i].cleanAccuracy == b.history[i].cleanAccuracy;
    for (std::size_t i = 0; same && i < a.spectra.size(); ++i)
        same =
            a.spectra[i].final == b.spectra[i].final && a.spectra[i].evaluations == b.spectra[i].evaluations;
    for (std::size_t i = 0; same && i < a.adapter.matrices.size(); ++i)
        same = a.adapter.matrices[i].a == b.adapter.matrices[i].a &&
               a.adapter.matrices[i].b == b.adapter.matrices[i].b;
    return same;
}

} // namespace

class TrainerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        namespace fs = std::filesystem;
        QVERIFY(m_folder.isValid());
        m_model = m_folder.path().toStdString();
        qputenv("DELTARANK_CACHE", m_folder.filePath("cache").toUtf8());
        fs::copy_file(goldenFile("bert-tiny-random/config.json"), m_model / "config.json");
        fs::copy_file(goldenFile("bert-tiny-random/model.safetensors"), m_model / "model.safetensors");
        std::string vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
        for (int i = 0; i < 60; ++i)
            vocabulary += "w" + std::to_string(i) + "\n";
        QVERIFY(base::writeFileAtomically(m_model / "vocab.txt", vocabulary).has_value());
        auto trainer = train::Trainer::create({m_model, "cpu", study::Precision::Float32, 1});
        QVERIFY2(trainer.has_value(), trainer ? "" : trainer.error().text().c_str());
        m_trainer = std::move(*trainer);
        m_input.maxTokens = 16;
        m_mixedInput.maxTokens = 32;
        m_data = encoded(m_texts, m_input);
        m_mixedData = encoded(m_mixed, m_mixedInput);
        QVERIFY(m_data && m_mixedData);
    }

    void bankEqualsSingleRuns_data()
    {
        QTest::addColumn<double>("dropout");
        QTest::newRow("no dropout") << 0.0;
        QTest::newRow("adapter and model dropout") << 0.1;
    }
    /// Eight runs with their own batches, rates, class counts and clipping, together and alone. Few texts are
    /// long, so that what a member's texts are padded to depends on who trains beside it.
    void bankEqualsSingleRuns()
    {
        QFETCH(double, dropout);
        std::vector<study::RunSpec> specs;
        std::vector<task::Task> tasks;
        for (int k = 0; k < 8; ++k) {
            specs.push_back(specOf(k, 1e-3 * (1 + k)));
            specs.back().lora.dropout = dropout;
            specs.back().train.modelDropout = dropout > 0;
            specs.back().train.headLearningRate = k % 2 ? 5e-3 : 0; // 0: the adapters' own
            specs.back().input.maxTokens = m_mixedInput.maxTokens;
            tasks.push_back(taskOf(m_mixed, 2 + k % 3, k));
        }
        auto together = m_trainer->run(specs, tasks, *m_mixedData, {}, {});
        QVERIFY2(together.has_value(), together ? "" : together.error().text().c_str());
        for (std::size_t k = 0; k < specs.size(); ++k) {
            auto alone = m_trainer->run({specs[k]}, {tasks[k]}, *m_mixedData, {}, {});
            QVERIFY(alone.has_value());
            const auto& a = (*together)[k];
            const auto& b = alone->front();
            QCOMPARE(a.history.size(), b.history.size());
            QVERIFY(b.history.back().step >= 30);
            for (std::size_t i = 0; i < a.history.size(); ++i) {
                QVERIFY(std::abs(a.history[i].trainingLoss - b.history[i].trainingLoss) < 1e-4);
                QVERIFY(std::abs(a.history[i].validationLoss - b.history[i].validationLoss) < 1e-4);
                QVERIFY(std::abs(a.history[i].gradientNorm - b.history[i].gradientNorm) < 1e-4);
            }
            for (std::size_t i = 0; i < a.spectra.size(); ++i)
                QVERIFY(std::abs(a.spectra[i].final.front() - b.spectra[i].final.front()) <
                        1e-4 * (1 + b.spectra[i].final.front()));
        }
    }

    /// What a trainer of adapters leaves out of memory changes nothing.
    void adaptersNeedNoFullWeights()
    {
        const auto task = taskOf(m_texts, 3, 0);
        for (const auto precision : {study::Precision::Float32, study::Precision::BFloat16}) {
            if (precision == study::Precision::BFloat16)
                if (const auto speed = train::measureProducts("cpu", 1); speed.bfloat16 <= 0)
                    QSKIP(qPrintable("bfloat16 is refused here: " +
                                     QString::fromStdString(speed.bfloat16Error)));
            std::vector<study::RunRecord> records;
            for (const bool fullRuns : {true, false}) {
                auto trainer = train::Trainer::create({m_model, "cpu", precision, 1, fullRuns});
                QVERIFY(trainer.has_value());
                auto record = (*trainer)->run({specOf(0, 5e-3)}, {task}, *m_data, {}, {});
                QVERIFY(record.has_value());
                records.push_back(std::move(record->front()));
                auto full = specOf(0, 5e-3);
                full.method = study::Method::Full;
                if (fullRuns)
                    QVERIFY((*trainer)->run({full}, {task}, *m_data, {}, {}).has_value());
                else
                    QVERIFY_THROWS_EXCEPTION(std::logic_error,
                                             (void)(*trainer)->run({full}, {task}, *m_data, {}, {}));
            }
            QVERIFY(sameBits(records[0], records[1]));
        }
    }

    void sameBitsTwice()
    {
        const auto task = taskOf(m_texts, 3, 0);
        auto first = m_trainer->run({specOf(0, 5e-3)}, {task}, *m_data, {}, {});
        auto second = m_trainer->run({specOf(0, 5e-3)}, {task}, *m_data, {}, {});
        QVERIFY(first && second);
        for (std::size_t i = 0; i < first->front().adapter.matrices.size(); ++i) {
            QVERIFY(first->front().adapter.matrices[i].a == second->front().adapter.matrices[i].a);
            QVERIFY(first->front().adapter.matrices[i].b == second->front().adapter.matrices[i].b);
        }
    }

    void microBatchesGiveTheSameStep()
    {
        const auto task = taskOf(m_texts, 3, 0);
        auto whole = specOf(0, 5e-3);
        whole.train.modelDropout = false;
        auto pieces = whole;
        pieces.train.microBatch = 3;
        auto a = m_trainer->run({whole}, {task}, *m_data, {}, {});
        auto b = m_trainer->run({pieces}, {task}, *m_data, {}, {});
        QVERIFY(a && b);
        for (std::size_t i = 0; i < a->front().history.size(); ++i)
            QVERIFY(std::abs(a->front().history[i].trainingLoss - b->front().history[i].trainingLoss) < 1e-4);
    }

    void learnsAndMeasures()
    {
        const auto task = taskOf(m_texts, 3, 0);
        auto spec = specOf(0, 1e-2);
        spec.train.epochs = 20;
        spec.train.modelDropout = false;
        auto records = m_trainer->run({spec}, {task}, *m_data, {}, {});
        QVERIFY(records.has_value());
        const auto& record = records->front();
        QVERIFY(record.history.back().trainingLoss < 0.5 * record.history.front().trainingLoss);
        QCOMPARE(record.spectra.size(), std::size_t{6});
        QCOMPARE(record.spectra[0].evaluations.size(), record.history.size());
        QCOMPARE(record.spectra[0].final, record.spectra[0].evaluations.back());
        // All directions kept is the adapter itself; none kept is the base model with the trained head.
        QCOMPARE(record.truncation.back().k, 4);
        QCOMPARE(record.truncation.back().accuracy, record.history.back().validationAccuracy);
        QCOMPARE(record.layerAblation.size(), std::size_t{2});
    }

    void fullRunsMoveTheWeights()
    {
        const auto task = taskOf(m_texts, 3, 0);
        auto spec = specOf(0, 1e-3);
        spec.method = study::Method::Full;
        auto records = m_trainer->run({spec}, {task}, *m_data, {}, {});
        QVERIFY2(records.has_value(), records ? "" : records.error().text().c_str());
        QCOMPARE(records->front().spectra.size(), std::size_t{6});
        QCOMPARE(records->front().spectra[0].rank, 32);
        QVERIFY(records->front().spectra[0].final.front() > 0);
        QVERIFY(records->front().adapter.matrices.empty());
    }

    void untilLossEndsOneMemberOnly()
    {
        auto easy = specOf(0, 1e-2);
        easy.train.untilLoss = 10; // reached at the first evaluation
        auto hard = specOf(1, 1e-2);
        auto records =
            m_trainer->run({easy, hard}, {taskOf(m_texts, 3, 0), taskOf(m_texts, 3, 1)}, *m_data, {}, {});
        QVERIFY(records.has_value());
        QCOMPARE((*records)[0].history.size(), std::size_t{1});
        QCOMPARE((*records)[1].history.size(), std::size_t{6});
        auto alone = m_trainer->run({easy}, {taskOf(m_texts, 3, 0)}, *m_data, {}, {});
        QVERIFY(((*records)[0].adapter.matrices[0].b - alone->front().adapter.matrices[0].b).norm() < 1e-5);
    }

    void lossThatIsNotFiniteEndsOneMember()
    {
        auto wild = specOf(0, 1e30);
        auto tame = specOf(1, 1e-3);
        auto records =
            m_trainer->run({wild, tame}, {taskOf(m_texts, 3, 0), taskOf(m_texts, 3, 1)}, *m_data, {}, {});
        QVERIFY2(records.has_value(), records ? "" : records.error().text().c_str());
        QVERIFY((*records)[0].provenance.count("failure"));
        QVERIFY(!(*records)[1].provenance.count("failure"));
    }

    void stops()
    {
        auto stop = base::StopToken::create();
        auto records = m_trainer->run(
            {specOf(0, 1e-3)}, {taskOf(m_texts, 3, 0)}, *m_data,
            [&](const train::TrainEvent& event) {
                if (event.step == 3)
                    stop.request(base::StopToken::Request::Now);
            },
            stop);
        QVERIFY(!records);
        QVERIFY(records.error().code == base::ErrorCode::Stopped);
    }

    void goesOnToTheSameBits_data()
    {
        QTest::addColumn<bool>("full");
        QTest::addColumn<int>("members");
        QTest::newRow("one LoRA run") << false << 1;
        QTest::newRow("a bank of three") << false << 3;
        QTest::newRow("full") << true << 1;
    }
    /// Stopped in the middle of an epoch, between two evaluations, twice in an evaluation, and while what the
    /// run leaves is measured.
    void goesOnToTheSameBits()
    {
        QFETCH(bool, full);
        QFETCH(int, members);
        std::vector<study::RunSpec> specs;
        std::vector<task::Task> tasks;
        for (int k = 0; k < members; ++k) {
            specs.push_back(specOf(k, 2e-3));
            specs.back().method = full ? study::Method::Full : study::Method::Lora;
            specs.back().lora.dropout = 0.1;
            specs.back().train.keep = study::WeightsKept::Best;
            specs.back().train.evaluateEvery = 4;
            tasks.push_back(taskOf(m_texts, 3, k));
        }
        if (members > 1)
            specs.front().train.patience = 2; // this one may end early
        const auto calm = m_trainer->run(specs, tasks, *m_data, {}, {});
        QVERIFY2(calm.has_value(), calm ? "" : calm.error().text().c_str());
        const train::CheckpointOptions checkpoint{std::filesystem::path(m_folder.path().toStdString()) /
                                                  QTest::currentDataTag() / "group.h5"};
        using Kind = train::TrainEvent::Kind;
        for (const auto& [kind, until, from] : {std::tuple{Kind::Step, 7, 1},
                                                {Kind::Step, 20, 8},
                                                {Kind::Step, 30, 21},
                                                {Kind::Evaluation, 30, 0}}) {
            auto stop = base::StopToken::create();
            int first = 0;
            const auto stopped = m_trainer->run(
                specs, tasks, *m_data,
                [&](const train::TrainEvent& event) {
                    if (event.kind == Kind::Step && first == 0)
                        first = event.step;
                    if (event.kind == kind && event.step == until)
                        stop.request(base::StopToken::Request::Now);
                },
                stop, checkpoint);
            QVERIFY(!stopped && stopped.error().code == base::ErrorCode::Stopped);
            QCOMPARE(first, from);
        }
        int resumed = 0;
        const auto rest = m_trainer->run(
            specs, tasks, *m_data,
            [&](const train::TrainEvent& event) {
                if (event.kind == train::TrainEvent::Kind::Resumed)
                    resumed = event.step;
            },
            {}, checkpoint);
        QVERIFY2(rest.has_value(), rest ? "" : rest.error().text().c_str());
        QCOMPARE(resumed, 30);
        for (std::size_t k = 0; k < specs.size(); ++k)
            QVERIFY(sameBits((*rest)[k], (*calm)[k]));

        // Of other runs it is not used, and that is said.
        auto others = specs;
        others.front().id = "another";
        std::string note;
        const auto fresh = m_trainer->run(
            others, tasks, *m_data,
            [&](const train::TrainEvent& event) {
                if (event.kind == train::TrainEvent::Kind::Note)
                    note = event.text;
            },
            {}, checkpoint);
        QVERIFY(fresh && sameBits(fresh->front(), calm->front()));
        QVERIFY2(note.find("other runs") != std::string::npos, note.c_str());
    }

    void outOfMemoryHalvesTheMicroBatch()
    {
        const auto task = taskOf(m_texts, 3, 0);
        auto spec = specOf(0, 5e-3);
        spec.train.modelDropout = false;
        const auto plenty = m_trainer->run({spec}, {task}, *m_data, {}, {});
        QVERIFY(plenty.has_value());
        QVERIFY(!plenty->front().provenance.count("micro_batch"));
        std::string note;
        const auto told = [&](const train::TrainEvent& event) {
            if (event.kind == train::TrainEvent::Kind::Note)
                note = event.text;
        };
        {
            // 8 texts of 16 tokens need 32 KiB between the layers' two products, 4 texts half of it.
            const LimitedAllocator little(20'000);
            const auto halved = m_trainer->run({spec}, {task}, *m_data, told, {});
            QVERIFY2(halved.has_value(), halved ? "" : halved.error().text().c_str());
            QVERIFY(little.refused() > 0);
            const auto& record = halved->front();
            QCOMPARE(record.provenance.at("micro_batch"), std::string("4"));
            QVERIFY(record.provenance.at("micro_batch_reason").find("not enough memory") !=
                    std::string::npos);
            QVERIFY2(note.find("4 samples at a time") != std::string::npos, note.c_str());
            QCOMPARE(record.history.size(), plenty->front().history.size());
            for (std::size_t i = 0; i < record.history.size(); ++i)
                QVERIFY(std::abs(record.history[i].trainingLoss - plenty->front().history[i].trainingLoss) <
                        1e-4);
        }
        const LimitedAllocator nothing(500);
        const auto failed = m_trainer->run({spec}, {task}, *m_data, told, {});
        QVERIFY(!failed && failed.error().code == base::ErrorCode::OutOfMemory);
        QVERIFY2(failed.error().text().find("one sample at a time") != std::string::npos,
                 failed.error().text().c_str());
    }

private:
    std::unique_ptr<train::EncodedData> encoded(const InventedTexts& texts, const study::InputSettings& input)
    {
        std::vector<std::uint32_t> all(texts.size());
        std::iota(all.begin(), all.end(), 0u);
        auto data = train::EncodedData::encode(texts, all, m_model, m_trainer->config(), input, {}, {});
        if (!data) {
            qWarning("%s", data.error().text().c_str());
            return nullptr;
        }
        return std::make_unique<train::EncodedData>(std::move(*data));
    }

    QTemporaryDir m_folder;
    std::filesystem::path m_model;
    InventedTexts m_texts{4, 40};
    InventedTexts m_mixed{4, 40, 0.06};
    study::InputSettings m_input, m_mixedInput;
    std::unique_ptr<train::Trainer> m_trainer;
    std::unique_ptr<train::EncodedData> m_data, m_mixedData;
};

QTEST_GUILESS_MAIN(TrainerTest)
#include "test_trainer.moc"
