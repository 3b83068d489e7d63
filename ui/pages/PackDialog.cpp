#include "ui/pages/PackDialog.h"

#include "ui/base/Words.h"
#include "ui/frame/Widgets.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace deltarank::ui {

PackDialog::PackDialog(Context& context, const QString& study, bool planned, QWidget* parent)
    : QDialog(parent), m_weights(new QCheckBox(tr("The weights of the runs: A, B and head"), this)),
      m_data(new QCheckBox(tr("The samples that the plan uses"), this))
{
    setWindowTitle(tr("Pack into one file"));
    setMinimumWidth(480);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(this, tr("Pack %1").arg(QFileInfo(study).completeBaseName()), "title"));
    QLabel* about =
        makeLabel(this,
                  tr("Settings, plan, every spectrum and every number go into one file that can be "
                     "sent; this program and `deltarank-cli unpack` open it."),
                  "quiet");
    about->setWordWrap(true);
    layout->addWidget(about);
    layout->addSpacing(4);
    const auto option = [&](QCheckBox* box, const QString& what) {
        box->setAccessibleName(box->text());
        box->setAccessibleDescription(what);
        layout->addWidget(box);
        QLabel* label = makeLabel(this, what, "quiet");
        label->setWordWrap(true);
        label->setIndent(26);
        layout->addWidget(label);
    };
    m_weights->setChecked(true);
    option(m_weights, tr("%1 with them. Without them adapters cannot be truncated or saved from the copy.")
                          .arg(fileSize(bytesOfRuns(study))));
    m_data->setEnabled(planned);
    option(m_data, planned ? tr("With them, training goes on where the data set is not. Mind its licence.")
                           : tr("Known as soon as the study has a plan: start it once."));
    layout->addSpacing(8);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    QPushButton* cancel = makeButton(this, tr("Cancel"));
    QPushButton* choose = makeButton(this, tr("Choose the file…"), "primary");
    choose->setIcon(context.icons.icon("pack", Icons::Tint::OnAccent));
    choose->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(choose);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(choose, &QPushButton::clicked, this, &QDialog::accept);
}

study::PackOptions PackDialog::options() const
{
    return {m_weights->isChecked(), m_data->isChecked()};
}

} // namespace deltarank::ui
