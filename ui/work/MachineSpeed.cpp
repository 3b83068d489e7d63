#include "ui/work/MachineSpeed.h"

#ifdef DELTARANK_HAS_TORCH
#include "runner/Preparation.h"
#endif

namespace deltarank::ui {

double productSpeed()
{
#ifdef DELTARANK_HAS_TORCH
    static const double speed = runner::productSpeed();
    return speed;
#else
    return 0;
#endif
}

} // namespace deltarank::ui
