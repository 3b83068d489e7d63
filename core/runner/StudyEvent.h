#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "study/RunRecord.h"

#include <functional>
#include <optional>
#include <string>

namespace deltarank::runner {

/// What a running study tells, as plain values, from the thread that runs it. Receivers limit their own rate.
struct StudyEvent
{
    enum class Kind {
        Preparing,    ///< `progress`: opening data, loading the model, encoding
        Note,         ///< `text`: something a person should know, once
        StudyStarted, ///< plan fixed, counts known
        RunStarted,
        Step,       ///< of the group in training; run is the group's first
        Evaluation, ///< `point` of one run
        RunDone,
        RunFailed,    ///< `error`
        StudyDone,    ///< nothing is left to do
        StudyStopped, ///< asked to stop; the rest is still to do
    };
    Kind kind = Kind::Note;
    int run = -1; ///< number in the plan
    int group = -1;
    int step = 0;
    int steps = 0;
    double loss = 0;
    double samplesPerSecond = 0;
    double secondsLeft = -1; ///< of the whole share of work; negative: not known yet
    double share = 0;        ///< of the work that is done, by the time it takes: 0 .. 1
    int done = 0;            ///< runs of this share that are finished, failed and in all
    int failed = 0;
    int total = 0;
    std::string text{};
    std::string device{};
    base::Progress progress{};
    study::HistoryPoint point{};
    std::optional<base::Error> error{};
};

using StudyEventSink = std::function<void(const StudyEvent&)>;

} // namespace deltarank::runner
