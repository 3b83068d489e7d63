#pragma once

#include "study/Presets.h"
#include "study/Store.h"
#include "study/StudySpecJson.h"

#include <QDir>
#include <QFile>
#include <QString>
#include <fstream>

/// Studies that really train, small enough for a test.
namespace deltarank::test {

/// Texts of four easily told classes, made from a few words each: no data set need be on the machine.
inline QString writeTexts(const QString& folder, int perClass = 40)
{
    const QString path = folder + "/texts.csv";
    std::ofstream out(path.toStdString());
    out << "text,label\n";
    const char* words[4][6] = {{"kernel", "driver", "module", "boot", "device", "hardware"},
                               {"font", "glyph", "typeface", "serif", "letter", "outline"},
                               {"game", "player", "level", "score", "arcade", "puzzle"},
                               {"editor", "text", "syntax", "buffer", "cursor", "highlight"}};
    for (int i = 0; i < perClass; ++i)
        for (int c = 0; c < 4; ++c) {
            out << "the";
            for (int w = 0; w < 5; ++w)
                out << ' ' << words[c][(i * 7 + w * (1 + i % 5)) % 6];
            out << " number " << i << ",class " << static_cast<char>('a' + c) << '\n';
        }
    return path;
}

/// The preset demo-text on those texts, cut to seconds.
inline nlohmann::json shortSpec(const QString& csv, int steps = 6)
{
    nlohmann::json spec = *study::loadPreset("demo-text");
    spec["dataset"] = {{"source", "csv"}, {"path", csv.toStdString()}};
    spec["repeats"] = 2;
    spec["task"]["train_size"] = 40;
    spec["task"]["minimum_per_class"] = 0;
    spec["task"]["validation_size"] = 8;
    spec["input"]["max_tokens"] = 16;
    spec["lora"]["rank"] = 4;
    spec["train"]["batch_size"] = 8;
    spec["train"]["steps"] = steps;
    spec["compute"]["bank"] = 2;
    spec["compute"]["precision"] = "float32";
    spec["null_controls"] = {{"random", 1}, {"shuffled", 0}};
    spec["sweeps"] = {{{"name", "classes"}, {"methods", {"full", "lora"}}, {"classes", {2, 3, 4}}},
                      {{"name", "shuffle"},
                       {"methods", {"lora"}},
                       {"class_count", 2},
                       {"corruption", {0, 0.5}},
                       {"mode", "shuffle"}}};
    return spec;
}

/// Makes the study's folder; fails the test's way by returning an empty text.
inline QString makeStudy(const QString& folder, const QString& name, nlohmann::json spec)
{
    spec["name"] = name.toStdString();
    const auto read = study::studySpecFromJson(spec);
    if (!read)
        return {};
    const auto store = study::Store::create((folder + '/' + name + ".study").toStdString(), *read);
    return store ? QString::fromStdString(store->folder().string()) : QString();
}

/// The reader process beside the programs, where the tests look for it.
inline void useBuiltReader(const char* binaryFolder)
{
    qputenv("DELTARANK_READ", QByteArray(binaryFolder) + "/bin/deltarank-read");
}

} // namespace deltarank::test
