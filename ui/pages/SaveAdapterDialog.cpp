#include "ui/pages/SaveAdapterDialog.h"

#include "ui/base/Words.h"
#include "ui/frame/Widgets.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace deltarank::ui {

SaveAdapterDialog::SaveAdapterDialog(Context& context, std::shared_ptr<const AdapterContents> contents,
                                     const QString& path, Keep keep, double threshold, QWidget* parent)
    : QDialog(parent), m_context(context), m_adapter(std::move(contents)), m_path(path)
{
    setWindowTitle(keep == Keep::Everything ? tr("Save a copy") : tr("Truncate"));
    setMinimumWidth(540);
    build(keep, threshold);
    suggestTarget();
    refresh();
}

void SaveAdapterDialog::build(Keep keep, double threshold)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(this,
                                m_adapter ? tr("Save %1").arg(m_adapter->name)
                                          : tr("Save every adapter of %1").arg(QFileInfo(m_path).fileName()),
                                "title"));
    layout->addWidget(makeLabel(this, tr("What is kept of each matrix"), "field"));
    m_everything = new QRadioButton(tr("Everything"), this);
    m_byEnergy = new QRadioButton(tr("The directions that hold this share of the energy"), this);
    m_byRank = new QRadioButton(tr("At most this rank"), this);
    m_energy = new QDoubleSpinBox(this);
    m_energy->setLocale(QLocale::c()); // windows do not take over what the main window set
    m_energy->setRange(1, 99.99);
    m_energy->setDecimals(2);
    m_energy->setSuffix(percentSuffix());
    m_energy->setValue(threshold * 100);
    m_energy->setAccessibleName(tr("Share of the energy that is kept, in percent"));
    m_rank = new QSpinBox(this);
    m_rank->setRange(1, 100000);
    m_rank->setValue(8);
    m_rank->setAccessibleName(tr("Largest rank that is kept"));
    layout->addWidget(m_everything);
    for (const auto& [button, number] :
         {std::pair<QRadioButton*, QAbstractSpinBox*>{m_byEnergy, m_energy}, {m_byRank, m_rank}}) {
        auto* row = new QHBoxLayout;
        row->addWidget(button, 1);
        number->setFixedWidth(96);
        row->addWidget(number);
        layout->addLayout(row);
    }
    m_prediction = makeLabel(this, {}, "quiet");
    m_prediction->setWordWrap(true);
    layout->addWidget(m_prediction);
    layout->addSpacing(4);
    layout->addWidget(makeLabel(this, tr("Format"), "field"));
    m_format = new QComboBox(this);
    m_format->setAccessibleName(tr("Format"));
    if (!m_adapter)
        m_format->addItem(tr("As each one is"), QString());
    for (const QString& format : adapterFormats())
        m_format->addItem(adapterFormatName(format), format);
    if (m_adapter && m_adapter->source)
        m_format->setCurrentIndex(m_format->findData(ownFormat(*m_adapter->source)));
    layout->addWidget(m_format);
    layout->addWidget(makeLabel(this, m_adapter ? tr("Name") : tr("Folder that they go to"), "field"));
    auto* row = new QHBoxLayout;
    m_target = new QLineEdit(this);
    m_target->setAccessibleName(tr("Where it is saved"));
    QToolButton* choose = makeIconButton(this, m_context.icons.icon("folder"), tr("Choose a place"));
    row->addWidget(m_target, 1);
    row->addWidget(choose);
    layout->addLayout(row);
    m_problem = makeLabel(this, {}, "bad");
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);
    layout->addSpacing(8);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    QPushButton* cancel = makeButton(this, tr("Cancel"));
    m_save = makeButton(this, tr("Save"), "primary");
    m_save->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    layout->addLayout(buttons);
    setKeep(keep);
    // Only now: refresh() looks at all of them.
    for (QRadioButton* button : {m_everything, m_byEnergy, m_byRank}) {
        button->setAccessibleName(button->text());
        connect(button, &QRadioButton::toggled, this, [this] {
            suggestTarget();
            refresh();
        });
    }
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &QDialog::accept);
    connect(choose, &QToolButton::clicked, this, &SaveAdapterDialog::browse);
    connect(m_energy, &QDoubleSpinBox::valueChanged, this, [this] {
        m_byEnergy->setChecked(true);
        refresh();
    });
    connect(m_rank, &QSpinBox::valueChanged, this, [this] {
        m_byRank->setChecked(true);
        refresh();
    });
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        suggestTarget();
        refresh();
    });
    connect(m_target, &QLineEdit::textChanged, this, &SaveAdapterDialog::refresh);
}

