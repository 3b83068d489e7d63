#include "CommandLine.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using nlohmann::json;

/// `list datasets` and `check-data` as a user runs them.
class DataCommandsTest : public QObject
{
    Q_OBJECT
    CommandLine m_cli;
    QTemporaryDir m_folder;
    QMap<QString, QString> m_variables;

    QString at(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& text)
    {
        QFile file(at(name));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text);
    }
    const json* source(const json& all, const std::string& name) const
    {
        for (const json& one : all)
            if (one.at("name") == name)
                return &one;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFileInfo::exists(QStringLiteral(DELTARANK_BINARY_DIR "/bin/deltarank-cli")))
            QSKIP("deltarank-cli is not built (it needs LibTorch).");
        QDir().mkpath(at("data"));
        m_variables = {{"DELTARANK_CACHE", at("cache")}, {"DELTARANK_DATA", at("data")}};
    }

    /// What each source needs, whether it is found and where, how to get it.
    void listsWhatEachSourceNeeds()
    {
        QCOMPARE(m_cli.run({"list", "datasets", "--json"}, m_variables), 0);
        json all = m_cli.json();
        for (const char* name : {"arxiv", "stanford-dogs", "oxford-pet", "image-folder", "csv", "tsv",
                                 "jsonl", "debian-sections", "glyphs", "snapshot"}) {
            const json* one = source(all, name);
            QVERIFY2(one, name);
            QVERIFY(!one->at("needs").get<std::string>().empty());
            QVERIFY(!one->at("obtain").get<std::string>().empty());
            QVERIFY(!one->at("title").get<std::string>().empty());
        }
        for (const char* name : {"arxiv", "stanford-dogs", "oxford-pet"}) {
            QVERIFY(!source(all, name)->at("found").get<bool>());
            QCOMPARE(source(all, name)->at("where").get<std::string>(), at("data").toStdString());
        }
        QVERIFY(source(all, "csv")->at("needs_path").get<bool>());
        write("data/arxiv-metadata-oai-snapshot.json", "{}\n");
        QDir().mkpath(at("data/stanford-dogs/Images"));
        QCOMPARE(m_cli.run({"list", "datasets", "--json"}, m_variables), 0);
        all = m_cli.json();
        QVERIFY(source(all, "arxiv")->at("found").get<bool>());
        QCOMPARE(source(all, "arxiv")->at("where").get<std::string>(),
                 at("data/arxiv-metadata-oai-snapshot.json").toStdString());
        QVERIFY(source(all, "stanford-dogs")->at("found").get<bool>());
        QVERIFY(!source(all, "oxford-pet")->at("found").get<bool>());
        QCOMPARE(m_cli.run({"list", "datasets"}, m_variables), 0);
        for (const char* part : {"Needs: ", "Found: ", "Not found: ", "To get it: "})
            QVERIFY2(m_cli.output.contains(part), m_cli.output.constData());
    }

    void examinesATable()
    {
        QByteArray table = "text,label\n";
        for (int i = 0; i < 20; ++i)
            table += "some words " + QByteArray::number(i) + (i % 2 ? ",odd\n" : ",even\n");
        table += "some words 4,even\nsome words 5,even\n,odd\n";
        write("t.csv", table);
        QCOMPARE(m_cli.run({"check-data", "csv", at("t.csv"), "--option", "text=text", "--option",
                            "label=label", "-o", at("manifest.json")},
                           m_variables),
                 0);
        QVERIFY2(m_cli.output.contains("Smallest class") &&
                     m_cli.output.contains("repeat another one exactly"),
                 m_cli.output.constData());
        QFile file(at("manifest.json"));
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray text = file.readAll();
        const json manifest = json::parse(text.begin(), text.end(), nullptr, false);
        QVERIFY(manifest.is_object());
        QCOMPARE(manifest.at("classes").size(), std::size_t{2});
        QCOMPARE(m_cli.run({"check-data", "csv", at("t.csv"), "--option", "text=text", "--option",
                            "label=label", "--json"},
                           m_variables),
                 0);
        QVERIFY(m_cli.json() == manifest);
    }

    void cachesAreShownAndCleared()
    {
        // The table above was indexed.
        QCOMPARE(m_cli.run({"cache", "--json"}, m_variables), 0);
        const auto bytes = [&] {
            std::uint64_t sum = 0;
            const json report = m_cli.json();
            for (const json& one : report.at("caches"))
                sum += one.at("bytes").get<std::uint64_t>();
            return sum;
        };
        QVERIFY(bytes() > 0);
        QCOMPARE(m_cli.json().at("folder").get<std::string>(), at("cache").toStdString());
        QCOMPARE(m_cli.run({"cache"}, m_variables), 0);
        QVERIFY2(m_cli.output.contains("samples") && m_cli.output.contains("DELTARANK_CACHE_LIMIT"),
                 m_cli.output.constData());
        QCOMPARE(m_cli.run({"cache", "--clear", "everything"}, m_variables), 2);
        QCOMPARE(m_cli.run({"cache", "--clear", "all", "--json"}, m_variables), 0);
        QCOMPARE(bytes(), std::uint64_t{0});
        QVERIFY(m_cli.json().at("freed").get<std::uint64_t>() > 0);
    }

    void errorsSayWhatToDo()
    {
        QCOMPARE(
            m_cli.run({"check-data", "csv", at("t.csv"), "--option", "text=text", "--option", "label=kind"},
                      m_variables),
            1);
        QVERIFY2(m_cli.errors.contains("kind") && m_cli.errors.contains("t.csv"), m_cli.errors.constData());
        QCOMPARE(m_cli.run({"check-data", "csv", at("t.csv"), "--option", "text"}, m_variables), 2);
        QCOMPARE(m_cli.run({"check-data", "csv", at("absent.csv")}, m_variables), 1);
        QVERIFY(m_cli.errors.contains("absent.csv"));
        QCOMPARE(m_cli.run({"check-data", "tables"}, m_variables), 1);
        QVERIFY(m_cli.errors.contains("image-folder"));
        QCOMPARE(m_cli.run({"check-data", "oxford-pet"}, m_variables), 1);
        QVERIFY(m_cli.errors.contains("robots.ox.ac.uk"));
        QCOMPARE(m_cli.run({"check-data"}, m_variables), 2);
    }
};

QTEST_GUILESS_MAIN(DataCommandsTest)
#include "test_data_commands.moc"
