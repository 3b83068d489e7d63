#include "SyntheticStudy.h"
#include "analysis/Figures.h"
#include "plot/Pgfplots.h"

#include <QRegularExpression>
#include <QTest>

using namespace deltarank;
using namespace deltarank::plot;

namespace {

/// The rows of every table of a figure's text, in order.
QList<QList<QList<double>>> tablesOf(const QString& text)
{
    QList<QList<QList<double>>> tables;
    static const QRegularExpression block("table(?:\\[[^]]*\\])? \\{\nx y[^\n]*\n((?:[^}]*\n)*)\\}");
    for (auto it = block.globalMatch(text); it.hasNext();) {
        QList<QList<double>> rows;
        for (const QString& line : it.next().captured(1).split('\n', Qt::SkipEmptyParts)) {
            QList<double> row;
            for (const QString& word : line.split(' '))
                row.append(word.toDouble());
            rows.append(row);
        }
        tables.append(rows);
    }
    return tables;
}

analysis::Figure twoPoints()
{
    analysis::Figure figure;
    figure.title = "Rank & accuracy";
    figure.x.label = "accuracy";
    figure.y.label = "rank at 95% energy";
    analysis::Series series;
    series.name = "query_1";
    series.role = analysis::ColourRole::Query;
    analysis::Point a, b;
    a.x = 0.25;
    a.y = 1.0 / 3;
    a.interval = analysis::Interval{0.25, 0.5};
    b.x = 0.75;
    b.y = 2;
    series.points = {a, b};
    figure.series = {series};
    return figure;
}

} // namespace

class PgfplotsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pointsAndIntervalsAsNumbers()
    {
        const auto tables = tablesOf(QString::fromStdString(toPgfplots(twoPoints())));
        QCOMPARE(tables.size(), 1);
        QCOMPARE(tables[0].size(), 2);
        QCOMPARE(tables[0][0], (QList<double>{0.25, 1.0 / 3, 1.0 / 3 - 0.25, 0.5 - 1.0 / 3}));
        QCOMPARE(tables[0][1], (QList<double>{0.75, 2, 0, 0}));
    }
    void specialCharactersAreEscaped()
    {
        const auto text = QString::fromStdString(toPgfplots(twoPoints()));
        QVERIFY(text.contains("95\\% energy"));
        QVERIFY(text.contains("query\\_1"));
        QVERIFY(text.startsWith("% Rank & accuracy\n"));
    }
    void everyFigureOfAStudyIsBalanced()
    {
        synthetic::Options options;
        options.noise = 1;
        options.nullControls = true;
        options.extras = true;
        const analysis::ResultsTable table(synthetic::study(options));
        int drawn = 0;
        for (const auto& choice : analysis::figureChoices(table)) {
            const auto figure = analysis::makeFigure(table, choice.id, {});
            const auto text = QString::fromStdString(toPgfplots(figure));
            QCOMPARE(text.count('{'), text.count('}'));
            QCOMPARE(text.count('['), text.count(']'));
            if (figure.isEmpty()) {
                QVERIFY(!text.contains("\\begin"));
                continue;
            }
            ++drawn;
            qsizetype points = 0;
            for (const auto& series : figure.series)
                points += static_cast<qsizetype>(series.points.size() + series.singleRuns.size());
            qsizetype rows = 0;
            for (const auto& one : tablesOf(text))
                rows += one.size();
            QVERIFY2(rows >= points, choice.id.c_str());
            QCOMPARE(text.count("\\addlegendentry"), static_cast<qsizetype>(figure.series.size()));
        }
        QVERIFY(drawn >= 8);
    }
    void emptyFigureSaysWhy()
    {
        analysis::Figure figure;
        figure.title = "Nothing";
        figure.empty = analysis::EmptyText{"There is\nno run.", "Run", "run-study"};
        QCOMPARE(toPgfplots(figure), std::string("% Nothing\n% Not drawn: There is no run.\n"));
    }
};

QTEST_GUILESS_MAIN(PgfplotsTest)
#include "test_pgfplots.moc"