void SaveAdapterDialog::setKeep(Keep keep)
{
    (keep == Keep::Everything ? m_everything
     : keep == Keep::Energy   ? m_byEnergy
                              : m_byRank)
        ->setChecked(true);
}

void SaveAdapterDialog::setRank(int rank)
{
    m_rank->setValue(rank);
    m_byRank->setChecked(true);
}

void SaveAdapterDialog::setFormat(const QString& format)
{
    m_format->setCurrentIndex(m_format->findData(format));
}

void SaveAdapterDialog::setTarget(const QString& path)
{
    m_target->setText(path);
}

QString SaveAdapterDialog::prediction() const
{
    return m_prediction->text();
}

QString SaveAdapterDialog::problem() const
{
    return m_problem->text();
}

QString SaveAdapterDialog::currentFormat() const
{
    return m_format->currentData().toString();
}

/// A free name beside the original, as long as nobody has typed another.
void SaveAdapterDialog::suggestTarget()
{
    if (m_target->text() != m_suggested)
        return;
    const QFileInfo info(m_path);
    const bool isFolder = info.isDir();
    const QString base = isFolder ? info.fileName() : info.completeBaseName();
    const QString word = m_everything->isChecked() ? QStringLiteral("copy") : QStringLiteral("truncated");
    const QDir folder = info.absoluteDir();
    const QString ending = m_adapter ? adapterEnding(currentFormat()) : QString();
    for (int i = 1; i < 1000; ++i) {
        m_suggested = folder.absoluteFilePath(
            QStringLiteral("%1-%2%3%4")
                .arg(base, word, i == 1 ? QString() : '-' + QString::number(i), ending));
        if (!QFileInfo::exists(m_suggested))
            break;
    }
    m_target->setText(m_suggested);
}

void SaveAdapterDialog::browse()
{
    const bool folder = !m_adapter;
    const QString chosen = folder ? QFileDialog::getExistingDirectory(this, tr("Where they go"),
                                                                      QFileInfo(m_target->text()).path())
                                  : QFileDialog::getSaveFileName(this, tr("Save as"), m_target->text(), {},
                                                                 nullptr, QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty())
        m_target->setText(chosen);
}

SaveRequest SaveAdapterDialog::request() const
{
    SaveRequest request;
    if (m_byEnergy->isChecked())
        request.truncate = adapter::TruncateTo{m_energy->value() / 100, std::nullopt};
    else if (m_byRank->isChecked())
        request.truncate = adapter::TruncateTo{std::nullopt, m_rank->value()};
    request.format = currentFormat();
    request.target = QDir::cleanPath(m_target->text().trimmed());
    return request;
}

void SaveAdapterDialog::refresh()
{
    const SaveRequest wanted = request();
    QString problem;
    QString prediction;
    if (m_target->text().trimmed().isEmpty())
        problem = tr("Give it a name.");
    else if (m_adapter && QFileInfo::exists(wanted.target))
        problem = tr("There is already something of this name. Give another one.");
    if (wanted.truncate && m_adapter) {
        const auto preview = previewTruncation(*m_adapter, *wanted.truncate);
        if (!preview)
            problem = sentence(preview.error());
        else
            prediction =
                tr("Ranks become %1 (%2 on average). A and B: %3 → %4. Error: %5 of the norm of ΔW.")
                    .arg(preview->leastRank == preview->largestRank
                             ? QString::number(preview->largestRank)
                             : QStringLiteral("%1–%2").arg(preview->leastRank).arg(preview->largestRank),
                         number(preview->meanRank, 3), fileSize(preview->oldBytes),
                         fileSize(preview->newBytes),
                         number(preview->relativeError * 100, 3) + percentSuffix());
    } else if (wanted.truncate) {
        prediction = tr("Size and error are those of each adapter: open one to see them before saving.");
    }
    m_prediction->setText(prediction);
    m_prediction->setVisible(!prediction.isEmpty());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_save->setEnabled(problem.isEmpty());
}

} // namespace deltarank::ui
