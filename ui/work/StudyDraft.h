#pragma once

#include <QUndoStack>
#include <nlohmann/json.hpp>
#include <utility>

namespace deltarank::ui {

/// The settings of an open study while they are edited, and the way back. They belong to the study and not to
/// the page that shows it, so that looking at another study loses nothing.
class StudyDraft
{
public:
    /// @param read the settings in the study's folder
    explicit StudyDraft(nlohmann::json read) : m_read(std::move(read)), m_saved(m_read), m_settings(m_read) {}

    const nlohmann::json& settings() const { return m_settings; }
    const nlohmann::json& saved() const { return m_saved; }
    bool isChanged() const { return m_settings != m_saved; }
    QUndoStack& undo() { return m_undo; }

    void set(nlohmann::json settings) { m_settings = std::move(settings); }
    /// The settings are in the folder now.
    void markSaved() { m_saved = m_settings; }
    /// The folder was read again. What is being typed stays. A reading that began before the last saving says
    /// what is known already, and changes nothing.
    void follow(const nlohmann::json& read)
    {
        if (read == m_read)
            return;
        const bool typed = isChanged();
        m_read = read;
        m_saved = read;
        if (typed || m_settings == read)
            return;
        m_settings = read;
        m_undo.clear();
    }

private:
    nlohmann::json m_read;
    nlohmann::json m_saved;
    nlohmann::json m_settings;
    QUndoStack m_undo;
};

} // namespace deltarank::ui
