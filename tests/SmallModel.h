#pragma once

#include "Golden.h"
#include "base/Files.h"

#include <QtGlobal>
#include <filesystem>
#include <string>

/// Makes a folder with a base model that trains in milliseconds: the golden BERT of random weights and a
/// vocabulary of the special tokens and the words w0 ... w59.
inline void writeSmallModel(const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    for (const char* name : {"config.json", "model.safetensors"})
        std::filesystem::copy_file(goldenFile(std::string("bert-tiny-random/") + name), folder / name);
    std::string vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
    for (int i = 0; i < 60; ++i)
        vocabulary += "w" + std::to_string(i) + "\n";
    if (!deltarank::base::writeFileAtomically(folder / "vocab.txt", vocabulary))
        qFatal("cannot write %s", folder.c_str());
}
