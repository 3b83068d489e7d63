#pragma once

// QCustomPlot's header needs the keywords that our other tests do without.
#undef QT_NO_KEYWORDS

#include "ui/Synthetic.h"
#include "ui/frame/MainWindow.h"
#include "ui/pages/FigureGrid.h"
#include "ui/pages/ResultsPage.h"
#include "ui/pages/StudyPage.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>
#include <qcustomplot.h>
