#include "Matrices.h"
#include "spectrum/Decomposition.h"
#include "spectrum/SingularValues.h"

#include <QTest>
#include <cmath>

using namespace deltarank::spectrum;
using matrices::RowMatrix;

class DecompositionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shapes_data()
    {
        QTest::addColumn<int>("out");
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("r");
        QTest::addColumn<double>("scaling");
        QTest::newRow("square") << 40 << 40 << 6 << 2.0;
        QTest::newRow("wide") << 12 << 70 << 6 << 0.25;
        QTest::newRow("tall, negative scaling") << 70 << 12 << 6 << -1.5;
        QTest::newRow("r above both") << 10 << 14 << 30 << 1.0;
        QTest::newRow("rank one") << 9 << 5 << 1 << 1.0;
    }
    void shapes()
    {
        QFETCH(int, out);
        QFETCH(int, in);
        QFETCH(int, r);
        QFETCH(double, scaling);
        const RowMatrix a = matrices::gaussian(r, in, 1), b = matrices::gaussian(out, r, 2);
        const LowRankProduct product{a, b, scaling};
        const Eigen::MatrixXd whole = matrices::formed(a, b, scaling);
        const auto d = decompose(product);
        QVERIFY(d.has_value());
        const Eigen::Index k = std::min({r, out, in});
        QCOMPARE(d->u.cols(), k);
        QCOMPARE(d->v.cols(), k);
        QVERIFY((d->u.transpose() * d->u - Eigen::MatrixXd::Identity(k, k)).norm() < 1e-12);
        QVERIFY((d->v.transpose() * d->v - Eigen::MatrixXd::Identity(k, k)).norm() < 1e-12);
        const Eigen::VectorXd s = Eigen::Map<const Eigen::VectorXd>(d->values.data(), k);
        QVERIFY((d->u * s.asDiagonal() * d->v.transpose() - whole).norm() < 1e-12 * whole.norm());
        const auto values = singularValues(product);
        for (std::size_t i = 0; i < values->size(); ++i)
            QVERIFY(std::abs((*values)[i] - d->values[i]) < 1e-10 * d->values[0]);

        // Truncation: the error is the tail's energy, and no other matrix of that rank could be nearer.
        for (int kept = 0; kept <= k + 1; ++kept) {
            const auto cut = truncate(product, *d, kept);
            QVERIFY(cut.has_value());
            QCOMPARE(cut->a.rows(), std::min<Eigen::Index>(kept, k));
            const double error = (whole - matrices::formed(cut->a, cut->b, scaling)).norm();
            QVERIFY2(std::abs(error - cut->error) < 2e-6 * whole.norm(),
                     qPrintable(QString::number(error - cut->error)));
            QVERIFY(std::abs(cut->relativeError * whole.norm() - cut->error) < 1e-9 * whole.norm());
        }
    }
    void truncationKeepsTheLeadingValues()
    {
        const RowMatrix a = matrices::gaussian(8, 50, 1), b = matrices::gaussian(40, 8, 2);
        const LowRankProduct product{a, b, 0.5};
        const auto cut = truncate(product, *decompose(product), 3);
        const auto before = singularValues(product),
                   after = singularValues(LowRankProduct{cut->a, cut->b, 0.5});
        QCOMPARE(after->size(), std::size_t{3});
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(std::abs((*after)[i] / (*before)[i] - 1) < 1e-6);
    }
    void zero()
    {
        const RowMatrix a = matrices::gaussian(3, 20, 1), b = RowMatrix::Zero(15, 3);
        const auto d = decompose({a, b, 1});
        QVERIFY(d.has_value());
        QCOMPARE(d->values, (std::vector<double>{0, 0, 0}));
        const auto cut = truncate({a, b, 1}, *d, 2);
        QCOMPARE(cut->error, 0.0);
        QCOMPARE(cut->relativeError, 0.0);
        QCOMPARE(cut->b.norm(), 0.0f);
        QVERIFY(!truncate({a, b, 0}, *d, 2).has_value());
        QVERIFY(truncate({a, b, 0}, *d, 0).has_value());
    }
};

QTEST_GUILESS_MAIN(DecompositionTest)
#include "test_decomposition.moc"
