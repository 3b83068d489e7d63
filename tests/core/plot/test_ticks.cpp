#include "plot/Theme.h"
#include "plot/Ticks.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace deltarank;
using namespace deltarank::plot;
using analysis::Axis;
using analysis::Interval;

namespace {
std::vector<std::string> labels(const Axis& axis, Interval range)
{
    std::vector<std::string> all;
    for (const Tick& tick : ticks(axis, range))
        all.push_back(tick.label);
    return all;
}
double contrast(Colour a, Colour b)
{
    const auto luminance = [](Colour c) { // WCAG 2
        const auto linear = [](double v) {
            v /= 255;
            return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
    };
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}
} // namespace

class TicksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knownRanges()
    {
        QCOMPARE(labels({}, {0, 1}), (std::vector<std::string>{"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"}));
        QCOMPARE(labels({}, {0, 24}), (std::vector<std::string>{"0", "5", "10", "15", "20"}));
        QCOMPARE(labels({}, {-0.3, 0.31}),
                 (std::vector<std::string>{"−0.3", "−0.2", "−0.1", "0.0", "0.1", "0.2", "0.3"}));
        QCOMPARE(labels({}, {0.68, 0.985}),
                 (std::vector<std::string>{"0.70", "0.75", "0.80", "0.85", "0.90", "0.95"}));
    }
    void fourToSevenEverywhere()
    {
        for (double low : {-1000.0, -3.7, 0.0, 0.003, 12.5, 1e6})
            for (double width = 1e-6; width < 1e6; width *= 1.37) {
                if (low + width == low || width < std::abs(low) * 1e-9)
                    continue;
                const auto t = ticks({}, {low, low + width});
                QVERIFY2(t.size() >= 3 && t.size() <= 7,
                         qPrintable(QString("%1 ticks in [%2, +%3]").arg(t.size()).arg(low).arg(width)));
                for (const Tick& tick : t)
                    QVERIFY(tick.place >= low - width * 1e-6 && tick.place <= low + width * (1 + 1e-6));
            }
    }
    void wholeNumbers()
    {
        Axis axis;
        axis.wholeNumbers = true;
        QCOMPARE(labels(axis, {-0.2, 3.2}), (std::vector<std::string>{"0", "1", "2", "3"}));
        QCOMPARE(labels(axis, {0, 11.5}), (std::vector<std::string>{"0", "2", "4", "6", "8", "10"}));
    }
    void logarithmic()
    {
        Axis axis;
        axis.scale = analysis::AxisScale::Logarithmic;
        QCOMPARE(labels(axis, {0.9, 128}),
                 (std::vector<std::string>{"1", "2", "5", "10", "20", "50", "100"}));
        QCOMPARE(labels(axis, {5e-6, 2e-2}), (std::vector<std::string>{"1e−5", "1e−4", "0.001", "0.01"}));
        QVERIFY(labels(axis, {1e-30, 1e30}).size() <= 9);
        // Less than a decade: never an axis without numbers
        QCOMPARE(labels(axis, {6800, 9400}),
                 (std::vector<std::string>{"7000", "7500", "8000", "8500", "9000"}));
        for (double low = 1e-4; low < 1e4; low *= 1.7)
            for (double factor : {1.05, 1.3, 2.0, 4.0, 9.0})
                QVERIFY2(labels(axis, {low, low * factor}).size() >= 3, qPrintable(QString::number(low)));
        QVERIFY(std::abs(position(axis, {1, 100}, 10) - 0.5) < 1e-12);
    }
    void labelsNeverTouch()
    {
        // Digits of one unit: labels of four take four.
        const auto inRoom = [](const Axis& axis, Interval range, double length) {
            const LabelRoom room{length, 1, [](const std::string& label) {
                                     return static_cast<double>(QString::fromStdString(label).size());
                                 }};
            const auto all = ticks(axis, range, &room);
            double end = -1e9;
            for (const Tick& tick : all) {
                const double middle = position(axis, range, tick.place) * length;
                const double half = room.extent(tick.label) / 2;
                if (all.size() > 2 && middle - half < end + 1)
                    return std::vector<std::string>{"touching"};
                end = middle + half;
            }
            std::vector<std::string> shown;
            for (const Tick& tick : all)
                shown.push_back(tick.label);
            return shown;
        };
        const Interval accuracy{0.64, 0.98};
        QCOMPARE(inRoom({}, accuracy, 60), labels({}, accuracy));
        QCOMPARE(inRoom({}, accuracy, 20), (std::vector<std::string>{"0.7", "0.8", "0.9"}));
        Axis axis;
        for (const bool logarithmic : {false, true}) {
            axis.scale = logarithmic ? analysis::AxisScale::Logarithmic : analysis::AxisScale::Linear;
            for (double low : {0.003, 0.64, 12.5, 1e4})
                for (double factor = 1.01; factor < 1e6; factor *= 1.7)
                    for (double length : {12.0, 20.0, 40.0, 100.0}) {
                        const auto shown = inRoom(axis, {low, low * factor}, length);
                        QVERIFY(shown != std::vector<std::string>{"touching"});
                        QVERIFY(length < 40 || shown.size() >= 2);
                    }
        }
        axis.scale = analysis::AxisScale::Logarithmic; // powers of ten also where few of them find room
        QCOMPARE(inRoom(axis, {20, 20000}, 12), (std::vector<std::string>{"100", "10000"}));
        QVERIFY(ticks(axis, {0, 10}).empty());
        Axis layers;
        for (int i = 0; i < 12; ++i)
            layers.names.emplace_back(i, "layer " + std::to_string(i));
        QCOMPARE(inRoom(layers, {-0.5, 11.5}, 40),
                 (std::vector<std::string>{"layer 0", "layer 3", "layer 6", "layer 9"}));
    }
    void paddedRanges()
    {
        Axis axis;
        QCOMPARE(paddedRange(axis, {2, 4}).low, 1.9);
        QCOMPARE(paddedRange(axis, {2, 4}).high, 4.1);
        axis.range = Interval{0, 0};
        QVERIFY2(paddedRange(axis, {0, 10}).low < 0, "no point at 0 lies half behind the axis");
        axis.range.reset();
        axis.limits = Interval{0, 1};
        for (const auto scale : {analysis::AxisScale::Linear, analysis::AxisScale::Logarithmic}) {
            axis.scale = scale;
            QCOMPARE(paddedRange(axis, {0.7, 1}).high, 1.0);
            QCOMPARE(paddedRange(axis, {0.7, 0.99}).high, 1.0);
            QVERIFY(paddedRange(axis, {0.7, 0.8}).high < 0.82);
            QVERIFY2(paddedRange(axis, {0.7, 1.2}).high >= 1.2, "what is there is shown");
        }
        axis.scale = analysis::AxisScale::Linear;
        QCOMPARE(paddedRange(axis, {0.01, 0.9}).low, 0.0);
        axis.limits = Interval{-std::numeric_limits<double>::infinity(), 1};
        QVERIFY(paddedRange(axis, {0.01, 0.9}).low < 0);
        for (const std::string& label : labels(axis, paddedRange(axis, {0.5, 1})))
            QVERIFY(label != "1.1");
    }
    void degenerateRanges()
    {
        QVERIFY(ticks({}, {1, 1}).empty());
        QVERIFY(ticks({}, {2, 1}).empty());
        QVERIFY(ticks({}, {std::nan(""), 1}).empty());
        Axis named;
        named.names = {{0, "clean"}, {1, "corrupted"}, {7, "outside"}};
        QCOMPARE(labels(named, {-0.5, 1.5}), (std::vector<std::string>{"clean", "corrupted"}));
    }
    void colours()
    {
        using analysis::ColourRole;
        QCOMPARE(lightTheme.colour(ColourRole::Query), rgb(0x0072B2));
        QCOMPARE(darkTheme.colour(ColourRole::Value), rgb(0x2FC79B));
        for (const Theme& theme : {lightTheme, darkTheme})
            for (int role = 0; role <= static_cast<int>(ColourRole::Sixth); ++role)
                QVERIFY2(contrast(theme.colour(static_cast<ColourRole>(role)), theme.background) >= 3,
                         qPrintable(QString("role %1").arg(role)));
    }
};

QTEST_GUILESS_MAIN(TicksTest)
#include "test_ticks.moc"
