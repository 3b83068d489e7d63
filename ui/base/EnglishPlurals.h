#pragma once

#include <QTranslator>

namespace deltarank::ui {

/// Texts are written as "%n run(s)"; in English the ending depends on the number. Other languages bring their
/// own forms with their translation, which is asked first when it is installed later.
class EnglishPlurals : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* disambiguation,
                      int n) const override;
};

} // namespace deltarank::ui
