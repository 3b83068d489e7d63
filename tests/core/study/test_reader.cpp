#include "study/ReaderClient.h"
#include "study/ReaderProtocol.h"
#include "study/Wire.h"

#include "SampleRun.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

using namespace deltarank;
namespace fs = std::filesystem;
using study::ReaderClient;

class ReaderTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    fs::path pathOf(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:
    void initTestCase() { QVERIFY(study::writeRunFile(pathOf("run.h5"), tests::sampleRun())); }
    void readsWhatWasWritten()
    {
        ReaderClient reader;
        const auto own = study::readRunFile(pathOf("run.h5"));
        const auto foreign = reader.readRun(pathOf("run.h5"));
        QVERIFY2(foreign, foreign ? "" : foreign.error().text().c_str());
        study::WireWriter a;
        study::WireWriter b;
        study::encodeRun(a, *own);
        study::encodeFacts(a, own->adapter);
        study::encodeRun(b, *foreign);
        study::encodeFacts(b, foreign->adapter);
        QVERIFY(a.take() == b.take());
        for (std::size_t i = 0; i < own->adapter.matrices.size(); ++i) {
            QVERIFY(own->adapter.matrices[i].a == foreign->adapter.matrices[i].a);
            QVERIFY(own->adapter.matrices[i].b == foreign->adapter.matrices[i].b);
        }
        for (std::size_t i = 0; i < own->adapter.head.size(); ++i)
            QCOMPARE(own->adapter.head[i].values, foreign->adapter.head[i].values);
    }
    void oneProcessForManyFiles()
    {
        ReaderClient reader;
        for (int i = 0; i < 50; ++i)
            QVERIFY(reader.readRun(pathOf("run.h5"), study::RunParts::Summary));
        QCOMPARE(reader.starts(), 1);
    }
    void errorsComeThrough()
    {
        ReaderClient reader;
        QCOMPARE(reader.readRun(pathOf("absent.h5")).error().code, base::ErrorCode::NotFound);
        QFile text(m_folder.filePath("text.h5"));
        QVERIFY(text.open(QFile::WriteOnly));
        text.write("\x89HDF\r\n\x1a\n and nothing else");
        text.close();
        QCOMPARE(reader.openAdapter(pathOf("text.h5")).error().code, base::ErrorCode::Format);
        QVERIFY(reader.readRun(pathOf("run.h5")));
        QCOMPARE(reader.starts(), 1);
    }
    void aDeadReaderIsOneSentenceAndStartedAgain()
    {
        ReaderClient dying("/bin/false");
        for (int i = 1; i <= 2; ++i) {
            const auto run = dying.readRun(pathOf("run.h5"));
            QVERIFY(!run);
            QCOMPARE(run.error().code, base::ErrorCode::Internal);
            QVERIFY2(run.error().message.find("reader process") != std::string::npos,
                     run.error().text().c_str());
            QCOMPARE(run.error().where, pathOf("run.h5").string());
            QCOMPARE(dying.starts(), i);
        }
        ReaderClient missing("/nowhere/deltarank-read");
        QVERIFY(!missing.readRun(pathOf("run.h5")));
    }
    void nonsenseRepliesAreRefused()
    {
        // cat answers a request with the request: a valid length, but no valid answer.
        ReaderClient echo("/bin/cat");
        const auto run = echo.readRun(pathOf("run.h5"));
        QVERIFY(!run);
    }
    void bentRepliesNeverCrashTheDecoder()
    {
        study::WireWriter out;
        study::encodeRun(out, tests::sampleRun());
        const std::string good = out.take();
        base::RandomStream stream({3, base::Purpose::Split, 0, 0, 0});
        for (int i = 0; i < 2000; ++i) {
            std::string bent = good;
            for (std::uint32_t j = 0; j < 1 + stream.next() % 4; ++j)
                bent[stream.next() % bent.size()] = static_cast<char>(stream.next());
            if (i % 3 == 0)
                bent.resize(stream.next() % bent.size());
            study::WireReader in(bent);
            const auto run = study::decodeRun(in);
            if (in.finished())
                static_cast<void>(study::checkRun(run, "bent"));
        }
        study::WireWriter facts;
        study::encodeFacts(facts, tests::sampleRun().adapter);
        const std::string goodFacts = facts.take();
        for (std::size_t length = 0; length < goodFacts.size(); ++length) {
            study::WireReader in(std::string_view(goodFacts).substr(0, length));
            study::decodeFacts(in);
            QVERIFY(!in.finished());
        }
    }
    void requestsThatMakeNoSense()
    {
        study::ReaderService service;
        for (const std::string& request :
             {std::string(), std::string("x"), std::string(100, '\0'), std::string(24, '\xff')}) {
            const std::string reply = service.answer(request);
            study::WireReader in(reply);
            QCOMPARE(in.integer(), std::int64_t{0});
        }
    }
};

QTEST_GUILESS_MAIN(ReaderTest)
#include "test_reader.moc"
