#include "StudyResultsReader.h"

#include "analysis/LoadStudy.h"

namespace deltarank::cli {

base::Result<ReadStudy> readStudy(const std::string& folder, const base::StopToken& stop,
                                  const base::ProgressSink& progress)
{
    auto store = study::Store::open(folder);
    DELTARANK_TRY(store);
    study::ReaderClient reader;
    auto loaded = analysis::loadStudy(*store, reader, stop, progress);
    DELTARANK_TRY(loaded);
    std::shared_ptr<const analysis::PublishedResults> published;
    if (auto tables = analysis::PublishedResults::load())
        published = std::make_shared<analysis::PublishedResults>(std::move(*tables));
    ReadStudy read{std::move(*store), nullptr, std::move(loaded->unread)};
    read.table = std::make_unique<analysis::ResultsTable>(std::move(loaded->results), published);
    return read;
}

} // namespace deltarank::cli
