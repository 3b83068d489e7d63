#pragma once

#include "study/Fields.h"
#include "study/RunSpec.h"

/// Names, ranges and order of the fields of every settings structure: the one place that knows them.
namespace deltarank::study {

namespace names {
inline constexpr const char* method[] = {"full", "lora"};
inline constexpr const char* loraInit[] = {"gaussian", "kaiming"};
inline constexpr const char* schedule[] = {"constant", "linear", "cosine"};
inline constexpr const char* precision[] = {"float32", "bfloat16"};
inline constexpr const char* weightsKept[] = {"last", "best"};
inline constexpr const char* nullControl[] = {"none", "random", "shuffled"};
inline constexpr const char* subset[] = {"random", "nearest", "farthest", "fixed"};
inline constexpr const char* size[] = {"strict", "published"};
inline constexpr const char* corruptionMode[] = {"shuffle", "swap", "uniform"};
} // namespace names

namespace ranges {
inline constexpr Range steps{0, 1'000'000};
inline constexpr Range epochs{0, 100'000, true};
inline constexpr Range learningRate{0, 10, true};
inline constexpr Range rank{1, 65'536};
inline constexpr Range alpha{0, 1e6, true};
inline constexpr Range classes{2, 1'000'000};
inline constexpr Range samples{0, 100'000'000};
inline constexpr Range share{0, 1};
inline constexpr Range repeats{1, 10'000};
} // namespace ranges

void fields(FieldVisitor& visitor, task::TaskSpec& task);
void fields(FieldVisitor& visitor, LoraSettings& lora);
/// All but learning rates and epochs, which a study gives for each method.
void commonFields(FieldVisitor& visitor, TrainSettings& train);
/// Learning rates and epochs.
void methodFields(FieldVisitor& visitor, TrainSettings& train);
void fields(FieldVisitor& visitor, InputSettings& input);
void fields(FieldVisitor& visitor, ComputeSettings& compute);
void fields(FieldVisitor& visitor, RunSpec& run);

/// Faults that only show between fields.
void checkLora(const LoraSettings& lora, const std::string& path, std::vector<Problem>& problems);

} // namespace deltarank::study
