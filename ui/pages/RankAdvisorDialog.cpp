#include "ui/pages/RankAdvisorDialog.h"

#include "analysis/VerificationStudy.h"
#include "study/Store.h"
#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/frame/Widgets.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

namespace deltarank::ui {

RankAdvisorDialog::RankAdvisorDialog(Context& context, const QString& study,
                                     const analysis::ResultsTable& table,
                                     const analysis::AnalysisSettings& settings, QWidget* parent)
    : QDialog(parent), m_context(context), m_study(study), m_table(table), m_settings(settings)
{
    setWindowTitle(tr("Which rank is enough"));
    resize(760, 560);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(8);
    m_sentence = makeLabel(this, {}, "title");
    m_sentence->setWordWrap(true);
    layout->addWidget(m_sentence);
    auto* row = new QHBoxLayout;
    row->addWidget(makeLabel(this, tr("Number of classes"), "field"));
    m_number = new QSpinBox(this);
    m_number->setRange(1, 100000);
    m_number->setSpecialValueText(tr("the hardest"));
    m_number->setAccessibleName(tr("Number of classes of the task"));
    row->addWidget(m_number);
    row->addStretch(1);
    layout->addLayout(row);
    m_evidence = new TextTableModel(this);
    QTableView* view = makeTable(this, m_evidence, tr("Evidence"));
    layout->addWidget(view, 1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("What the answer does not cover"));
    m_notes = makeLabel(scroll, {}, "quiet");
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::RichText);
    m_notes->setAlignment(Qt::AlignTop);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    scroll->setWidget(m_notes);
    layout->addWidget(scroll, 1);
    m_problem = makeLabel(this, {}, "bad");
    m_problem->setWordWrap(true);
    m_problem->hide();
    layout->addWidget(m_problem);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    QPushButton* close = makeButton(this, tr("Close"));
    m_verify = makeButton(this, tr("Train to verify"), "primary");
    m_verify->setToolTip(tr("Makes a study of the same tasks at this rank beside this one, and starts it."));
    buttons->addWidget(close);
    buttons->addWidget(m_verify);
    layout->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_number, &QSpinBox::valueChanged, this,
            [this](int value) { setClasses(value < 2 ? 0 : value); });
    connect(m_verify, &QPushButton::clicked, this, [this] {
        const auto made = makeVerification();
        if (!made) {
            m_problem->setText(ui::sentence(made.error()));
            m_problem->show();
            return;
        }
        Q_EMIT verifyRequested(*made);
        accept();
    });
    refresh();
    view->resizeColumnsToContents();
}

void RankAdvisorDialog::setClasses(int classes)
{
    m_classes = classes;
    refresh();
}

QString RankAdvisorDialog::sentence() const
{
    return m_sentence->text();
}

void RankAdvisorDialog::refresh()
{
    const auto advice = analysis::adviseRank(m_table, m_settings, m_classes);
    m_advice.reset();
    m_verify->setEnabled(advice.has_value());
    if (!advice) {
        m_sentence->setText(coreText(advice.error().message));
        m_notes->setText(coreText(advice.error().hint).toHtmlEscaped());
        m_evidence->setTable({});
        return;
    }
    m_advice = *advice;
    m_sentence->setText(coreText(analysis::sentenceOf(*advice)));
    m_verify->setText(tr("Train at rank %1 to verify").arg(advice->rank));
    const analysis::Table table = analysis::adviceTable(*advice);
    TextTableModel::Table shown;
    for (const analysis::Column& column : table.columns) {
        shown.header << coreText(column.group.empty() ? column.name : column.group + ", " + column.name);
        shown.numeric.push_back(true);
    }
    for (const auto& cells : table.rows) {
        QStringList row;
        for (std::size_t i = 0; i < cells.size(); ++i)
            row << text(analysis::cellText(cells[i], table.columns[i].decimals));
        shown.rows.push_back(row);
    }
    m_evidence->setTable(std::move(shown));
    QString notes;
    for (std::size_t i = 1; i < table.notes.size(); ++i) // the first is the sentence above
        notes += QStringLiteral("<li>%1</li>").arg(coreText(table.notes[i]).toHtmlEscaped());
    m_notes->setText(QStringLiteral("<ul style='margin-left:-20px'>%1</ul>").arg(notes));
}

base::Result<QString> RankAdvisorDialog::makeVerification() const
{
    const auto store = study::Store::open(m_study.toStdString());
    if (!store)
        return base::fail(store.error());
    if (!store->plan() || !m_advice)
        return base::fail(base::ErrorCode::NotFound, tr("The study has no plan yet.").toStdString(),
                          m_study.toStdString(), tr("Run it first.").toStdString());
    const auto spec = analysis::verificationStudy(store->spec(), *store->plan(), *m_advice);
    if (!spec)
        return base::fail(spec.error());
    const QDir folder = QFileInfo(m_study).absoluteDir();
    QString name = text(spec->name);
    for (int i = 2; QFileInfo::exists(folder.absoluteFilePath(name + ".study")); ++i)
        name = QStringLiteral("%1-%2").arg(text(spec->name)).arg(i);
    const auto made = study::Store::create(folder.absoluteFilePath(name + ".study").toStdString(), *spec);
    if (!made)
        return base::fail(made.error());
    return text(made->folder().string());
}

} // namespace deltarank::ui
