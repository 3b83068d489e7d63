#include "ui/pages/ResultsControls.h"

#include "ui/base/Words.h"
#include "ui/frame/Widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

namespace deltarank::ui {

namespace {

using spectrum::Measure;

constexpr Measure measures[] = {Measure::EnergyCutoff,
                                Measure::StableRank,
                                Measure::EffectiveRank,
                                Measure::ParticipationRatio,
                                Measure::NuclearOverFrobenius,
                                Measure::NumericalRank,
                                Measure::Elbow,
                                Measure::Gini,
                                Measure::Frobenius,
                                Measure::Nuclear};
const std::pair<const char*, const char*> overlays[] = {
    {"arxiv", "arXiv"}, {"stanford_dogs", "Stanford Dogs"}, {"oxford_pet", "Oxford-IIIT Pet"}};

analysis::ColourRole roleOf(const QString& kind)
{
    using Role = analysis::ColourRole;
    if (kind == "query")
        return Role::Query;
    if (kind == "key")
        return Role::Key;
    if (kind == "value")
        return Role::Value;
    if (kind == "attention_output")
        return Role::AttentionOutput;
    if (kind == "feed_forward_in")
        return Role::FeedForwardIn;
    if (kind == "feed_forward_out")
        return Role::FeedForwardOut;
    return Role::Neutral;
}

} // namespace

QString measureName(Measure measure)
{
    switch (measure) {
    case Measure::EnergyCutoff:
        return ResultsControls::tr("Energy cutoff");
    case Measure::StableRank:
        return ResultsControls::tr("Stable rank");
    case Measure::EffectiveRank:
        return ResultsControls::tr("Effective rank");
    case Measure::ParticipationRatio:
        return ResultsControls::tr("Participation ratio");
    case Measure::NuclearOverFrobenius:
        return ResultsControls::tr("Nuclear / Frobenius");
    case Measure::NumericalRank:
        return ResultsControls::tr("Numerical rank");
    case Measure::Elbow:
        return ResultsControls::tr("Elbow");
    case Measure::Gini:
        return ResultsControls::tr("Gini coefficient");
    case Measure::Frobenius:
        return ResultsControls::tr("Frobenius norm");
    case Measure::Nuclear:
        return ResultsControls::tr("Nuclear norm");
    }
    return {};
}

QString measureHelp(Measure measure)
{
    switch (measure) {
    case Measure::EnergyCutoff:
        return ResultsControls::tr(
            "The smallest j whose first j singular values hold more than the threshold of Σσ².");
    case Measure::StableRank:
        return ResultsControls::tr("Σσ² / σ₁²");
    case Measure::EffectiveRank:
        return ResultsControls::tr("exp of the entropy of σ / Σσ (Roy and Vetterli, 2007)");
    case Measure::ParticipationRatio:
        return ResultsControls::tr("(Σσ²)² / Σσ⁴");
    case Measure::NuclearOverFrobenius:
        return ResultsControls::tr("Σσ / √Σσ²");
    case Measure::NumericalRank:
        return ResultsControls::tr("The number of singular values above rounding error.");
    case Measure::Elbow:
        return ResultsControls::tr("The singular value farthest from the chord of the spectrum.");
    case Measure::Gini:
        return ResultsControls::tr("How unequal the singular values are, from 0 to 1.");
    case Measure::Frobenius:
        return ResultsControls::tr("√Σσ²");
    case Measure::Nuclear:
        return ResultsControls::tr("Σσ");
    }
    return {};
}

ResultsControls::ResultsControls(Context& context, QVBoxLayout* layout, QWidget* parent)
    : QWidget(parent), m_context(context)
{
    hide(); // only owns the controls' logic; the widgets lie in the panel's layout
    addStudies(layout);
    addThreshold(layout);
    addMeasures(layout);
    addMatrices(layout);
    addShown(layout);
    layout->addStretch(1);
    setOffer({"query", "key", "value"}, 1, false);
    connect(&context.theme, &Theme::changed, this, [this] { rebuildKinds(); });
}

void ResultsControls::addStudies(QVBoxLayout* layout)
{
    m_studies = new QWidget(layout->parentWidget());
    m_studyLayout = new QVBoxLayout(m_studies);
    m_studyLayout->setContentsMargins(0, 0, 0, 8);
    m_studyLayout->setSpacing(4);
    m_studyLayout->addWidget(makeLabel(m_studies, tr("Side by side"), "heading"));
    m_studies->hide();
    layout->addWidget(m_studies);
}

void ResultsControls::setStudies(const std::vector<StudyChoice>& studies)
{
    if (studies == m_studyChoices)
        return;
    m_studyChoices = studies;
    for (QCheckBox* box : m_studyBoxes)
        box->deleteLater(); // one of them may be what was clicked
    m_studyBoxes.clear();
    for (const StudyChoice& study : studies) {
        auto* box = new QCheckBox(study.name, m_studies);
        box->setAccessibleName(tr("Show %1").arg(study.name));
        box->setToolTip(study.path);
        box->setChecked(study.shown);
        box->setEnabled(!study.current);
        connect(box, &QCheckBox::toggled, this, [this] {
            QStringList paths;
            for (qsizetype i = 0; i < m_studyBoxes.size(); ++i) {
                m_studyChoices[static_cast<std::size_t>(i)].shown = m_studyBoxes[i]->isChecked();
                if (m_studyBoxes[i]->isChecked())
                    paths << m_studyChoices[static_cast<std::size_t>(i)].path;
            }
            Q_EMIT studiesChosen(paths);
        });
        m_studyLayout->addWidget(box);
        m_studyBoxes << box;
    }
    m_studies->setVisible(studies.size() > 1);
}

void ResultsControls::setAxes(const AxisChoice& axes)
{
    const auto isLog = [](const std::optional<analysis::AxisScale>& scale) {
        return scale == analysis::AxisScale::Logarithmic;
    };
    m_writing = true;
    m_logX->setChecked(isLog(axes.x));
    m_logY->setChecked(isLog(axes.y));
    m_writing = false;
    Q_EMIT axesChanged();
}

void ResultsControls::addThreshold(QVBoxLayout* layout)
{
    QWidget* host = layout->parentWidget();
    auto* row = new QHBoxLayout;
    row->addWidget(makeLabel(host, tr("Energy threshold"), "heading"), 1);
    m_thresholdNumber = new QDoubleSpinBox(host);
    m_thresholdNumber->setRange(50, 99.9);
    m_thresholdNumber->setDecimals(1);
    m_thresholdNumber->setSingleStep(0.5);
    m_thresholdNumber->setSuffix(percentSuffix());
    m_thresholdNumber->setAlignment(Qt::AlignRight);
    m_thresholdNumber->setFixedWidth(72);
    m_thresholdNumber->setAccessibleName(tr("Energy threshold in percent"));
    row->addWidget(m_thresholdNumber);
    layout->addLayout(row);
    m_threshold = new QSlider(Qt::Horizontal, host);
    m_threshold->setRange(500, 999);
    m_threshold->setPageStep(10);
    m_threshold->setAccessibleName(tr("Energy threshold"));
    m_threshold->setToolTip(
        tr("The cutoff is the smallest number of singular values that hold more than this share of "
           "the energy Σσ². All figures follow while you move it."));
    layout->addWidget(m_threshold);
    layout->addSpacing(8);
    connect(m_threshold, &QSlider::valueChanged, this, [this](int value) {
        if (m_writing)
            return;
        m_settings.threshold = value / 1000.0;
        m_settings.exploratory = true;
        const QSignalBlocker quiet(m_thresholdNumber);
        m_thresholdNumber->setValue(value / 10.0);
        Q_EMIT changed();
    });
    connect(m_thresholdNumber, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { m_threshold->setValue(qRound(value * 10)); });
}

QComboBox* ResultsControls::addChoice(QVBoxLayout* layout, const QString& label, const QStringList& texts)
{
    QWidget* host = layout->parentWidget();
    auto* choice = new QComboBox(host);
    choice->addItems(texts);
    choice->setAccessibleName(label);
    layout->addWidget(makeLabel(host, label, "field"));
    layout->addWidget(choice);
    connect(choice, &QComboBox::currentIndexChanged, this, [this] { read(); });
    return choice;
}

void ResultsControls::addMeasures(QVBoxLayout* layout)
{
    QStringList names;
    for (const Measure measure : measures)
        names << measureName(measure);
    m_measure = addChoice(layout, tr("Measure"), names);
    for (int i = 0; i < m_measure->count(); ++i)
        m_measure->setItemData(i, measureHelp(measures[i]), Qt::ToolTipRole);
    m_accuracy = addChoice(layout, tr("Accuracy"), {tr("Best evaluation"), tr("Last step"), tr("Test part")});
    m_interval = addChoice(layout, tr("95% interval"),
                           {tr("Over runs (Student t)"), tr("As published (layers × runs)")});
    m_interval->setItemData(
        0, tr("Layers of one run are not independent of each other, so runs are what is counted."),
        Qt::ToolTipRole);
    m_interval->setItemData(
        1, tr("1.96·s/√N over all layers and repeats, as in the paper: narrower than it should be."),
        Qt::ToolTipRole);
    layout->addSpacing(8);
}

void ResultsControls::addMatrices(QVBoxLayout* layout)
{
    QWidget* host = layout->parentWidget();
    layout->addWidget(makeLabel(host, tr("Matrices"), "heading"));
    m_kindLayout = new QVBoxLayout;
    m_kindLayout->setSpacing(4);
    layout->addLayout(m_kindLayout);
    layout->addSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(makeLabel(host, tr("Layers"), "field"), 1);
    for (QSpinBox** box : {&m_layerFrom, &m_layerTo}) {
        *box = new QSpinBox(host);
        (*box)->setFixedWidth(48);
        (*box)->setAlignment(Qt::AlignRight);
        connect(*box, &QSpinBox::valueChanged, this, [this] { read(); });
    }
    m_layerFrom->setAccessibleName(tr("First layer"));
    m_layerTo->setAccessibleName(tr("Last layer"));
    row->addWidget(m_layerFrom);
    row->addWidget(makeLabel(host, tr("to"), "quiet"));
    row->addWidget(m_layerTo);
    layout->addLayout(row);
    layout->addSpacing(8);
}

QCheckBox* ResultsControls::addCheck(QVBoxLayout* layout, const QString& label, const QString& help)
{
    auto* check = new QCheckBox(label, layout->parentWidget());
    check->setToolTip(help);
    check->setAccessibleName(label);
    layout->addWidget(check);
    connect(check, &QCheckBox::toggled, this, [this] { read(); });
    return check;
}

void ResultsControls::addShown(QVBoxLayout* layout)
{
    layout->addWidget(makeLabel(layout->parentWidget(), tr("Show"), "heading"));
    auto* checks = new QVBoxLayout;
    checks->setSpacing(4);
    layout->addLayout(checks);
    m_fit = addCheck(checks, tr("Line of best fit"),
                     tr("Least squares on the means, with the 95% band of the line."));
    m_runs = addCheck(checks, tr("Single runs"), tr("Every run as a small faint mark behind the means."));
    m_null = addCheck(checks, tr("Null controls"), tr("What the numbers would be without learning."));
    m_chance = addCheck(checks, tr("Accuracy above chance"),
                        tr("(a − 1/n) / (1 − 1/n): 0 is guessing, 1 is perfect."));
    m_logX = addCheck(checks, tr("Logarithmic x"), tr("Logarithmic horizontal axes."));
    m_logY = addCheck(checks, tr("Logarithmic y"), tr("Logarithmic vertical axes."));
    for (QCheckBox* check : {m_logX, m_logY})
        connect(check, &QCheckBox::toggled, this, &ResultsControls::axesChanged);
    QStringList names{tr("None")};
    for (const auto& [id, name] : overlays)
        names << QString::fromUtf8(name);
    layout->addSpacing(4);
    m_overlay = addChoice(layout, tr("The paper's lines"), names);
    m_overlay->setToolTip(
        tr("Published lines of best fit, measured on other data with rank 768: drawn to compare shapes."));
}

void ResultsControls::setOffer(const QStringList& kinds, int layers, bool hasTest)
{
    if (m_kindNames == kinds && m_layers == std::max(1, layers) && m_hasTest == hasTest)
        return; // a finished run changes nothing of it, and new boxes would lose the focus
    m_layers = std::max(1, layers);
    m_kindNames = kinds;
    m_hasTest = hasTest;
    m_writing = true;
    m_layerFrom->setRange(0, m_layers - 1);
    m_layerTo->setRange(0, m_layers - 1);
    m_accuracy->setItemData(2, hasTest ? QVariant() : QVariant(0), Qt::UserRole - 1); // greys the entry out
    m_writing = false;
    rebuildKinds();
    write();
}

void ResultsControls::rebuildKinds()
{
    qDeleteAll(m_kinds);
    m_kinds.clear();
    const char* marks[] = {"●", "■", "▲", "◆", "▼", "✕"};
    for (qsizetype i = 0; i < m_kindNames.size(); ++i) {
        auto* check = new QCheckBox(QStringLiteral("%1  %2").arg(QString::fromUtf8(marks[i % 6]),
                                                                 kindName(m_kindNames[i].toStdString())),
                                    m_kindLayout->parentWidget());
        check->setAccessibleName(kindName(m_kindNames[i].toStdString()));
        check->setStyleSheet(QStringLiteral("QCheckBox { color: %1; font-weight: 600; }")
                                 .arg(m_context.theme.colour(roleOf(m_kindNames[i])).name()));
        const auto& shown = m_settings.kinds;
        check->setChecked(shown.empty() ||
                          std::find(shown.begin(), shown.end(), m_kindNames[i].toStdString()) != shown.end());
        connect(check, &QCheckBox::toggled, this, [this] { read(); });
        m_kindLayout->addWidget(check);
        m_kinds << check;
    }
}

void ResultsControls::read()
{
    if (m_writing)
        return;
    m_settings.measure = measures[std::max(0, m_measure->currentIndex())];
    m_settings.accuracy = static_cast<analysis::AccuracyKind>(std::max(0, m_accuracy->currentIndex()));
    m_settings.interval = static_cast<analysis::IntervalKind>(std::max(0, m_interval->currentIndex()));
    m_settings.kinds.clear();
    for (qsizetype i = 0; i < m_kinds.size(); ++i)
        if (m_kinds[i]->isChecked())
            m_settings.kinds.push_back(m_kindNames[i].toStdString());
    if (m_settings.kinds.empty() && !m_kinds.isEmpty()) {
        // An empty list means "all": the last box stays checked instead.
        if (auto* box = qobject_cast<QCheckBox*>(sender()); box && m_kinds.contains(box)) {
            box->setChecked(true);
            return;
        }
    }
    m_settings.layerFrom = std::min(m_layerFrom->value(), m_layerTo->value());
    m_settings.layerTo = std::max(m_layerFrom->value(), m_layerTo->value());
    m_settings.fit = m_fit->isChecked();
    m_settings.singleRuns = m_runs->isChecked();
    m_settings.nullControls = m_null->isChecked();
    m_settings.chanceCorrected = m_chance->isChecked();
    const int overlay = m_overlay->currentIndex();
    m_settings.overlay = overlay > 0;
    m_settings.overlayDataset = overlay > 0 ? overlays[overlay - 1].first : "";
    m_settings.exploratory = true;
    const bool cutoff = m_settings.measure == Measure::EnergyCutoff;
    m_threshold->setEnabled(cutoff);
    m_thresholdNumber->setEnabled(cutoff);
    Q_EMIT changed();
}

void ResultsControls::setSettings(const analysis::AnalysisSettings& settings)
{
    m_settings = settings;
    rebuildKinds();
    write();
    Q_EMIT changed();
}

void ResultsControls::write()
{
    m_writing = true;
    m_threshold->setValue(qRound(m_settings.threshold * 1000));
    m_thresholdNumber->setValue(m_settings.threshold * 100);
    m_measure->setCurrentIndex(static_cast<int>(
        std::find(std::begin(measures), std::end(measures), m_settings.measure) - std::begin(measures)));
    m_accuracy->setCurrentIndex(static_cast<int>(m_settings.accuracy));
    m_interval->setCurrentIndex(static_cast<int>(m_settings.interval));
    m_layerFrom->setValue(m_settings.layerFrom);
    m_layerTo->setValue(m_settings.layerTo < 0 ? m_layers - 1 : m_settings.layerTo);
    m_fit->setChecked(m_settings.fit);
    m_runs->setChecked(m_settings.singleRuns);
    m_null->setChecked(m_settings.nullControls);
    m_chance->setChecked(m_settings.chanceCorrected);
    int overlay = 0;
    for (int i = 0; i < 3; ++i)
        if (m_settings.overlay && m_settings.overlayDataset == overlays[i].first)
            overlay = i + 1;
    m_overlay->setCurrentIndex(overlay);
    m_writing = false;
}

AxisChoice ResultsControls::axes() const
{
    AxisChoice choice;
    if (m_logX->isChecked())
        choice.x = analysis::AxisScale::Logarithmic;
    if (m_logY->isChecked())
        choice.y = analysis::AxisScale::Logarithmic;
    return choice;
}

} // namespace deltarank::ui
