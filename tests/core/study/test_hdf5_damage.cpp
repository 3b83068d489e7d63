#include "study/ReaderClient.h"

#include "SampleRun.h"
#include "base/System.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

using namespace deltarank;

/// Damaged variants of a real run file all end in an answer or an error: never in a signal of this process,
/// nor in waiting longer than 10 s. The reader may die; it is started again.
class Hdf5DamageTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QByteArray m_good;
    int m_answers = 0;
    int m_errors = 0;
    int m_deaths = 0;
    qint64 m_slowest = 0;
    study::ReaderClient m_reader;

    QString variantPath() const { return m_folder.filePath("variant.h5"); }

    bool tryVariant(const QByteArray& bytes)
    {
        QFile file(variantPath());
        if (!file.open(QFile::WriteOnly | QFile::Truncate) || file.write(bytes) != bytes.size())
            return false;
        file.close();
        const int before = m_reader.starts();
        QElapsedTimer timer;
        timer.start();
        const auto run = m_reader.readRun(variantPath().toStdString());
        m_slowest = std::max(m_slowest, timer.elapsed());
        m_answers += run.has_value();
        m_errors += !run.has_value();
        m_deaths += m_reader.starts() != before && before > 0;
        return run.has_value() || (!run.error().message.empty() && !run.error().where.empty());
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString path = m_folder.filePath("run.h5");
        QVERIFY(study::writeRunFile(path.toStdString(), tests::sampleRun()));
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        m_good = file.readAll();
        QVERIFY(tryVariant(m_good));
        QCOMPARE(m_answers, 1);
    }
    void truncatedEverywhere()
    {
        for (qsizetype length = 0; length < m_good.size(); length += 512)
            QVERIFY2(tryVariant(m_good.left(length)), qPrintable(QString::number(length)));
        QCOMPARE(m_answers, 1);
    }
    /// One byte at a time, spread over the whole file so that every structure is hit.
    void bytesFlipped()
    {
        const int variants = 1500;
        base::RandomStream stream({11, base::Purpose::Split, 0, 0, 0});
        for (int i = 0; i < variants; ++i) {
            QByteArray bent = m_good;
            const qsizetype place = m_good.size() * i / variants;
            bent[place] = static_cast<char>(bent[place] ^ static_cast<char>(1 + stream.next() % 255));
            QVERIFY2(tryVariant(bent), qPrintable(QString::number(place)));
        }
    }
    void bytesRewritten()
    {
        base::RandomStream stream({12, base::Purpose::Split, 0, 0, 0});
        for (int i = 0; i < 500; ++i) {
            QByteArray bent = m_good;
            const int count = 1 + static_cast<int>(stream.next() % 16);
            const auto place =
                static_cast<qsizetype>(stream.next() % static_cast<std::uint32_t>(bent.size() - 16));
            for (int j = 0; j < count; ++j)
                bent[place + j] = static_cast<char>(i % 3 == 0 ? 0xff : i % 3 == 1 ? 0 : stream.next());
            QVERIFY(tryVariant(bent));
        }
    }
    void cleanupTestCase()
    {
        qInfo("%d answers, %d errors, %d deaths of the reader, slowest %lld ms, file of %lld bytes",
              m_answers, m_errors, m_deaths, static_cast<long long>(m_slowest),
              static_cast<long long>(m_good.size()));
        QVERIFY(m_answers + m_errors >= 2000);
        QVERIFY(m_slowest < 10000);
        QVERIFY2(base::peakMemory() < (std::uint64_t{1} << 30),
                 "more than 1 GB"); // the reader has a limit of its own
        // The reader still works.
        QVERIFY(m_reader.readRun(m_folder.filePath("run.h5").toStdString()));
    }
};

QTEST_GUILESS_MAIN(Hdf5DamageTest)
#include "test_hdf5_damage.moc"
