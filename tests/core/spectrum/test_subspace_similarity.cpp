#include "Matrices.h"
#include "spectrum/SubspaceSimilarity.h"

#include <QTest>
#include <cmath>

using namespace deltarank::spectrum;
using matrices::RowMatrix;

class SubspaceSimilarityTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withItselfIsOne()
    {
        const RowMatrix a = matrices::gaussian(6, 50, 1), b = matrices::gaussian(40, 6, 2);
        const auto d = decompose({a, b, 2});
        for (Side side : {Side::Left, Side::Right}) {
            const auto phi = subspaceSimilarity(*d, *d, side, 100);
            QVERIFY(phi.has_value());
            QCOMPARE(phi->rows(), Eigen::Index{6});
            QVERIFY((phi->array() - 1).abs().maxCoeff() < 1e-12);
        }
    }
    void equalsTheDefinition()
    {
        const Eigen::MatrixXd x = matrices::orthonormal(30, 5, 1), y = matrices::orthonormal(30, 8, 2);
        const auto phi = subspaceSimilarity(x, y, 8);
        QCOMPARE(phi->rows(), Eigen::Index{5});
        QCOMPARE(phi->cols(), Eigen::Index{8});
        for (int i = 1; i <= 5; ++i)
            for (int j = 1; j <= 8; ++j) {
                const double expected =
                    (x.leftCols(i).transpose() * y.leftCols(j)).squaredNorm() / std::min(i, j);
                QVERIFY(std::abs((*phi)(i - 1, j - 1) - expected) < 1e-12);
            }
        const Eigen::MatrixXd both = matrices::orthonormal(30, 10, 3);
        QVERIFY(subspaceSimilarity(both.leftCols(5), both.rightCols(5), 5)->maxCoeff() < 1e-20);
        QVERIFY(!subspaceSimilarity(x, matrices::orthonormal(31, 8, 2), 8).has_value());
    }
    void directionsWithoutEnergyAreLeftOut()
    {
        RowMatrix a = matrices::gaussian(4, 30, 1);
        a.row(3) = a.row(2);
        RowMatrix b = matrices::gaussian(30, 4, 2);
        b.col(3) = b.col(2);
        const auto d = decompose({a, b, 1});
        QCOMPARE(subspaceSimilarity(*d, *d, Side::Left, 9)->rows(), Eigen::Index{3});
    }
    void anglesAreExactNearZeroAndNinety()
    {
        for (double angle : {0.0, 1e-9, 1e-4, 0.5, 1.2, 1.5707963}) {
            Eigen::MatrixXd x = Eigen::MatrixXd::Zero(5, 2), y = Eigen::MatrixXd::Zero(5, 1);
            x(0, 0) = 1;
            x(1, 1) = 1;
            y(0, 0) = std::cos(angle);
            y(4, 0) = std::sin(angle);
            const auto angles = principalAngles(x, y);
            QCOMPARE(angles->size(), std::size_t{1});
            QVERIFY2(std::abs(angles->front() - angle) < 1e-12,
                     qPrintable(QString::number(angles->front(), 'g', 17)));
        }
        const Eigen::MatrixXd x = matrices::orthonormal(30, 5, 1), y = matrices::orthonormal(30, 4, 2);
        const auto angles = principalAngles(x, y);
        double sum = 0;
        for (double a : *angles)
            sum += std::cos(a) * std::cos(a);
        QVERIFY(std::abs(sum / 4 - (*subspaceSimilarity(x, y, 5))(4, 3)) < 1e-12);
    }
    void distanceEqualsTheFormedMatrices()
    {
        const RowMatrix a = matrices::gaussian(6, 50, 1), b = matrices::gaussian(40, 6, 2);
        const RowMatrix c = matrices::gaussian(3, 50, 3), d = matrices::gaussian(40, 3, 4);
        const Eigen::MatrixXd x = matrices::formed(a, b, 2), y = matrices::formed(c, d, -0.5);
        const auto between = productDistance({a, b, 2}, {c, d, -0.5});
        QVERIFY(between.has_value());
        QVERIFY(std::abs(between->distance - (x - y).norm()) < 1e-11 * x.norm());
        QVERIFY(std::abs(between->frobeniusX - x.norm()) < 1e-11 * x.norm());
        QVERIFY(std::abs(between->frobeniusY - y.norm()) < 1e-11 * y.norm());
        const double cosine = (x.array() * y.array()).sum() / (x.norm() * y.norm());
        QVERIFY(std::abs(between->cosine - cosine) < 1e-12);
        // The same product by other factors
        const RowMatrix twice = 2 * b, half = 0.5 * a;
        const auto same = productDistance({a, b, 1}, {half, twice, 1});
        QVERIFY(same->distance < 1e-13 * same->frobeniusX);
        QVERIFY(std::abs(same->cosine - 1) < 1e-13);
        QVERIFY(!productDistance({a, b, 1}, {c, matrices::gaussian(41, 3, 4), 1}).has_value());
        QCOMPARE(productDistance({a, RowMatrix(RowMatrix::Zero(40, 6)), 1}, {c, d, 1})->cosine, 0.0);
    }
};

QTEST_GUILESS_MAIN(SubspaceSimilarityTest)
#include "test_subspace_similarity.moc"
