#include "Matrices.h"
#include "spectrum/SingularValues.h"

#include <Eigen/SVD>
#include <QTest>
#include <cmath>
#include <limits>

using namespace deltarank;
using namespace deltarank::spectrum;
using matrices::RowMatrix;

namespace {
/// Largest difference relative to the largest value.
double largestError(const std::vector<double>& values, const Eigen::VectorXd& expected)
{
    double error = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        error = std::max(error, std::abs(values[i] - expected[static_cast<Eigen::Index>(i)]));
    return expected.size() && expected[0] > 0 ? error / expected[0] : error;
}
double largestRelativeError(const std::vector<double>& values, const std::vector<double>& expected)
{
    double error = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        error = std::max(error, std::abs(values[i] - expected[i]) / expected[i]);
    return error;
}
/// Factors of a product with given singular values: A = √σ·Vᵀ, B = U·√σ, made uneven by a random r×r change
/// of basis so that the factors themselves are not orthogonal.
std::pair<RowMatrix, RowMatrix> factors(int out, int in, const Eigen::VectorXd& sigma, std::uint64_t seed)
{
    const int r = static_cast<int>(sigma.size());
    const Eigen::MatrixXd u = matrices::orthonormal(out, r, seed), v = matrices::orthonormal(in, r, seed + 1);
    const Eigen::MatrixXd turn = matrices::orthonormal(r, r, seed + 2);
    const Eigen::VectorXd root = sigma.cwiseSqrt();
    return {RowMatrix((turn * root.asDiagonal() * v.transpose()).cast<float>()),
            RowMatrix((u * root.asDiagonal() * turn.transpose()).cast<float>())};
}
} // namespace

class SingularValuesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void equalsTheFormedMatrix_data()
    {
        QTest::addColumn<int>("out");
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("r");
        QTest::addColumn<double>("scaling");
        QTest::newRow("square") << 48 << 48 << 8 << 2.0;
        QTest::newRow("wide") << 17 << 90 << 5 << 0.5;
        QTest::newRow("tall") << 90 << 17 << 5 << 0.5;
        QTest::newRow("r = 1") << 17 << 33 << 1 << 4.0;
        QTest::newRow("r = both dimensions") << 24 << 24 << 24 << 1.0;
        QTest::newRow("r above out") << 16 << 64 << 40 << 1.0;
        QTest::newRow("r above both") << 24 << 32 << 40 << 1.0;
        QTest::newRow("negative scaling") << 20 << 30 << 4 << -3.0;
        QTest::newRow("one row") << 1 << 30 << 3 << 1.0;
        QTest::newRow("one by one") << 1 << 1 << 2 << 1.0;
    }
    void equalsTheFormedMatrix()
    {
        QFETCH(int, out);
        QFETCH(int, in);
        QFETCH(int, r);
        QFETCH(double, scaling);
        const RowMatrix a = matrices::gaussian(r, in, 1), b = matrices::gaussian(out, r, 2);
        const Eigen::VectorXd expected =
            Eigen::JacobiSVD<Eigen::MatrixXd>(matrices::formed(a, b, scaling)).singularValues();
        for (Route route : {Route::Automatic, Route::Qr}) {
            const auto values = singularValues(LowRankProduct{a, b, scaling}, route);
            QVERIFY(values.has_value());
            QCOMPARE(values->size(), static_cast<std::size_t>(std::min({r, out, in})));
            QVERIFY(std::is_sorted(values->rbegin(), values->rend()));
            QVERIFY2(largestError(*values, expected) < 1e-12,
                     qPrintable(QString::number(largestError(*values, expected))));
        }
    }
    void rotationLeavesValues()
    {
        const RowMatrix a = matrices::gaussian(6, 40, 3), b = matrices::gaussian(30, 6, 4);
        const RowMatrix turned = (matrices::orthonormal(30, 30, 5) * b.cast<double>()).cast<float>();
        const auto one = singularValues(LowRankProduct{a, b, 1}),
                   two = singularValues(LowRankProduct{a, turned, 1});
        QVERIFY(largestRelativeError(*two, *one) < 1e-6); // the turned factor is rounded to float32
    }

    /// The claim behind Route::Gram: wherever its bound lets it answer, every value is within gramTolerance
    /// of the QR route, for spectra of many shapes and decays and factors that are far from orthogonal.
    void gramRouteKeepsItsPromise()
    {
        int answered = 0, refused = 0;
        double largest = 0;
        std::uint64_t seed = 100;
        for (const auto& [out, in] : {std::pair{80, 80}, {30, 200}, {200, 30}, {768, 768}})
            for (int r : {1, 4, 16, 30})
                for (double decades : {0.0, 1.0, 2.0, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 8.0}) {
                    Eigen::VectorXd sigma(r);
                    for (int i = 0; i < r; ++i)
                        sigma[i] = std::pow(10.0, -decades * i / std::max(1, r - 1));
                    for (int shape = 0; shape < 2; ++shape) {
                        auto [a, b] = factors(out, in, sigma, seed += 10);
                        if (shape ==
                            1) // badly scaled rank-one parts: large columns of B against small rows of A
                            for (int i = 0; i < r; ++i) {
                                const float factor = std::pow(8.0f, static_cast<float>(i % 4));
                                b.col(i) *= factor;
                                a.row(i) /= factor;
                            }
                        const LowRankProduct product{a, b, 1};
                        const auto exact = singularValues(product, Route::Qr);
                        QVERIFY(exact.has_value());
                        const auto gram = singularValues(product, Route::Gram);
                        const auto automatic = singularValues(product);
                        QVERIFY(automatic.has_value());
                        if (!gram) {
                            ++refused;
                            QCOMPARE(*automatic, *exact);
                            continue;
                        }
                        ++answered;
                        largest = std::max(largest, largestRelativeError(*gram, *exact));
                        QCOMPARE(*automatic, *gram);
                    }
                }
        // The ranks of large adapters, where the Gram route saves most
        for (int r : {256, 500}) {
            Eigen::VectorXd sigma(r);
            for (int i = 0; i < r; ++i)
                sigma[i] = std::pow(10.0, -2.0 * i / (r - 1));
            const auto [a, b] = factors(768, 768, sigma, seed += 10);
            const auto exact = singularValues(LowRankProduct{a, b, 1}, Route::Qr),
                       gram = singularValues(LowRankProduct{a, b, 1}, Route::Gram);
            QVERIFY(exact.has_value() && gram.has_value());
            largest = std::max(largest, largestRelativeError(*gram, *exact));
        }
        qInfo("gram: %d answered, %d refused, largest relative error %.2g", answered, refused, largest);
        QVERIFY2(largest < gramTolerance / 10, qPrintable(QString::number(largest)));
        QVERIFY(answered > 100);
        QVERIFY(refused > 50);
    }

    void denseEqualsJacobi()
    {
        for (const auto& [rows, cols] : {std::pair{40, 40}, {70, 20}, {20, 70}}) {
            const RowMatrix m = matrices::gaussian(rows, cols, 9);
            const Eigen::VectorXd expected =
                Eigen::JacobiSVD<Eigen::MatrixXd>(m.cast<double>()).singularValues();
            for (Route route : {Route::Automatic, Route::Qr}) {
                const auto values = singularValues(MatrixView(m), route);
                QVERIFY(values.has_value());
                QCOMPARE(values->size(), static_cast<std::size_t>(std::min(rows, cols)));
                QVERIFY(largestError(*values, expected) < 1e-10);
            }
        }
    }
    void denseOfLowRankFallsBack()
    {
        const RowMatrix a = matrices::gaussian(3, 40, 3), b = matrices::gaussian(40, 3, 4);
        const RowMatrix whole = b * a;
        QVERIFY(!singularValues(MatrixView(whole), Route::Gram).has_value());
        const auto values = singularValues(MatrixView(whole));
        QVERIFY(values.has_value());
        QVERIFY((*values)[3] < 1e-5 * (*values)[0]);
    }

    void zeroAndEmpty()
    {
        const RowMatrix zero = RowMatrix::Zero(20, 3), a = matrices::gaussian(3, 20, 1);
        const auto values = singularValues(LowRankProduct{a, zero, 2});
        QVERIFY(values.has_value());
        QCOMPARE(*values, (std::vector<double>{0, 0, 0}));
        QCOMPARE(*singularValues(LowRankProduct{a, matrices::gaussian(20, 3, 2), 0}),
                 (std::vector<double>{0, 0, 0}));
        QVERIFY(singularValues(LowRankProduct{RowMatrix(0, 20), RowMatrix(20, 0), 1})->empty());
        QCOMPARE(*singularValues(MatrixView(RowMatrix(RowMatrix::Zero(4, 4)))),
                 (std::vector<double>{0, 0, 0, 0}));
    }
    void refusesWhatIsNotFinite_data()
    {
        QTest::addColumn<float>("bad");
        QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN();
        QTest::newRow("infinite") << std::numeric_limits<float>::infinity();
    }
    void refusesWhatIsNotFinite()
    {
        QFETCH(float, bad);
        RowMatrix a = matrices::gaussian(3, 20, 1), b = matrices::gaussian(20, 3, 2);
        a(2, 7) = bad;
        const auto values = singularValues(LowRankProduct{a, b, 1});
        QVERIFY(!values.has_value());
        QCOMPARE(values.error().code, base::ErrorCode::Numeric);
        QVERIFY(values.error().message.find("row 3, column 8") != std::string::npos);
        QVERIFY(!singularValues(MatrixView(a)).has_value());
        QVERIFY(!singularValues(LowRankProduct{b, b, 1}).has_value()); // shapes
        QVERIFY(!singularValues(LowRankProduct{matrices::gaussian(3, 20, 1), b, std::nan("")}).has_value());
    }
    void refusesBeyondFloat32()
    {
        const RowMatrix a = RowMatrix::Constant(1, 4, 1e30f), b = RowMatrix::Constant(4, 1, 1e30f);
        QVERIFY(!singularValues(LowRankProduct{a, b, 1}).has_value());
        QVERIFY(singularValues(LowRankProduct{a, b, 1e-30}).has_value());
    }

    void manyInParallel()
    {
        std::vector<RowMatrix> as, bs;
        for (int i = 0; i < 12; ++i) {
            as.push_back(matrices::gaussian(4, 30 + i, 50 + i));
            bs.push_back(matrices::gaussian(20, 4, 80 + i));
        }
        std::vector<LowRankProduct> products;
        for (int i = 0; i < 12; ++i)
            products.push_back({as[i], bs[i], 1.0});
        std::uint64_t last = 0;
        const auto all = singularValues(products, 3, {}, [&](const base::Progress& p) {
            QCOMPARE(p.done, last + 1);
            QCOMPARE(p.total, std::uint64_t{12});
            last = p.done;
        });
        QVERIFY(all.has_value());
        QCOMPARE(last, std::uint64_t{12});
        for (std::size_t i = 0; i < 12; ++i)
            QCOMPARE((*all)[i], *singularValues(products[i]));

        auto stop = base::StopToken::create();
        stop.request(base::StopToken::Request::Now);
        const auto stopped = singularValues(products, 2, stop);
        QVERIFY(!stopped.has_value());
        QCOMPARE(stopped.error().code, base::ErrorCode::Stopped);

        bs[5](0, 0) = std::nanf("");
        const auto broken = singularValues(products, 2);
        QVERIFY(!broken.has_value());
        QCOMPARE(broken.error().where, std::string("matrix 6 of 12"));
    }
};

QTEST_GUILESS_MAIN(SingularValuesTest)
#include "test_singular_values.moc"
