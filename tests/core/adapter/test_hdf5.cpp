#include "adapter/Hdf5.h"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <numeric>
#include <thread>

using namespace deltarank;
using adapter::Hdf5File;

class Hdf5Test : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::filesystem::path pathOf(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private Q_SLOTS:
    void numbersTextsAndAttributes_data()
    {
        QTest::addColumn<bool>("compressed");
        QTest::newRow("compressed") << true;
        QTest::newRow("plain") << false;
    }
    void numbersTextsAndAttributes()
    {
        QFETCH(bool, compressed);
        std::vector<float> many(700 * 1000);
        std::iota(many.begin(), many.end(), 0.5f);
        auto file = Hdf5File::create(pathOf("numbers.h5"),
                                     compressed ? Hdf5File::Storage::Compressed : Hdf5File::Storage::Plain);
        QVERIFY(file);
        QVERIFY(file->write("/group/many", {700, 1000}, std::span<const float>(many)));
        QVERIFY(file->write("/group/none", std::vector<double>{}));
        const double one = -1.25;
        QVERIFY(file->write("/group/scalar", {}, std::span<const double>(&one, 1)));
        QVERIFY(file->write("/group/large", std::vector<std::uint64_t>{~std::uint64_t{0}, 1}));
        QVERIFY(file->writeTexts("/group/texts", {"", "ä", "longer"}));
        QVERIFY(file->writeTexts("/group/no_texts", {}));
        QVERIFY(file->setAttribute("/group", "text", "größer"));
        QVERIFY(file->setAttribute("/group", "text", "größer als"));
        QVERIFY(file->setAttribute("/group", "nothing", ""));
        QVERIFY(file->setAttribute("/group/many", "number", 0.1));
        QVERIFY(file->setAttribute("/group", "integer", std::int64_t{1} << 60));
        QVERIFY(file->setAttribute("/group", "shape", adapter::Shape{}));
        QVERIFY(file->close());

        file = Hdf5File::open(pathOf("numbers.h5"));
        QVERIFY(file);
        QCOMPARE(*file->read<float>("/group/many"), many);
        QCOMPARE(*file->shape("/group/many"), (adapter::Shape{700, 1000}));
        QVERIFY(file->read<double>("/group/none")->empty());
        QCOMPARE(file->read<double>("/group/scalar")->at(0), one);
        QVERIFY(file->shape("/group/scalar")->empty());
        QCOMPARE(file->read<std::uint64_t>("/group/large")->at(0), ~std::uint64_t{0});
        QCOMPARE(*file->readTexts("/group/texts"), (std::vector<std::string>{"", "ä", "longer"}));
        QVERIFY(file->readTexts("/group/no_texts")->empty());
        QCOMPARE(*file->textAttribute("/group", "text"), std::string("größer als"));
        QCOMPARE(*file->textAttribute("/group", "nothing"), std::string());
        QCOMPARE(*file->numberAttribute("/group/many", "number"), 0.1);
        QCOMPARE(*file->integerAttribute("/group", "integer"), std::int64_t{1} << 60);
        QVERIFY(file->shapeAttribute("/group", "shape")->empty());
        QCOMPARE(file->children("/group")->size(), std::size_t{6});
        QVERIFY(file->has("/group/many") && !file->has("/group/few") && !file->has("/none/at/all"));
    }
    void errorsAreSentences()
    {
        auto file = Hdf5File::create(pathOf("errors.h5"));
        QVERIFY(file->write("/values", std::vector<float>(10)));
        QVERIFY(file->close());
        file = Hdf5File::open(pathOf("errors.h5"));
        QVERIFY(!file->read<float>("/absent"));
        QVERIFY(!file->read<float>("/values", 9));
        QVERIFY(!file->readTexts("/values"));
        QVERIFY(!file->children("/values"));
        QVERIFY(!file->children("/absent"));
        QVERIFY(!file->textAttribute("/values", "absent"));
        float few[3];
        QVERIFY(!file->readInto("/values", {3}, few));
        QVERIFY(!Hdf5File::create(pathOf("no/such/folder.h5")));
        const auto error = file->read<float>("/absent").error();
        QVERIFY(error.message.ends_with("."));
        QVERIFY(!error.where.empty());
    }
    void numberedGroupsComeInOrder()
    {
        auto file = Hdf5File::create(pathOf("numbered.h5"));
        for (std::size_t i : {10003u, 12u, 3u})
            QVERIFY(file->makeGroup(adapter::numbered("/all", i)));
        QVERIFY(file->makeGroup("/all/other"));
        QVERIFY(file->close());
        file = Hdf5File::open(pathOf("numbered.h5"));
        QCOMPARE(*adapter::numberedChildren(*file, "/all"),
                 (std::vector<std::string>{"/all/0003", "/all/0012", "/all/10003"}));
        QVERIFY(adapter::numberedChildren(*file, "/absent")->empty());
    }
    void severalThreadsAtOnce()
    {
        std::vector<std::thread> threads;
        std::atomic<int> good{0};
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                const auto path = pathOf(("thread" + std::to_string(t) + ".h5").c_str());
                const std::vector<float> values(5000, static_cast<float>(t));
                for (int i = 0; i < 20; ++i) {
                    auto file = Hdf5File::create(path);
                    if (!file || !file->write("/v", values) || !file->close())
                        return;
                    file = Hdf5File::open(path);
                    auto read = file->read<float>("/v");
                    if (!read || *read != values)
                        return;
                }
                ++good;
            });
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(good.load(), 4);
    }
};

QTEST_GUILESS_MAIN(Hdf5Test)
#include "test_hdf5.moc"
