#pragma once

#include "analysis/AnalysisSettings.h"
#include "ui/figure/FigurePlotter.h"
#include "ui/frame/Context.h"

#include <QWidget>
#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QSlider;
class QSpinBox;
class QVBoxLayout;

namespace deltarank::ui {

/// The controls beside the figures: every change is a new AnalysisSettings.
class ResultsControls : public QWidget
{
    Q_OBJECT

public:
    ResultsControls(Context& context, QVBoxLayout* layout, QWidget* parent);

    analysis::AnalysisSettings settings() const { return m_settings; }
    void setSettings(const analysis::AnalysisSettings& settings);
    /// What a study offers: matrix kinds, number of layers, whether it has a test part.
    void setOffer(const QStringList& kinds, int layers, bool hasTest);
    AxisChoice axes() const;
    void setAxes(const AxisChoice& axes);
    /// An open study, and whether its figures are shown.
    struct StudyChoice
    {
        QString name;
        QString path;
        bool current = false; ///< always shown
        bool shown = false;
        bool operator==(const StudyChoice&) const = default;
    };
    /// Offers to show several studies side by side; hidden while there is only one.
    void setStudies(const std::vector<StudyChoice>& studies);
    QSlider* thresholdSlider() const { return m_threshold; }

Q_SIGNALS:
    void changed();
    void axesChanged();
    void studiesChosen(const QStringList& paths); ///< those to stand beside the current one

private:
    void addStudies(QVBoxLayout* layout);
    void addThreshold(QVBoxLayout* layout);
    void addMeasures(QVBoxLayout* layout);
    void addMatrices(QVBoxLayout* layout);
    void addShown(QVBoxLayout* layout);
    void read();
    void write();
    void rebuildKinds();
    QComboBox* addChoice(QVBoxLayout* layout, const QString& label, const QStringList& texts);
    QCheckBox* addCheck(QVBoxLayout* layout, const QString& text, const QString& help);

    Context& m_context;
    analysis::AnalysisSettings m_settings;
    bool m_writing = false;
    QWidget* m_studies = nullptr;
    QVBoxLayout* m_studyLayout = nullptr;
    std::vector<StudyChoice> m_studyChoices;
    QList<QCheckBox*> m_studyBoxes;
    QSlider* m_threshold = nullptr;
    QDoubleSpinBox* m_thresholdNumber = nullptr;
    QComboBox* m_measure = nullptr;
    QComboBox* m_accuracy = nullptr;
    QComboBox* m_interval = nullptr;
    QVBoxLayout* m_kindLayout = nullptr;
    QList<QCheckBox*> m_kinds;
    QStringList m_kindNames;
    QSpinBox* m_layerFrom = nullptr;
    QSpinBox* m_layerTo = nullptr;
    int m_layers = 1;
    std::optional<bool> m_hasTest;
    QCheckBox* m_runs = nullptr;
    QCheckBox* m_fit = nullptr;
    QCheckBox* m_null = nullptr;
    QCheckBox* m_chance = nullptr;
    QComboBox* m_overlay = nullptr;
    QCheckBox* m_logX = nullptr;
    QCheckBox* m_logY = nullptr;
};

/// The measure's name as a person reads it.
QString measureName(spectrum::Measure measure);
QString measureHelp(spectrum::Measure measure);

} // namespace deltarank::ui
