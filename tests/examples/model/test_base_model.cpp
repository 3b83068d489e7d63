#include "MakeBaseModel.h"
#include "data/Tokenizer.h"
#include "model/Checkpoint.h"
#include "study/BaseModel.h"

#include <QTemporaryDir>
#include <QTest>

using namespace deltarank;

/// The base model that the help makes is one that the program reads.
class BaseModelExampleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isRead()
    {
        QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "bert-own";
        const auto made = example::makeBaseModel(path, {"rank", "of", "a", "task", "##s"});
        QVERIFY2(made.has_value(), made ? "" : made.error().text().c_str());

        const auto loaded = model::loadCheckpoint(path, {.hash = true});
        QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().text().c_str());
        QCOMPARE(loaded->config.layers, 2);
        QCOMPARE(loaded->config.vocabulary, 10);
        QCOMPARE(loaded->weights.wordEmbeddings.size(0), 10);
        QVERIFY(loaded->ignored.empty());

        const auto tokenizer = data::Tokenizer::load(path);
        QVERIFY2(tokenizer.has_value(), tokenizer ? "" : tokenizer.error().text().c_str());
        QCOMPARE(tokenizer->encode("Rank of tasks", 16).ids,
                 (std::vector<std::int32_t>{2, 5, 6, 8, 9, 3})); // [CLS] rank of task ##s [SEP]

        // The same words give the same weights: nothing depends on a global generator.
        QVERIFY(example::makeBaseModel(path.string() + "2", {"rank", "of", "a", "task", "##s"}));
        QCOMPARE(model::loadCheckpoint(path.string() + "2", {.hash = true})->sha256, loaded->sha256);
    }
    void isFoundByName()
    {
        QTemporaryDir folder;
        qputenv("DELTARANK_MODELS", folder.path().toUtf8());
        QVERIFY(
            example::makeBaseModel(std::filesystem::path(folder.path().toStdString()) / "bert-own", {"a"}));
        bool found = false;
        for (const auto& one : study::listModels())
            found = found || one.name == "bert-own";
        QVERIFY(found);
    }
};

QTEST_GUILESS_MAIN(BaseModelExampleTest)
#include "test_base_model.moc"
