#include "adapter/Hdf5Adapter.h"
#include "adapter/Kohya.h"
#include "adapter/OpenAdapter.h"
#include "adapter/Peft.h"
#include "adapter/Truncate.h"
#include "base/Files.h"

#include "Golden.h"
#include "HandMade.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <filesystem>

using namespace deltarank;
namespace fs = std::filesystem;
using adapter::Adapter;
using adapter::AdapterSource;

namespace {

std::unique_ptr<AdapterSource> opened(const fs::path& path)
{
    auto source = adapter::openAdapter(path, adapter::openHdf5);
    if (!source)
        qWarning("%s", source.error().text().c_str());
    return source ? std::move(*source) : nullptr;
}

void compareMatrices(const AdapterSource& x, const AdapterSource& y)
{
    QCOMPARE(x.size(), y.size());
    std::map<std::string, std::size_t> byPath;
    for (std::size_t i = 0; i < y.size(); ++i)
        byPath[y.facts().matrices[i].modulePath] = i;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const auto a = x.load(i);
        QVERIFY(a);
        QVERIFY2(byPath.count(a->modulePath), a->modulePath.c_str());
        const auto b = y.load(byPath[a->modulePath]);
        QVERIFY(b);
        QVERIFY(a->a == b->a);
        QVERIFY(a->b == b->b);
        QCOMPARE(a->scaling, b->scaling);
        QCOMPARE(a->alpha, b->alpha);
        QCOMPARE(a->rank, b->rank);
        QCOMPARE(a->layer, b->layer);
        QCOMPARE(a->kind, b->kind);
        QCOMPARE(a->originalShapeA, b->originalShapeA);
        QCOMPARE(a->originalShapeB, b->originalShapeB);
    }
}

} // namespace

class GoldenAdapterTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    fs::path pathOf(const QString& name) const
    {
        return fs::path(m_folder.path().toStdString()) / name.toStdString();
    }

    void everyAdapter()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("name");
        for (const char* model : {"bert-tiny-random", "vit-tiny-random"})
            for (const char* name : {"adapter", "adapter-rslora", "adapter-patterns"})
                QTest::addRow("%s %s", model, name) << model << name;
    }
    static std::string goldenPath(const QString& model, const QString& name)
    {
        return goldenFile((model + "/" + name).toStdString());
    }

private Q_SLOTS:
    void writtenAsPeftWritesIt_data() { everyAdapter(); }
    void writtenAsPeftWritesIt()
    {
        QFETCH(QString, model);
        QFETCH(QString, name);
        const fs::path golden = goldenPath(model, name);
        const auto source = opened(golden);
        QVERIFY(source);
        const auto h5 = pathOf("a.h5");
        QVERIFY(adapter::writeHdf5(h5, *source));
        const auto middle = opened(h5);
        QVERIFY(middle);
        QCOMPARE(middle->facts().format, std::string("deltarank"));
        compareMatrices(*source, *middle);
        const auto folder = pathOf("peft-" + model + name);
        const auto written = adapter::writePeft(folder, *middle);
        QVERIFY2(written, written ? "" : written.error().text().c_str());
        compareMatrices(*source, *opened(folder));
        // Names, types and shapes exactly PEFT's.
        auto reference = tests::headerByHand(golden / "adapter_model.safetensors");
        auto ours = tests::headerByHand(folder / "adapter_model.safetensors");
        QVERIFY(reference.size() > 3);
        for (auto* header : {&reference, &ours})
            for (auto& [tensor, entry] : header->items())
                if (tensor != "__metadata__")
                    entry.erase("data_offsets");
        QVERIFY2(reference == ours, (reference.dump() + "\n" + ours.dump()).c_str());
        // The configuration means the same.
        const auto config = [](const fs::path& path) {
            return nlohmann::json::parse(*base::readFile(path / "adapter_config.json"));
        };
        QVERIFY2(config(golden) == config(folder), config(folder).dump().c_str());
        // And the head's numbers.
        for (std::size_t i = 0; i < source->facts().head.size(); ++i) {
            const auto a = source->loadHead(i);
            const auto b = opened(folder)->loadHead(i);
            QCOMPARE(a->name, b->name);
            QCOMPARE(a->values, b->values);
        }
        QCOMPARE(source->facts().head.size(), std::size_t{2});
    }

    void patternsAreWrittenWhereRanksDiffer()
    {
        const auto source = opened(goldenFile("bert-tiny-random/adapter-rslora"));
        QVERIFY(source);
        auto truncated = adapter::truncate(*source, {0.9, std::nullopt});
        QVERIFY(truncated);
        const adapter::MemorySource memory(truncated->adapter);
        const auto folder = pathOf("truncated");
        const auto written = adapter::writePeft(folder, memory);
        QVERIFY2(written, written ? "" : written.error().text().c_str());
        compareMatrices(memory, *opened(folder));
        const auto config = nlohmann::json::parse(*base::readFile(folder / "adapter_config.json"));
        QVERIFY(!config.at("rank_pattern").empty());
        QVERIFY(config.at("use_rslora").get<bool>());
    }

    void throughKohya_data() { everyAdapter(); }
    void throughKohya()
    {
        QFETCH(QString, model);
        QFETCH(QString, name);
        const auto source = opened(goldenPath(model, name));
        QVERIFY(source);
        const auto path = pathOf("k.safetensors");
        QVERIFY(adapter::writeKohya(path, *source));
        const auto kohya = opened(path);
        QVERIFY(kohya);
        QCOMPARE(kohya->facts().format, std::string("kohya"));
        QCOMPARE(kohya->size(), source->size());
        std::map<std::pair<int, std::string>, std::size_t> places;
        for (std::size_t i = 0; i < kohya->size(); ++i)
            places[{kohya->facts().matrices[i].layer, kohya->facts().matrices[i].kind}] = i;
        for (std::size_t i = 0; i < source->size(); ++i) {
            const auto a = source->load(i);
            QVERIFY(places.count({a->layer, a->kind}));
            const auto b = kohya->load(places[{a->layer, a->kind}]);
            QVERIFY(a->a == b->a);
            QVERIFY(a->b == b->b);
            QVERIFY(std::abs(a->scaling - b->scaling) <= 1e-7 * a->scaling);
        }
        // kohya -> HDF5 -> kohya keeps every number and every raw name.
        const auto h5 = pathOf("k.h5");
        QVERIFY(adapter::writeHdf5(h5, *kohya));
        compareMatrices(*kohya, *opened(h5));
        const auto again = pathOf("again.safetensors");
        QVERIFY(adapter::writeKohya(again, *opened(h5)));
        QCOMPARE(*base::readFile(path), *base::readFile(again));
    }
};

QTEST_GUILESS_MAIN(GoldenAdapterTest)
#include "test_golden_adapter.moc"
