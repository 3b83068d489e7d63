#pragma once

#include "ui/frame/Context.h"
#include "ui/work/PackStudy.h"

#include <QDialog>

class QCheckBox;

namespace deltarank::ui {

/// What goes into the one file that is made of a study.
class PackDialog : public QDialog
{
    Q_OBJECT

public:
    /// @param study the folder @param planned whether the plan is fixed: only then the samples are known
    PackDialog(Context& context, const QString& study, bool planned, QWidget* parent);

    study::PackOptions options() const;
    QCheckBox* weights() const { return m_weights; }
    QCheckBox* data() const { return m_data; }

private:
    QCheckBox* m_weights;
    QCheckBox* m_data;
};

} // namespace deltarank::ui
