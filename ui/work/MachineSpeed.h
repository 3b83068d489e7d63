#pragma once

namespace deltarank::ui {

/// How fast this machine multiplies matrices, GFLOP/s: measured once (about half a second), on the device and
/// in the data type that a study would choose by itself. 0 where the program was built without training. Safe
/// from any thread; not in the event loop.
double productSpeed();

} // namespace deltarank::ui
