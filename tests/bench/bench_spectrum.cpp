// Singular values of low-rank products beside those of the formed matrix (LAPACK's sgesdd on float32), and
// the cutoffs of many spectra at a new threshold. Both sides use the same number of threads, one matrix each.
//   bench_spectrum [--quick]

#include "base/RandomStream.h"
#include "base/System.h"
#include "spectrum/Parallel.h"
#include "spectrum/SingularValues.h"
#include "spectrum/SpectrumTable.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <functional>
#include <vector>

extern "C" {
void sgemm_(const char*, const char*, const int*, const int*, const int*, const float*, const float*,
            const int*, const float*, const int*, const float*, float*, const int*);
void sgesdd_(const char*, const int*, const int*, float*, const int*, float*, float*, const int*, float*,
             const int*, float*, const int*, int*, int*);
}

using namespace deltarank;

namespace {

double seconds(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Best of `rounds`: other work on the machine only ever adds.
double best(int rounds, const std::function<void()>& work)
{
    double shortest = 1e300;
    for (int i = 0; i < rounds; ++i)
        shortest = std::min(shortest, seconds(work));
    return shortest;
}

/// A trained adapter's look: singular values of ΔW fall over about two decades.
struct Factors
{
    std::vector<float> a, b;
    int r, out, in;
    spectrum::LowRankProduct view() const { return {{a.data(), r, in}, {b.data(), out, r}, 1.0}; }
};

Factors factors(int out, int in, int r, std::uint32_t place)
{
    base::RandomStream random({1, base::Purpose::Other, 0, 0, place});
    Factors f{std::vector<float>(static_cast<std::size_t>(r) * in),
              std::vector<float>(static_cast<std::size_t>(out) * r), r, out, in};
    for (float& value : f.a)
        value = static_cast<float>(random.uniform(-0.03, 0.03));
    for (std::size_t i = 0; i < f.b.size(); ++i)
        f.b[i] = static_cast<float>(random.uniform(-0.03, 0.03) *
                                    std::pow(10.0, -2.0 * static_cast<double>(i % r) / r));
    return f;
}

std::vector<float> formedValues(const Factors& f)
{
    std::vector<float> whole(static_cast<std::size_t>(f.out) * f.in), values(std::min(f.out, f.in));
    const float one = 1, zero = 0;
    // Row-major B·A is column-major Aᵀ·Bᵀ.
    sgemm_("N", "N", &f.in, &f.out, &f.r, &one, f.a.data(), &f.in, f.b.data(), &f.r, &zero, whole.data(),
           &f.in);
    const int query = -1, unit = 1;
    float size = 0, none = 0;
    int info = 0;
    std::vector<int> integers(8 * values.size());
    sgesdd_("N", &f.in, &f.out, whole.data(), &f.in, values.data(), &none, &unit, &none, &unit, &size, &query,
            integers.data(), &info);
    const int count = static_cast<int>(size);
    std::vector<float> work(count);
    sgesdd_("N", &f.in, &f.out, whole.data(), &f.in, values.data(), &none, &unit, &none, &unit, work.data(),
            &count, integers.data(), &info);
    return values;
}

void compare(const char* name, int count, int dimension, int r, int different, int sample, int rounds,
             int threads)
{
    std::vector<Factors> matrices;
    for (int i = 0; i < different; ++i)
        matrices.push_back(factors(dimension, dimension, r, static_cast<std::uint32_t>(i)));
    std::vector<spectrum::LowRankProduct> products;
    for (int i = 0; i < count; ++i)
        products.push_back(matrices[static_cast<std::size_t>(i % different)].view());

    std::vector<std::vector<double>> ours;
    const double fast = best(rounds, [&] {
        auto values = spectrum::singularValues(products, threads);
        if (!values)
            std::printf("%s\n", values.error().text().c_str());
        else
            ours = std::move(*values);
    });
    const auto route = [&](spectrum::Route which) {
        bool fine = true;
        const double time = best(rounds, [&] {
            const auto status = spectrum::parallelFor(
                products.size(), threads, {}, {}, "", [&](std::size_t i) -> base::Status {
                    fine = fine && spectrum::singularValues(products[i], which).has_value();
                    return {};
                });
            fine = fine && status.has_value();
        });
        return fine ? time : -1.0;
    };
    const double gram = route(spectrum::Route::Gram), qr = route(spectrum::Route::Qr);
    std::vector<std::vector<float>> formed(static_cast<std::size_t>(sample));
    const double sampled = best(std::min(rounds, sample == count ? rounds : 1), [&] {
        (void)spectrum::parallelFor(formed.size(), threads, {}, {}, "", [&](std::size_t i) -> base::Status {
            formed[i] = formedValues(matrices[i % matrices.size()]);
            return {};
        });
    });
    const double slow = sampled * count / sample;
    double error = 0;
    for (std::size_t i = 0; i < formed.size(); ++i)
        for (int k = 0; k < r; ++k)
            error = std::max(error, std::abs(formed[i][static_cast<std::size_t>(k)] -
                                             ours[i][static_cast<std::size_t>(k)]) /
                                        ours[i][0]);
    std::printf("%-28s ours %8.4f s (Gram %s, QR %.4f s)   formed, sgesdd %9.3f s%s   %7.1fx   largest "
                "difference %.1e of the "
                "largest value\n",
                name, fast, gram < 0 ? "refused" : std::to_string(gram).c_str(), qr, slow,
                sample < count ? " (extrapolated)" : "", slow / fast, error);
    std::fflush(stdout);
}

void thresholds(std::size_t runs)
{
    spectrum::SpectrumTable table;
    const std::size_t rows = runs * 36;
    table.reserve(rows, rows * 64);
    base::RandomStream random({1, base::Purpose::Other, 0, 0, 7});
    std::vector<float> values(64);
    const double filling = seconds([&] {
        for (std::size_t i = 0; i < rows; ++i) {
            const float q = static_cast<float>(random.uniform(0.6, 0.98));
            float value = 1;
            for (float& v : values) {
                v = value;
                value *= q;
            }
            table.add(values);
        }
    });
    std::vector<std::int32_t> cutoffs(rows);
    double worst = 0, fastest = 1e300;
    for (int i = 0; i < 20; ++i) {
        const double t = seconds([&] { table.cutoffs(0.80 + 0.009 * i, cutoffs); });
        worst = std::max(worst, t);
        fastest = std::min(fastest, t);
    }
    std::printf("%zu runs x 36 matrices x rank 64: filled in %.2f s, all cutoffs at a new threshold in %.1f "
                "ms (best), %.1f ms "
                "(worst of 20), one thread\n",
                runs, filling, fastest * 1e3, worst * 1e3);
}

} // namespace

int main(int count, char** arguments)
{
    base::tuneAllocator(); // as the programs do
    const bool quick = count > 1 && std::strcmp(arguments[1], "--quick") == 0;
    const int threads = base::availableCores();
    std::printf("%d threads\n", threads);
    compare("36 of 768x768, r = 16", 36, 768, 16, 36, 36, quick ? 1 : 3, threads);
    compare("36 of 768x768, r = 256", 36, 768, 256, 36, 36, quick ? 1 : 3, threads);
    compare("36 of 768x768, r = 500", 36, 768, 500, 36, 36, quick ? 1 : 3, threads);
    if (!quick)
        compare("224 of 4096x4096, r = 64", 224, 4096, 64, 16, threads, 2, threads);
    thresholds(quick ? 1000 : 10000);
    return 0;
}
