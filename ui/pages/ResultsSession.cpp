#include "spectrum/Measures.h"
#include "ui/pages/FigureGrid.h"
#include "ui/pages/ResultsControls.h"
#include "ui/pages/ResultsPage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSplitter>
#include <utility>

/// What the results page remembers of each study: figures, zooms, settings, the studies beside it.
namespace deltarank::ui {

namespace {

QString keyOf(const QString& path)
{
    return "results/" + QString(path).replace('/', '|');
}

QJsonObject settingsJson(const analysis::AnalysisSettings& settings)
{
    QJsonArray kinds;
    for (const std::string& kind : settings.kinds)
        kinds.append(QString::fromStdString(kind));
    return {{"threshold", settings.threshold},
            {"measure", QString::fromLatin1(spectrum::id(settings.measure))},
            {"interval", static_cast<int>(settings.interval)},
            {"accuracy", static_cast<int>(settings.accuracy)},
            {"kinds", kinds},
            {"layer_from", settings.layerFrom},
            {"layer_to", settings.layerTo},
            {"single_runs", settings.singleRuns},
            {"overlay", settings.overlay},
            {"overlay_dataset", QString::fromStdString(settings.overlayDataset)},
            {"fit", settings.fit},
            {"null_controls", settings.nullControls},
            {"chance_corrected", settings.chanceCorrected},
            {"exploratory", settings.exploratory}};
}

/// What is missing or out of range stays as it is: the file may be of another version, or edited.
void readSettings(const QJsonObject& json, analysis::AnalysisSettings& settings)
{
    const auto flag = [&json](const char* key, bool& value) {
        value = json[QLatin1String(key)].toBool(value);
    };
    if (const double threshold = json["threshold"].toDouble(); threshold >= 0.5 && threshold <= 0.999)
        settings.threshold = threshold;
    if (const auto measure = spectrum::measureFromId(json["measure"].toString().toStdString()))
        settings.measure = *measure;
    if (const int interval = json["interval"].toInt(-1); interval >= 0 && interval <= 1)
        settings.interval = static_cast<analysis::IntervalKind>(interval);
    if (const int accuracy = json["accuracy"].toInt(-1); accuracy >= 0 && accuracy <= 2)
        settings.accuracy = static_cast<analysis::AccuracyKind>(accuracy);
    if (json["kinds"].isArray()) {
        settings.kinds.clear();
        for (const QJsonValue kind : json["kinds"].toArray())
            settings.kinds.push_back(kind.toString().toStdString());
    }
    settings.layerFrom = std::max(0, json["layer_from"].toInt(settings.layerFrom));
    settings.layerTo = std::max(-1, json["layer_to"].toInt(settings.layerTo));
    flag("single_runs", settings.singleRuns);
    flag("overlay", settings.overlay);
    settings.overlayDataset =
        json["overlay_dataset"].toString(QString::fromStdString(settings.overlayDataset)).toStdString();
    flag("fit", settings.fit);
    flag("null_controls", settings.nullControls);
    flag("chance_corrected", settings.chanceCorrected);
    flag("exploratory", settings.exploratory);
}

} // namespace

void ResultsPage::saveSession() const
{
    if (m_sessionOf.isEmpty())
        return;
    context().settings.setState("resultsSplitter", m_splitter->saveState());
    Zooms zooms{m_grid->panels(), {}, m_grid->maximised()};
    for (int i = 0; i < m_grid->count(); ++i)
        zooms.zooms << m_grid->card(i)->view()->zoom();
    if (m_zooms) // not shown yet
        zooms = *m_zooms;
    const AxisChoice axes = m_controls->axes();
    const QJsonObject session{{"figures", QJsonArray::fromStringList(m_grid->shown())},
                              {"rows", QJsonArray::fromStringList(m_grid->shownRows())},
                              {"beside", QJsonArray::fromStringList(m_beside)},
                              {"panels", zooms.panels},
                              {"zooms", QJsonArray::fromStringList(zooms.zooms)},
                              {"settings", settingsJson(m_controls->settings())},
                              {"log_x", axes.x.has_value()},
                              {"log_y", axes.y.has_value()},
                              {"maximised", zooms.maximised}};
    context().settings.setValue(keyOf(m_sessionOf),
                                QString::fromUtf8(QJsonDocument(session).toJson(QJsonDocument::Compact)));
}

/// What was saved of the study; empty if nothing was.
QJsonObject ResultsPage::session() const
{
    return QJsonDocument::fromJson(context().settings.value(keyOf(m_sessionOf), {}).toUtf8()).object();
}

/// False where there is nothing to restore; else the figures are there.
bool ResultsPage::restoreSession(const QJsonObject& session)
{
    if (const QByteArray state = context().settings.state("resultsSplitter"); !state.isEmpty())
        m_splitter->restoreState(state);
    if (m_grid->maximised() != -1)
        m_grid->setMaximised(-1); // of the study before
    if (session.isEmpty())
        return false;
    analysis::AnalysisSettings settings = m_controls->settings();
    readSettings(session["settings"].toObject(), settings);
    m_controls->setSettings(settings);
    AxisChoice axes;
    if (session["log_x"].toBool())
        axes.x = analysis::AxisScale::Logarithmic;
    if (session["log_y"].toBool())
        axes.y = analysis::AxisScale::Logarithmic;
    m_controls->setAxes(axes);
    const auto strings = [&session](const char* key) {
        QStringList all;
        for (const QJsonValue value : session[QLatin1String(key)].toArray())
            all << value.toString();
        return all;
    };
    m_grid->setShown(strings("figures"), strings("rows"));
    m_zooms = Zooms{session["panels"].toInt(1), strings("zooms"), session["maximised"].toInt(-1)};
    rebuild();
    return true;
}

/// Once all figures are there: only then can they be zoomed.
void ResultsPage::restoreZooms()
{
    const Zooms zooms = *std::exchange(m_zooms, std::nullopt);
    for (int i = 0; i < m_grid->count() && i < zooms.zooms.size(); ++i)
        m_grid->card(i)->view()->setZoom(zooms.zooms[i]);
    if (zooms.maximised >= 0)
        m_grid->setMaximised(std::min(zooms.maximised, m_grid->count() - 1));
}

} // namespace deltarank::ui
