#include "ui/work/MachineRates.h"

#include "ui/base/Settings.h"
#include "ui/work/StudyDocument.h"

#include <QFileInfo>
#include <QSet>

namespace deltarank::ui {

namespace {

/// A model is the same one under its full name, its last part and the path of its folder.
QString keyOf(const QString& model, const char* method)
{
    QString path = model;
    while (path.endsWith('/'))
        path.chop(1);
    return QStringLiteral("trained/%1/%2").arg(QFileInfo(path).fileName(), QLatin1String(method));
}

std::vector<std::pair<std::string, double>> secondsOf(const StudyDocument& study, const QSet<QString>* only)
{
    // A run that ended this moment is not read yet; until then its row holds a guess.
    QSet<QString> read;
    for (const analysis::RunSummary& run : study.results().runs)
        read.insert(QString::fromStdString(run.id));
    std::vector<std::pair<std::string, double>> seconds;
    for (const RunRow& row : study.rows())
        if (row.state == RunState::Done && row.seconds && read.contains(row.id) &&
            (!only || only->contains(row.id)))
            seconds.emplace_back(row.id.toStdString(), *row.seconds);
    return seconds;
}

} // namespace

study::CostRate rateOf(const study::Plan& plan, const std::vector<std::pair<std::string, double>>& seconds)
{
    study::CostRate rate;
    double time[2] = {0, 0};
    double cost[2] = {0, 0};
    for (const auto& [id, spent] : seconds) {
        const int run = plan.find(id);
        if (run < 0 || !(spent > 0))
            continue;
        const study::PlannedRun& planned = plan.runs[static_cast<std::size_t>(run)];
        const int method = planned.spec.method == study::Method::Full ? 0 : 1;
        time[method] += spent;
        cost[method] += planned.cost;
    }
    rate.full = cost[0] > 0 ? time[0] / cost[0] : 0;
    rate.lora = cost[1] > 0 ? time[1] / cost[1] : 0;
    return rate;
}

study::CostRate rateOfStudy(const StudyDocument& study)
{
    return study.plan() ? rateOf(*study.plan(), secondsOf(study, nullptr)) : study::CostRate{};
}

study::CostRate rateTrainedHere(const StudyDocument& study)
{
    return study.plan() && !study.trainedHere().isEmpty()
               ? rateOf(*study.plan(), secondsOf(study, &study.trainedHere()))
               : study::CostRate{};
}

study::CostRate rememberedRate(const Settings& settings, const QString& model)
{
    const auto rate = [&](const char* method) {
        return settings.value(keyOf(model, method), QStringLiteral("0")).toDouble();
    };
    return {rate("full"), rate("lora")};
}

bool rememberRate(Settings& settings, const QString& model, const study::CostRate& rate)
{
    bool changed = false;
    for (const auto& [method, value] : {std::pair("full", rate.full), std::pair("lora", rate.lora)}) {
        const QString now = QString::number(value, 'g', 6);
        if (!(value > 0) || settings.value(keyOf(model, method), {}) == now)
            continue;
        settings.setValue(keyOf(model, method), now);
        changed = true;
    }
    return changed;
}

} // namespace deltarank::ui
