#pragma once

#include "SmallModel.h"
#include "base/Files.h"
#include "base/RandomStream.h"
#include "study/RunFile.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

/// A base model, a table of texts and a specification in a folder of their own, and deltarank-cli to work on
/// them: a study of seconds with everything a large one has (full runs, banks, shuffled labels, controls).
class StudyProgram
{
public:
    explicit StudyProgram(int epochs = 4)
    {
        m_root = m_folder.path().toStdString();
        writeSmallModel(m_root / "model");
        deltarank::base::RandomStream stream({5, deltarank::base::Purpose::Other, 0, 0, 0});
        std::string table = "text,label\n";
        for (int i = 0; i < 400; ++i) {
            const int label = i % 4;
            for (int w = 0; w < 6 + static_cast<int>(stream.below(8)); ++w)
                table += "w" + std::to_string(stream.uniform() < 0.5 ? label : stream.below(60)) + " ";
            table += ",c" + std::to_string(label) + "\n";
        }
        write(m_root / "texts.csv", table);
        nlohmann::json spec = nlohmann::json::parse(R"({
            "schema": 1, "name": "small", "repeats": 2, "dataset": {"source": "csv"},
            "task": {"train_size": 48, "validation_size": 12}, "input": {"max_tokens": 16},
            "lora": {"rank": 4, "alpha": 8, "dropout": 0.1}, "compute": {"threads": 1, "bank": 3, "precision": "float32"},
            "train": {"batch_size": 8, "evaluate_every": 4, "keep": "best",
                      "full": {"learning_rate": 0.001}, "lora": {"learning_rate": 0.005}},
            "null_controls": {"random": 1, "shuffled": 1},
            "sweeps": [{"name": "classes", "classes": [2, 3]},
                       {"name": "shuffle", "methods": ["lora"], "class_count": 3, "corruption": [0.5, 1]}]})");
        spec["model"]["path"] = (m_root / "model").string();
        spec["dataset"]["path"] = (m_root / "texts.csv").string();
        for (const char* method : {"full", "lora"})
            spec["train"][method]["epochs"] = epochs;
        write(m_root / "small.json", spec.dump(1));
    }

    const std::filesystem::path& root() const { return m_root; }
    std::filesystem::path study(const std::string& name) const { return m_root / (name + ".study"); }
    static QString program() { return QStringLiteral(DELTARANK_BINARY_DIR "/bin/deltarank-cli"); }

    QProcessEnvironment environment() const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("DELTARANK_CACHE", QString::fromStdString((m_root / "cache").string()));
        for (const char* name : {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN"})
            environment.remove(name);
        return environment;
    }

    struct Answer
    {
        int status = -1;
        QString out, err;
        std::string text() const { return (out + err).toStdString(); }
    };
    Answer call(const QStringList& arguments, const QMap<QString, QString>& more = {}) const
    {
        QProcess process;
        auto variables = environment();
        for (auto it = more.begin(); it != more.end(); ++it)
            variables.insert(it.key(), it.value());
        process.setProcessEnvironment(variables);
        process.start(program(), arguments);
        process.waitForFinished(300'000);
        Answer answer;
        answer.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        answer.out = QString::fromUtf8(process.readAllStandardOutput());
        answer.err = QString::fromUtf8(process.readAllStandardError());
        return answer;
    }
    QString path(const std::string& name) const { return QString::fromStdString(study(name).string()); }
    Answer make(const std::string& name, const QStringList& sets = {}) const
    {
        QStringList arguments{"new", QString::fromStdString((m_root / "small.json").string()), "-o",
                              path(name)};
        for (const QString& set : sets)
            arguments << "--set" << set;
        return call(arguments);
    }

    static std::set<std::string> runsOf(const std::filesystem::path& study)
    {
        std::set<std::string> names;
        std::error_code ec;
        for (const auto& entry : std::filesystem::directory_iterator(study / "runs", ec))
            if (entry.path().extension() == ".h5")
                names.insert(entry.path().filename().string());
        return names;
    }

    /// The first difference between the runs of two studies in anything but time and place; "" if there is
    /// none. Numbers must have the same bits.
    static std::string difference(const std::filesystem::path& a, const std::filesystem::path& b)
    {
        const auto names = runsOf(a);
        if (names != runsOf(b))
            return "different runs are done: " + std::to_string(names.size()) + " and " +
                   std::to_string(runsOf(b).size());
        for (const auto& name : names) {
            auto one = deltarank::study::readRunFile(a / "runs" / name);
            auto other = deltarank::study::readRunFile(b / "runs" / name);
            if (!one || !other)
                return name + ": " + (one ? other : one).error().text();
            if (const std::string what = difference(*one, *other); !what.empty())
                return name + ": " + what;
        }
        return {};
    }

private:
    static void write(const std::filesystem::path& path, const std::string& text)
    {
        if (!deltarank::base::writeFileAtomically(path, text))
            qFatal("cannot write %s", path.c_str());
    }

    static std::string difference(const deltarank::study::RunRecord& a, const deltarank::study::RunRecord& b)
    {
        if (a.spec != b.spec || a.trainSampleIds != b.trainSampleIds ||
            a.task.trainLabels != b.task.trainLabels || a.task.validationSamples != b.task.validationSamples)
            return "settings or task";
        if (a.history.size() != b.history.size())
            return "length of the history";
        for (std::size_t i = 0; i < a.history.size(); ++i) {
            const auto& p = a.history[i];
            const auto& q = b.history[i];
            if (p.step != q.step || p.epoch != q.epoch || p.learningRate != q.learningRate ||
                p.trainingLoss != q.trainingLoss || p.validationLoss != q.validationLoss ||
                p.validationAccuracy != q.validationAccuracy || p.gradientNorm != q.gradientNorm ||
                p.cleanAccuracy != q.cleanAccuracy || p.corruptedAccuracy != q.corruptedAccuracy)
                return "history at step " + std::to_string(p.step);
        }
        if (a.metrics != b.metrics)
            return "metrics";
        if (a.layerAblation != b.layerAblation)
            return "accuracy without a layer";
        if (a.truncation.size() != b.truncation.size())
            return "truncation";
        for (std::size_t i = 0; i < a.truncation.size(); ++i)
            if (a.truncation[i].k != b.truncation[i].k ||
                a.truncation[i].accuracy != b.truncation[i].accuracy)
                return "truncation";
        if (a.spectra.size() != b.spectra.size())
            return "number of spectra";
        for (std::size_t i = 0; i < a.spectra.size(); ++i)
            if (a.spectra[i].final != b.spectra[i].final ||
                a.spectra[i].evaluations != b.spectra[i].evaluations)
                return "spectrum of " + a.spectra[i].modulePath;
        if (a.adapter.matrices.size() != b.adapter.matrices.size() ||
            a.adapter.head.size() != b.adapter.head.size())
            return "number of matrices";
        for (std::size_t i = 0; i < a.adapter.matrices.size(); ++i)
            if (a.adapter.matrices[i].a != b.adapter.matrices[i].a ||
                a.adapter.matrices[i].b != b.adapter.matrices[i].b)
                return "weights of " + a.adapter.matrices[i].modulePath;
        for (std::size_t i = 0; i < a.adapter.head.size(); ++i)
            if (a.adapter.head[i].values != b.adapter.head[i].values)
                return "head " + a.adapter.head[i].name;
        return {};
    }

    QTemporaryDir m_folder;
    std::filesystem::path m_root;
};
