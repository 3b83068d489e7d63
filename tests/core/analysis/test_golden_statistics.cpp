#include "analysis/Association.h"
#include "analysis/Regression.h"
#include "analysis/Statistics.h"
#include "base/Files.h"

#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace deltarank;
using namespace deltarank::analysis;
using nlohmann::json;

namespace {

json reference()
{
    const auto text = base::readFile(DELTARANK_TEST_DATA "/golden/statistics/statistics.json");
    if (!text)
        qFatal("%s", text.error().text().c_str());
    return json::parse(*text);
}

std::vector<double> list(const json& value)
{
    return value.get<std::vector<double>>();
}

void near(double here, const json& there, double relative, const char* what)
{
    const double expected = there.get<double>();
    const double error = std::abs(here - expected) / std::max(std::abs(expected), 1e-12);
    QVERIFY2(
        error <= relative,
        qPrintable(QString("%1: %2, expected %3").arg(what).arg(here, 0, 'g', 15).arg(expected, 0, 'g', 15)));
}

} // namespace

/// Against scipy and numpy (tests/golden/statistics).
class GoldenStatisticsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void student()
    {
        for (const json& c : reference()["quantiles"])
            near(studentQuantile(c["level"], c["degrees"]), c["t"], 1e-9, "t");
        for (const json& c : reference()["p_values"])
            near(studentP(c["t"], c["degrees"]), c["p"], 1e-9, "p");
    }
    void regression()
    {
        for (const json& c : reference()["regression"]) {
            const auto fit = fitLine(list(c["x"]), list(c["y"]));
            QVERIFY(fit.has_value());
            near(fit->slope, c["slope"], 1e-9, "slope");
            near(fit->intercept, c["intercept"], 1e-9, "intercept");
            near(fit->r2, c["r2"], 1e-8, "R2");
            near(fit->slopeError, c["slope_error"], 1e-9, "error of slope");
            near(fit->interceptError, c["intercept_error"], 1e-9, "error of intercept");
            near(fit->p, c["p"], 1e-8, "p");
            for (std::size_t i = 0; i < c["band_x"].size(); ++i) {
                const Interval band = fit->bandAt(c["band_x"][i]);
                near(band.low, c["band_low"][i], 1e-8, "band");
                near(band.high, c["band_high"][i], 1e-8, "band");
            }
        }
    }
    void ranks()
    {
        for (const json& c : reference()["spearman"]) {
            const auto rho = spearman(list(c["x"]), list(c["y"]));
            near(rho->coefficient, c["rho"], 1e-9, "rho");
            near(rho->p, c["p"], 1e-9, "p of rho");
        }
    }
    void errorsInBoth()
    {
        for (const json& c : reference()["errors_in_both"]) {
            const auto fit = yorkLine(list(c["x"]), list(c["y"]), list(c["x_error"]), list(c["y_error"]));
            QVERIFY(fit.has_value());
            near(fit->slope, c["slope"], 1e-6, "slope");
            near(fit->intercept, c["intercept"], 1e-6, "intercept");
            // scipy's covariance is of a linearised model: a little different for these few points
            near(fit->slopeError, c["slope_error"], 0.02, "error of slope");
            near(fit->interceptError, c["intercept_error"], 0.02, "error of intercept");
        }
        // Equal errors everywhere: Deming's closed form
        const json last = reference()["errors_in_both"][2];
        near(demingLine(list(last["x"]), list(last["y"]), 4.0)->slope, last["slope"], 1e-6, "Deming");
    }
    void withinGroupsOfRuns()
    {
        for (const json& c : reference()["within"]) {
            std::vector<Group> groups;
            for (const json& g : c["groups"])
                groups.push_back({list(g["x"]), list(g["y"])});
            const auto within = withinGroups(groups);
            QVERIFY(within.has_value());
            near(within->slope, c["slope"], 1e-9, "slope");
            near(within->slopeError, c["slope_error"], 1e-9, "error of slope");
            near(within->p, c["p"], 1e-8, "p");
            near(within->interval.low, c["low"], 1e-8, "low");
            near(within->interval.high, c["high"], 1e-8, "high");
        }
    }
    void bootstrap()
    {
        for (const json& c : reference()["bootstrap"]) {
            std::vector<ConfigurationRuns> configurations;
            for (const json& one : c["configurations"])
                configurations.push_back({list(one["x"]), list(one["y"]), false});
            const auto here = bootstrapSlope(configurations, 7, 20000);
            QVERIFY(here.has_value());
            const double width = c["high"].get<double>() - c["low"].get<double>();
            QVERIFY(std::abs(here->interval.low - c["low"].get<double>()) < 0.03 * width);
            QVERIFY(std::abs(here->interval.high - c["high"].get<double>()) < 0.03 * width);
            near(here->standardError, c["error"], 0.03, "standard error");
        }
    }
    void intervals()
    {
        for (const json& c : reference()["aggregate"]) {
            std::vector<RunValues> runs;
            for (const json& r : c["runs"])
                runs.push_back({"run", list(r), 0});
            const auto published = aggregate(runs, IntervalKind::Published),
                       run = aggregate(runs, IntervalKind::Run);
            near(published->mean, c["mean"], 1e-12, "mean");
            near(published->interval->low, c["published"][0], 1e-10, "published low");
            near(published->interval->high, c["published"][1], 1e-10, "published high");
            near(run->interval->low, c["run"][0], 1e-10, "run low");
            near(run->interval->high, c["run"][1], 1e-10, "run high");
        }
    }
};

QTEST_GUILESS_MAIN(GoldenStatisticsTest)
#include "test_golden_statistics.moc"
