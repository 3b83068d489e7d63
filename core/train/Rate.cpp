#include "train/Rate.h"

#include <algorithm>
#include <cmath>

namespace deltarank::train {

double rateAt(study::Schedule schedule, double rate, double warmup, int step, int steps)
{
    const double warm = std::ceil(warmup * steps);
    if (step < warm)
        return rate * step / std::max(1.0, warm);
    const double progress = (step - warm) / std::max(1.0, steps - warm);
    switch (schedule) {
    case study::Schedule::Constant:
        return rate;
    case study::Schedule::Linear:
        return rate * std::max(0.0, 1.0 - progress);
    case study::Schedule::Cosine:
        return rate * 0.5 * (1.0 + std::cos(3.141592653589793 * std::min(1.0, progress)));
    }
    return rate;
}

} // namespace deltarank::train
