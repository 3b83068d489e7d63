#pragma once

#include "analysis/Figure.h"
#include "analysis/Table.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "lab/Lab.h"
#include "study/ReaderClient.h"

#include <filesystem>
#include <string>
#include <vector>

namespace deltarank::lab {

/// What a student did in one step.
struct StepRecord
{
    std::string title;
    std::string task;   ///< what was asked: the question, the text to write, or the goal's sentence
    std::string answer; ///< as typed; the sentence under "now" for a goal
    bool done = false;  ///< reached, right, or written
};

/// A student's lab, as the report keeps it.
struct LabRecord
{
    std::string student;
    std::string lab; ///< id
    std::string title;
    std::string study;
    std::string fingerprint; ///< of the study's data set
    std::string created;     ///< UTC
    std::string version;     ///< of the program
    std::vector<StepRecord> steps;

    int doneCount() const;
};

/// One page with the answers and the figures as the student left them, which readLabReport() reads back.
base::Result<std::string> labReportHtml(const LabRecord& record,
                                        const std::vector<analysis::Figure>& figures);
/// Errors: Format for a page that is no report of a lab.
base::Result<LabRecord> readLabReport(const std::filesystem::path& path);

/// What was found in a folder.
struct Gathered
{
    analysis::Table table;           ///< one row for each report or study, by file name
    std::vector<std::string> unread; ///< one sentence each
};

/// One row for every lab report (*.html) and every study (*.study, or packed as *.tar) in a folder and the
/// folders in it: who, how many steps are done and every answer; for a study its runs, accuracies and mean
/// ranks by matrix kind. What cannot be read is listed and the others go on. Errors: NotFound for a folder
/// that is missing or holds neither, Stopped.
base::Result<Gathered> gather(const std::filesystem::path& folder, study::ReaderClient& reader,
                              const base::StopToken& stop = {}, const base::ProgressSink& progress = {});

} // namespace deltarank::lab
