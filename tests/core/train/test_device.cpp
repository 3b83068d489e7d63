#include "train/Device.h"

#include <QTest>

using namespace deltarank::train;

/// Which BLAS is loaded, and the devices by name.
class DeviceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blasFromLibraries_data()
    {
        QTest::addColumn<QStringList>("libraries");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("advice");
        const QString folder = "/usr/lib/x86_64-linux-gnu/";
        QTest::newRow("OpenMP") << QStringList{folder + "libtorch_cpu.so.1.13",
                                               folder + "openblas-openmp/libblas.so.3",
                                               folder + "openblas-openmp/libopenblasp-r0.3.21.so"}
                                << "OpenBLAS (OpenMP)"
                                << "";
        QTest::newRow("pthread") << QStringList{folder + "openblas-pthread/libblas.so.3"} << "OpenBLAS"
                                 << "libopenblas0-openmp";
        QTest::newRow("reference") << QStringList{folder + "blas/libblas.so.3.11.0"} << "reference BLAS"
                                   << "libopenblas0-openmp";
        QTest::newRow("MKL") << QStringList{"/opt/libtorch/lib/libmkl_core.so.2"} << "MKL"
                             << "";
        QTest::newRow("inside") << QStringList{"/opt/libtorch/lib/libtorch_cpu.so"} << "built into LibTorch"
                                << "";
    }
    void blasFromLibraries()
    {
        QFETCH(QStringList, libraries);
        QFETCH(QString, name);
        QFETCH(QString, advice);
        std::vector<std::string> paths;
        for (const QString& library : libraries)
            paths.push_back(library.toStdString());
        const BlasInfo blas = blasInfo(paths);
        QCOMPARE(QString::fromStdString(blas.name), name);
        QCOMPARE(blas.warning.empty(), advice.isEmpty());
        QVERIFY(QString::fromStdString(blas.warning).contains(advice));
    }

    void thisProcess()
    {
        QVERIFY(!blasInfo().name.empty());
        const auto devices = listDevices();
        QCOMPARE(devices.front().name, std::string("cpu"));
        QVERIFY(devices.front().description.find("threads") != std::string::npos);
        // Where no card can be used, it is said why.
        QCOMPARE(cudaNotice().empty(), devices.size() > 1);
        QVERIFY(measureProducts("cpu", 1).float32 > 0);
    }

    void names()
    {
        QCOMPARE(*resolveDevice("cpu"), std::string("cpu"));
        QVERIFY(resolveDevice("auto"));
        const auto unknown = resolveDevice("abacus");
        QVERIFY(!unknown && unknown.error().message.find("abacus") != std::string::npos);
        const auto absent = resolveDevice("cuda:99");
        QVERIFY(!absent && absent.error().code == deltarank::base::ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(DeviceTest)
#include "test_device.moc"
