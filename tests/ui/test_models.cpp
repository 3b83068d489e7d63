#include "ui/Synthetic.h"
#include "ui/base/Words.h"
#include "ui/models/RecentModel.h"
#include "ui/models/RunFilterModel.h"
#include "ui/models/SpecFields.h"
#include "ui/models/TextTableModel.h"

#include <QAbstractItemModelTester>
#include <QFloat16>
#include <QTemporaryDir>
#include <QTest>

using namespace deltarank;
using namespace deltarank::ui;

class TestModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runTableKeepsTheContract()
    {
        RunTableModel model;
        RunFilterModel filter;
        filter.setSourceModel(&model);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester filterTester(&filter,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(test::unfinishedStudy().rows);
        filter.setWords("lora");
        filter.setState(RunState::Done);
        filter.sort(RunTableModel::Accuracy, Qt::DescendingOrder);
        RunRow row = model.rows().back();
        row.state = RunState::Done;
        row.accuracy = 0.5;
        QVERIFY(model.updateRow(row));
        row.id = "no such run";
        QVERIFY(!model.updateRow(row));
        model.setRows({});
        QCOMPARE(filter.rowCount(), 0);
    }

    void filterFindsWordsInAnyColumn()
    {
        RunTableModel model;
        model.setRows(test::study().rows);
        RunFilterModel filter;
        filter.setSourceModel(&model);
        const int all = filter.rowCount();
        filter.setWords("full");
        QCOMPARE(filter.rowCount(), 10); // five numbers of classes, two repeats
        filter.setWords("full 24");
        QVERIFY(filter.rowCount() >= 2 && filter.rowCount() < 10);
        filter.setWords("no such word");
        QCOMPARE(filter.rowCount(), 0);
        filter.setWords({});
        QCOMPARE(filter.rowCount(), all);
        filter.setIds(QSet<QString>{model.rows()[3].id});
        QCOMPARE(filter.rowCount(), 1);
        QCOMPARE(filter.index(0, 0).data(RunTableModel::IdRole).toString(), model.rows()[3].id);
    }

    void runsSortByNumberNotByText()
    {
        RunTableModel model;
        model.setRows(test::study().rows);
        RunFilterModel filter;
        filter.setSourceModel(&model);
        filter.setWords("classes");
        filter.sort(RunTableModel::Value, Qt::AscendingOrder);
        double before = -1;
        for (int row = 0; row < filter.rowCount(); ++row) {
            const double value =
                filter.index(row, RunTableModel::Value).data(RunTableModel::SortRole).toDouble();
            QVERIFY(value >= before);
            before = value;
        }
        QCOMPARE(before, 24.0);
        filter.sort(RunTableModel::Method, Qt::AscendingOrder);
        QCOMPARE(filter.index(0, RunTableModel::Method).data().toString(), QString("full"));
        filter.sort(RunTableModel::Accuracy, Qt::DescendingOrder);
        QVERIFY(model.less(filter.mapToSource(filter.index(1, 0)).row(),
                           filter.mapToSource(filter.index(0, 0)).row(), RunTableModel::Accuracy));
    }

    void runsThatLeftNoFileSayWhy()
    {
        for (const RunRow& row : test::unfinishedStudy().rows)
            QCOMPARE(whyNotOpened(row).isEmpty(), row.state == RunState::Done);
    }

    void textTableCopiesAsTabs()
    {
        TextTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable({{"a", "b"}, {false, true}, {{"x\ty", "1"}, {"z", "2"}}});
        QCOMPARE(tabSeparated(model, {0, 1}), QString("a\tb\nx y\t1\nz\t2\n"));
    }

    void recentFilesMarkMissingOnes()
    {
        QTemporaryDir folder;
        RecentModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPaths({folder.path(), folder.path() + "/gone.study"});
        QVERIFY(!model.index(0, 0).data(RecentModel::MissingRole).toBool());
        QVERIFY(model.index(1, 0).data(RecentModel::MissingRole).toBool());
        QVERIFY(model.index(1, 0).data().toString().contains("missing"));
    }

    void wordsReadWell()
    {
        QCOMPARE(duration(0.2), QString("1 s"));
        QCOMPARE(duration(360), QString("6 min"));
        QCOMPARE(duration(4800), QString("1 h 20 min"));
        QCOMPARE(timeLeft(-1), QString());
        QCOMPARE(percent(0.95), QString("95%"));
        QCOMPARE(percent(0.995), QString("99.5%"));
        QCOMPARE(number(0.00123456), QString("0.001235"));
        QCOMPARE(number(24), QString("24"));
        QCOMPARE(number(-0.0), QString("0"));
        QCOMPARE(number(NAN), QString("–"));
        QCOMPARE(number(-0.01240), QString("−0.0124"));
        QCOMPARE(withHyphens(number(-0.01240)), QString("-0.0124"));
        QCOMPARE(withHyphens(number(-1.2e-5)), QString("-1.20e-05"));
        QCOMPARE(withHyphens(QString::fromUtf8("W − W₀")), QString::fromUtf8("W − W₀"));
        QCOMPARE(number(3.9, 4, Zeros::Keep), QString("3.900"));
        QCOMPARE(number(19, 3, Zeros::Keep), QString("19.0"));
        QCOMPARE(number(-0.0, 3, Zeros::Keep), QString("0.000"));
        QCOMPARE(percentSuffix(), QString("%"));
        QCOMPARE(shortId("0123456789abcdef"), QString("0123456789"));
        QCOMPARE(shortId("classes-2-full-1"), QString("classes-2-full-1"));
        QCOMPARE(sentence({base::ErrorCode::Format, "a < b.", "f", "Do <c>."}),
                 QString("a &lt; b. Do &lt;c&gt;.<br><small>f</small>"));
    }

    void fieldsTakeListsAndGarbage()
    {
        const SpecField numbers{"sweeps", "/x", "x", {}, FieldKind::Numbers};
        QCOMPARE(fieldValue(numbers, " 2, 4,8 ,"), nlohmann::json({2, 4, 8}));
        const SpecField whole{"lora", "/x", "x", {}, FieldKind::Whole};
        QCOMPARE(fieldValue(whole, "32"), nlohmann::json(32));
        QCOMPARE(fieldValue(whole, "many"), nlohmann::json("many"));
        QCOMPARE(fieldValue(whole, ""), nlohmann::json(""));
        const nlohmann::json spec{
            {"sweeps", {{{"name", "shuffle"}, {"corruption", {0, 0.5}}, {"repeats", 3}}}}, {"repeats", 2}};
        QCOMPARE(problemPath(spec, "/sweeps/0/corruption"), QString("sweeps.shuffle.corruption"));
        QCOMPARE(problemPath(spec, "/train/lora/epochs"), QString("train.lora.epochs"));
        QCOMPARE(problemSentence(spec, "sweeps.shuffle.repeats", "`sweeps.shuffle.repeats` is 0. Give more."),
                 QString("“shuffle: Repeats” is 0. Give more."));
        QCOMPARE(problemSentence(spec, "seed", "`sed` is not a field."), QString("sed is not a field."));
        QCOMPARE(firstProblem(spec, {{"sweeps.shuffle.repeats", "later"}, {"repeats", "first"}}, "repeats"),
                 QString("first"));
        QCOMPARE(runCount(spec), 12);
        QCOMPARE(runCount(nlohmann::json(5)), 0);
        QCOMPARE(specFields(nlohmann::json("garbage")).size(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestModels)
#include "test_models.moc"
