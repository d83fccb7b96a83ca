import HTML
import L10n
import Vocabulary
import Web

/// How questions to the services are shown and asked.
extension View {
    /// One question, with what was answered and what came of it.
    func studyQuestion(_ question: StudyQuestion, level: Int = 3, link: HTML = .empty) -> HTML {
        panel(question.serviceName, level: level, """
            <p>\(badge(t(question.stage.name), question.isLate(at: now) ? .error : question.stage == .settled ? .success : .info))\
            \(if: question.isLate(at: now), " \(badge(t("En retard"), .error))")</p>\
            <p><strong>\(question.question)</strong></p><p>\(t("Pourquoi : \(question.reason)"))</p>\
            <p class="muted">\(t("Posée par \(question.askedByName), le \(question.askedAt)"))\(question.sessionTitle.map { ", " + t("en séance : \($0)") } ?? "")</p>\
            \(question.answeredAt.map { "<blockquote>\(question.answer)</blockquote><p class=\"muted\">\(t("Par \(question.answeredByName ?? ""), le \($0)"))</p>" as HTML } ?? (question.outcome == .withdrawn ? .empty : "<p>\(t("Réponse attendue le \(day: question.dueAt)."))</p>"))\
            \(question.settledAt.map { "<p>\(question.outcome == .reopened ? t("L’étude a été rouverte.") : question.outcome == .withdrawn ? t("Question retirée. Motif : \(question.publicAnswer)") : t("Ce que les habitants en lisent : \(question.publicAnswer)"))</p><p class=\"muted\">\(t("Par \(question.settledByName ?? ""), le \($0)"))</p>" as HTML })\
            \(link)
            """)
    }

    /// The form that asks, on the page of a study or of a session.
    func askingService(_ path: String, _ services: [(id: ServiceID, name: String)]) -> HTML {
        let isOpen = ["asked_service", "asked_question", "asked_reason", "asked_public", "asked_due"].contains { form.error($0) != nil }
        return details(t("Poser une question à un service"), isOpen: isOpen, form(path, listsErrors: isOpen) {
            """
            \(select("asked_service", label: "Service", choices: services.map { Choice("\($0.id)", text: $0.name) }))\
            \(textArea("asked_question", label: "La question", help: "Par exemple : la place peut-elle porter le poids du kiosque ?", rows: 3, maxLength: 1000))\
            \(textArea("asked_reason", label: "Pourquoi elle se pose", rows: 2, maxLength: 1000))\
            \(textArea("asked_public", label: "En mots publics", help: "Les habitants liront cette phrase dans le suivi de la proposition.", rows: 2, maxLength: 300))\
            \(dateField("asked_due", label: "Réponse attendue le", value: now + .days(14), min: now))\
            \(submit("Poser la question", style: .secondary))
            """
        })
    }
}
