#include "runner/NullAdapter.h"

#include "base/RandomStream.h"
#include "spectrum/SingularValues.h"

namespace deltarank::runner {

namespace {

adapter::Matrix randomMatrix(const adapter::Matrix& like, const base::StreamKey& key)
{
    base::RandomStream stream(key);
    adapter::Matrix random(like.rows(), like.cols());
    for (Eigen::Index i = 0; i < random.size(); ++i)
        random.data()[i] = static_cast<float>(stream.normal());
    const float norm = random.norm();
    return norm > 0 ? adapter::Matrix(random * (like.norm() / norm)) : random;
}

} // namespace

base::Result<study::RunRecord> randomAdapter(const study::RunSpec& spec, const study::RunRecord& twin)
{
    if (twin.adapter.matrices.empty())
        return base::fail(base::ErrorCode::NotFound,
                          "The trained run that this null control follows kept no weights.", twin.id,
                          "Set `keep_weights` to \"first_repeat\" or \"all\".");
    study::RunRecord record;
    record.adapter = twin.adapter;
    record.adapter.head.clear(); // nothing was trained
    std::vector<spectrum::LowRankProduct> products;
    for (adapter::AdaptedMatrix& matrix : record.adapter.matrices) {
        base::StreamKey key{spec.task.seed, base::Purpose::NullControl,
                            static_cast<std::uint32_t>(spec.repeat), 0, base::placeOf(matrix.modulePath)};
        matrix.a = randomMatrix(matrix.a, key);
        key.step = 1;
        matrix.b = randomMatrix(matrix.b, key);
        products.push_back({matrix.a, matrix.b, matrix.scaling});
    }
    auto values = spectrum::singularValues(products);
    if (!values)
        return base::fail(std::move(values).error());
    for (std::size_t i = 0; i < products.size(); ++i) {
        const adapter::AdaptedMatrix& matrix = record.adapter.matrices[i];
        record.spectra.push_back(
            {matrix.modulePath, matrix.layer, matrix.kind, matrix.rank, spectrum::narrow((*values)[i]), {}});
    }
    return record;
}

} // namespace deltarank::runner
