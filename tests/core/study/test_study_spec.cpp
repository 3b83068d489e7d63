#include "study/Presets.h"
#include "study/SpecEdit.h"
#include "study/StudySpecJson.h"

#include <QTest>
#include <algorithm>

using namespace deltarank;
using nlohmann::json;

namespace {

json smallSpec()
{
    return json::parse(R"({"schema":1,"name":"small","model":{"path":"m"},"dataset":{"source":"synthetic"},
        "sweeps":[{"name":"n","classes":[2,4]},
                  {"name":"p","methods":["lora"],"class_count":3,"corruption":[0,0.5],"mode":"swap","train":{"until_loss":0.1}}]})");
}

QString firstProblem(const json& spec)
{
    const auto problems = study::problemsOf(spec);
    return problems.empty() ? QString() : QString::fromStdString(problems.front().error.text());
}

} // namespace

/// Specifications: every bad field gives its full path, what is allowed and what to do.
class StudySpecTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void badFields_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* pointer, const char* value, const char* message) {
            QTest::newRow(qPrintable(QString("%1=%2").arg(pointer, value)))
                << QString(pointer) << QString(value) << QString(message);
        };
        row("/train/steps", "-1", "`train.steps` is -1. Give a whole number from 0 to 1,000,000.");
        row("/train/steps", "1.5", "`train.steps` is 1.5. Give a whole number from 0 to 1,000,000.");
        row("/train/steps", "\"ten\"", "`train.steps` is \"ten\". Give a whole number from 0 to 1,000,000.");
        row("/train/steps", "1e300", "`train.steps` is 1e+300. Give a whole number from 0 to 1,000,000.");
        row("/train/batch_size", "0", "`train.batch_size` is 0. Give a whole number from 1 to 65,536.");
        row("/train/lora/learning_rate", "0",
            "`train.lora.learning_rate` is 0. Give a number above 0 and at most 10.");
        row("/train/full/epochs", "-3",
            "`train.full.epochs` is -3. Give a number above 0 and at most 100,000.");
        row("/train/beta2", "1", "`train.beta2` is 1. Give a number from 0 to 0.999999.");
        row("/train/schedule", "\"cosin\"",
            "`train.schedule` is \"cosin\". Give constant, linear or cosine.");
        row("/train/model_dropout", "1", "`train.model_dropout` is 1. Give true or false.");
        row("/train/stepz", "5", "`train.stepz` is not a field of a study. Did you mean `train.steps`?");
        row("/lora/rank", "0", "`lora.rank` is 0. Give a whole number from 1 to 65,536.");
        row("/lora/dropout", "1", "`lora.dropout` is 1. Give a number from 0 to 0.95.");
        row("/lora/targets", "[]",
            "`lora.targets` is empty. Give at least one out of query, key, value, attention_output, "
            "feed_forward_in or feed_forward_out.");
        row("/lora/targets", "[\"q\"]",
            "`lora.targets` names \"q\". Give a list of different names out of query, key, value, "
            "attention_output, feed_forward_in or feed_forward_out.");
        row("/lora/targets", "[\"key\",\"key\"]", "`lora.targets` names \"key\" twice. Give each name once.");
        row("/lora/rank_pattern", "{\"layer.0\":2.5}",
            "`lora.rank_pattern.layer.0` is 2.5. Give a whole number from 1 to 65,536.");
        row("/repeats", "0", "`repeats` is 0. Give a whole number from 1 to 10,000.");
        row("/seed", "-1", "`seed` is -1. Give a whole number of at least 0.");
        row("/name", "\"\"", "`name` is empty. Give the study a name.");
        row("/name", "3", "`name` is 3. Give a text in quotes.");
        row("/model", "3", "`model` is 3. Give an object with named fields.");
        row("/model/path", "\"\"",
            "`model.path` is empty. Give the folder of a base model, or the name of one.");
        row("/dataset/options", "{\"a\":null}",
            "`dataset.options.a` is null. Give a number, a text, true or false, or a list of them.");
        row("/task/subsets", "\"pared\"",
            "`task.subsets` is \"pared\". Give paired, independent, fixed, nearest or farthest.");
        row("/task/validation_share", "0",
            "`task.validation_share` is 0. Give a number above 0 and at most 0.9.");
        row("/compute/precision", "\"float16\"",
            "`compute.precision` is \"float16\". Give auto, float32 or bfloat16.");
        row("/input/max_tokens", "1", "`input.max_tokens` is 1. Give a whole number from 4 to 65,536.");
        row("/null_controls/random", "-1",
            "`null_controls.random` is -1. Give a whole number from 0 to 10,000.");
        row("/schema", "99",
            "This study was written by a newer version of the program (schema 99; this version reads up to "
            "1). Update the program to open it.");
        row("/sweeps", "[]", "`sweeps` is not a list of sweeps. Give a list with at least one sweep.");
        row("/sweeps/0/classes", "[]",
            "`sweeps.n.classes` is []. Give a list with at least one value: a whole number from 2 to "
            "1,000,000 each.");
        row("/sweeps/0/classes", "[2,1]",
            "`sweeps.n.classes[1]` is 1. Give a whole number from 2 to 1,000,000.");
        row("/sweeps/0/classes", "[2,2]",
            "`sweeps.n.classes[1]` is 2, which the list already has. Give each value once.");
        row("/sweeps/0/rank", "[2]",
            "`sweeps.n` lists values of classes or rank. Give a list for exactly one of classes, corruption, "
            "rank, alpha, learning_rate, train_steps or train_size.");
        row("/sweeps/0/methods", "[]",
            "`sweeps.n.methods` is []. Give a list of different names out of full or lora.");
        row("/sweeps/0/name", "\"p\"", "Two sweeps are named \"p\". Give each sweep a name of its own.");
        row("/sweeps/1/corruption", "[1.5]", "`sweeps.p.corruption[0]` is 1.5. Give a number from 0 to 1.");
        row("/sweeps/1/class_count", "1",
            "`sweeps.p.class_count` is 1. Give a whole number from 2, or 0 for all classes.");
        row("/sweeps/1/task", "{\"validation_share\":0.2}",
            "`sweeps.p.task.validation_share` cannot differ between sweeps: a study has one split. Set "
            "`task.validation_share` for the whole study.");
        row("/sweeps/1/train", "{\"until_los\":1}",
            "`sweeps.p.train.until_los` is not a field of a study. Did you mean "
            "`sweeps.p.train.until_loss`?");
        row("/sweeps/1/train", "{\"lora\":{\"epochs\":0}}",
            "`sweeps.p.train.lora.epochs` is 0. Give a number above 0 and at most 100,000.");
        row("/sweeps/1", "{\"name\":\"r\",\"methods\":[\"full\",\"lora\"],\"rank\":[1,2]}",
            "`sweeps.r.methods` contain \"full\", which has no rank. Give [\"lora\"].");
        row("/sweeps/1", "7", "`sweeps[1]` is 7. Give an object with named fields.");
    }
    void badFields()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, message);
        json spec = smallSpec();
        spec[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
        QCOMPARE(firstProblem(spec), message);
    }

    void missingParts()
    {
        json spec = smallSpec();
        spec.erase("schema");
        QCOMPARE(firstProblem(spec), QString("`schema` is missing. Give 1."));
        QCOMPARE(firstProblem(json::array()),
                 QString("The specification is []. Give an object with named fields."));
        spec = smallSpec();
        spec["sweeps"][0].erase("classes");
        QVERIFY(firstProblem(spec).startsWith("`sweeps.n` lists no values."));
    }

    void allProblemsAreFound()
    {
        json spec = smallSpec();
        spec["repeats"] = 0;
        spec["lora"]["rank"] = "x";
        spec["sweeps"][0]["classes"] = json::array({1});
        std::vector<std::string> fields;
        for (const auto& problem : study::problemsOf(spec))
            fields.push_back(problem.field);
        QCOMPARE(fields, (std::vector<std::string>{"repeats", "lora.rank", "sweeps.n.classes[0]"}));
    }

    void writesWhatItReads()
    {
        const auto spec = study::studySpecFromJson(smallSpec());
        QVERIFY2(spec, spec ? "" : spec.error().text().c_str());
        const json complete = study::toJson(*spec);
        const auto again = study::studySpecFromJson(complete);
        QVERIFY2(again, again ? "" : again.error().text().c_str());
        QCOMPARE(QString::fromStdString(study::toJson(*again).dump()),
                 QString::fromStdString(complete.dump()));
        QCOMPARE(spec->trainOf(spec->sweeps[1]).common.untilLoss, 0.1);
        QCOMPARE(spec->trainOf(spec->sweeps[0]).common.untilLoss, 0.0);
    }

    void garbageNeverCrashes()
    {
        const std::string good = smallSpec().dump();
        for (std::size_t i = 0; i < good.size(); ++i)
            for (char c : {'{', '"', '9', ']'}) {
                std::string bad = good;
                bad[i] = c;
                const json parsed = json::parse(bad, nullptr, false);
                if (!parsed.is_discarded())
                    (void)study::problemsOf(parsed);
            }
    }

    void demoLeafNamesAreUnambiguous()
    {
        for (const char* preset : {"demo-text", "demo-image"}) {
            auto spec = study::loadPreset(preset);
            QVERIFY2(spec, spec ? "" : spec.error().text().c_str());
            for (const char* change : {"classes=2,4", "repeats=1", "steps=30"}) {
                const auto status = study::setField(*spec, change);
                QVERIFY2(status, status ? "" : status.error().text().c_str());
            }
            QVERIFY((*spec)["sweeps"][0]["classes"] == json::array({2, 4}));
            QVERIFY((*spec)["repeats"] == json(1));
            QVERIFY((*spec)["train"]["steps"] == json(30));
        }
    }

    void setField_data()
    {
        QTest::addColumn<QString>("assignment");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* assignment, const char* message) {
            QTest::newRow(assignment) << QString(assignment) << QString(message);
        };
        row("learning_rate=1", "`learning_rate` could mean train.full.learning_rate or "
                               "train.lora.learning_rate. Give the full path.");
        row("stepz=1", "A study has no field `stepz`. Did you mean `train.steps`?");
        row("train.stepz=1", "`train.stepz` is not a field of a study. Did you mean `train.steps`?");
        row("zzzzzz=1", "A study has no field `zzzzzz`. `new` writes all fields into study.json.");
        row("steps=-1", "`train.steps` is -1. Give a whole number from 0 to 1,000,000.");
        row("steps=many", "`train.steps` is \"many\". Give a whole number from 0 to 1,000,000.");
        row("repeats", "\"repeats\" is not of the form KEY=VALUE. Write for example repeats=3.");
        row("=3", "\"=3\" is not of the form KEY=VALUE. Write for example repeats=3.");
        row("sweeps.none.classes=2",
            "A study has no field `sweeps.none.classes`. `new` writes all fields into study.json.");
        row("classes=1,2", "`sweeps.n.classes[0]` is 1. Give a whole number from 2 to 1,000,000.");
        row("train..steps=1",
            "A study has no field `train..steps`. `new` writes all fields into study.json.");
    }
    void setField()
    {
        QFETCH(QString, assignment);
        QFETCH(QString, message);
        json spec = study::toJson(*study::studySpecFromJson(smallSpec()));
        const json before = spec;
        const auto status = study::setField(spec, assignment.toStdString());
        QVERIFY(!status);
        QCOMPARE(QString::fromStdString(status.error().text()), message);
        QVERIFY(spec == before);
    }

    void setFieldChanges()
    {
        json spec = study::toJson(*study::studySpecFromJson(smallSpec()));
        for (const char* change :
             {"full.learning_rate=2e-5", "targets=query,value", "name=7", "dataset.options.minimum=300",
              "sweeps.p.train.steps=40", "sweeps.p.repeats=5", "corruption=[0, 1]", "init=kaiming"}) {
            const auto status = study::setField(spec, change);
            QVERIFY2(status, status ? "" : status.error().text().c_str());
        }
        QVERIFY(spec["train"]["full"]["learning_rate"] == json(2e-5));
        QVERIFY(spec["lora"]["targets"] == json::array({"query", "value"}));
        QVERIFY(spec["name"] == json("7"));
        QVERIFY(spec["dataset"]["options"]["minimum"] == json(300));
        QVERIFY(spec["sweeps"][1]["train"] == (json{{"until_loss", 0.1}, {"steps", 40}}));
        QVERIFY(spec["sweeps"][1]["corruption"] == json::array({0, 1}));
        const auto parsed = study::studySpecFromJson(spec);
        QCOMPARE(parsed->repeatsOf(parsed->sweeps[1]), 5);
        QCOMPARE(parsed->repeatsOf(parsed->sweeps[0]), 3);
    }

    void numbersReadWell()
    {
        QCOMPARE(study::numberText(1000000), std::string("1,000,000"));
        QCOMPARE(study::numberText(-1234), std::string("-1,234"));
        QCOMPARE(study::numberText(0.1), std::string("0.1"));
        QCOMPARE(study::numberText(999), std::string("999"));
        QCOMPARE(study::numberText(-0.0), std::string("0"));
    }

    void unknownPreset()
    {
        const auto preset = study::loadPreset("demo-txt");
        QVERIFY(!preset);
        QCOMPARE(preset.error().text(),
                 std::string("There is no preset \"demo-txt\". Did you mean demo-text?"));
        QVERIFY(!study::loadPreset("../demo-text"));
        QVERIFY(!study::loadPreset("/etc/passwd"));
    }
};

QTEST_GUILESS_MAIN(StudySpecTest)
#include "test_study_spec.moc"
