#pragma once

#include "ui/base/ActionRegistry.h"
#include "ui/base/Icons.h"
#include "ui/base/Settings.h"
#include "ui/base/Theme.h"

namespace deltarank::ui {

class Jobs;
class Workspace;

/// What every page is given; owned by the program's main window, outlives the pages.
struct Context
{
    Theme& theme;
    Icons& icons;
    Settings& settings;
    ActionRegistry& actions;
    Workspace& workspace;
    Jobs& jobs;
};

enum class Place { Start, Study, Runs, Results, Adapters };

} // namespace deltarank::ui
