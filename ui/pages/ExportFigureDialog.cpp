#include "ui/pages/ExportFigureDialog.h"

#include "ui/base/Words.h"
#include "ui/frame/Widgets.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace deltarank::ui {

namespace {
constexpr int previewWidth = 340;    ///< pixels
constexpr double millimetres = 25.4; ///< an inch
} // namespace

ExportFigureDialog::ExportFigureDialog(Context& context, const analysis::Figure& figure,
                                       const QString& format, QWidget* parent)
    : QDialog(parent), m_context(context), m_figure(figure), m_isPicture(format == QLatin1String("png"))
{
    setWindowTitle(tr("Export the figure as %1").arg(format.toUpper()));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(16);
    auto* row = new QHBoxLayout;
    row->setSpacing(24);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    m_width = new QDoubleSpinBox(this);
    m_width->setLocale(QLocale::c());
    m_width->setRange(40, 400);
    m_width->setDecimals(0);
    m_width->setSuffix(tr(" mm"));
    m_width->setValue(context.settings.value("export/width", "85").toDouble());
    m_width->setAccessibleName(tr("Width in millimetres"));
    m_width->setToolTip(tr("85 mm is one column of a journal, 180 mm the whole page."));
    form->addRow(tr("Width"), m_width);
    m_resolution = new QSpinBox(this);
    m_resolution->setRange(72, 1200);
    m_resolution->setSuffix(tr(" per inch"));
    m_resolution->setValue(context.settings.value("export/resolution", "300").toInt());
    m_resolution->setAccessibleName(tr("Pixels per inch"));
    if (m_isPicture)
        form->addRow(tr("Pixels"), m_resolution);
    else
        m_resolution->hide();
    m_theme = new QComboBox(this);
    m_theme->addItems({tr("Light"), tr("Dark")});
    m_theme->setCurrentIndex(context.settings.value("export/dark", "0").toInt());
    m_theme->setAccessibleName(tr("Light or dark"));
    form->addRow(tr("Colours"), m_theme);
    m_size = makeLabel(this, {}, "quiet");
    form->addRow(QString(), m_size);
    row->addLayout(form);
    m_preview = new QLabel(this);
    m_preview->setFixedWidth(previewWidth);
    m_preview->setAccessibleName(tr("The figure as it will be written"));
    row->addWidget(m_preview, 1);
    layout->addLayout(row);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    QPushButton* cancel = makeButton(this, tr("Cancel"));
    QPushButton* next = makeButton(this, tr("Choose the file…"), "primary");
    next->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(next);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(next, &QPushButton::clicked, this, [this] {
        m_context.settings.setValue("export/width", QString::number(m_width->value()));
        m_context.settings.setValue("export/resolution", QString::number(m_resolution->value()));
        m_context.settings.setValue("export/dark", QString::number(m_theme->currentIndex()));
        accept();
    });
    connect(m_width, &QDoubleSpinBox::valueChanged, this, &ExportFigureDialog::showPicture);
    connect(m_resolution, &QSpinBox::valueChanged, this, &ExportFigureDialog::showPicture);
    connect(m_theme, &QComboBox::currentIndexChanged, this, &ExportFigureDialog::showPicture);
    showPicture();
}

plot::RenderOptions ExportFigureDialog::options() const
{
    plot::RenderOptions options;
    options.width = m_width->value();
    options.resolution = m_resolution->value();
    options.dark = m_theme->currentIndex() == 1;
    return options;
}

void ExportFigureDialog::showPicture()
{
    plot::RenderOptions shown = options();
    const double ratio = devicePixelRatioF();
    shown.resolution = std::clamp(previewWidth * ratio / (shown.width / millimetres), 30.0, 1200.0);
    const auto bytes = plot::render(m_figure, plot::Format::Png, shown);
    if (!bytes) {
        m_preview->setText(sentence(bytes.error()));
        return;
    }
    QPixmap picture;
    picture.loadFromData(reinterpret_cast<const uchar*>(bytes->data()), static_cast<uint>(bytes->size()),
                         "PNG");
    picture.setDevicePixelRatio(static_cast<double>(picture.width()) / previewWidth);
    m_preview->setPixmap(picture);
    const int pixels = qRound(m_width->value() / millimetres * m_resolution->value());
    m_size->setText(m_isPicture ? tr("%1 × %2 pixels")
                                      .arg(pixels)
                                      .arg(qRound(static_cast<double>(pixels) * picture.height() /
                                                  std::max(1, picture.width())))
                                : QString());
}

} // namespace deltarank::ui
