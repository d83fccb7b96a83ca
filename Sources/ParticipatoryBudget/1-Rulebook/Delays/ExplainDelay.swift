import Database
import HTML
import L10n
import Vocabulary
import Web

/// The officer writes why a step is late; residents will read it.
struct DelayPage: Page {
    static let path: Path = "/bureau/editions/:edition/retards/:kind"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let kind: PhaseKind
    let note: DelayNote?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try ExplainDelay.subject(visit, db)
        if let refusal = ExplainDelay.refusal(subject, visit) { throw refusal }
        return Self(edition: subject.edition, kind: subject.kind, note: try DelayNoteStore.notes(subject.edition.id, db)[subject.kind])
    }

    func title(_ t: Texts) -> String { t("Expliquer un retard : \(kind.name)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink)] }

    func body(_ view: View) -> HTML {
        """
        <p class="intro">\(view.t("Le calendrier annonçait la fin de cette étape le \(day: edition.calendar[kind]?.closesAt ?? view.now). Les habitants dont la proposition attend liront votre explication."))</p>\
        \(view.form(RulebookLinks.delay(edition, kind)) {
            """
            \(view.textArea("reason", label: "Pourquoi", help: "En mots simples.", value: note?.reason, rows: 3, maxLength: 500))\
            \(view.dateField("expected", label: "Fin maintenant prévue le", value: note?.expectedAt, min: view.now))\(view.submit("Publier l’explication"))
            """
        })
        """
    }
}

/// Say to residents why a step takes longer than the calendar said.
struct ExplainDelay: Action {
    typealias FormPage = DelayPage
    static let path: Path = "/bureau/editions/:edition/retards/:kind"

    /// A step of an edition.
    struct Subject: Sendable {
        var edition: Edition
        var kind: PhaseKind
    }

    let reason: String
    let expected: Instant

    init(_ form: inout FormReader, _ subject: Subject) {
        reason = form.text("reason", min: 10, max: 500)
        expected = form.day("expected")
        if expected < form.now - .days(1) { form.error("expected", "Choisissez un jour à venir.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        guard let kind = PhaseKind(rawValue: try visit.parameter("kind")) else { throw NotFound() }
        return Subject(edition: try .inPath(visit, db), kind: kind)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { DelayRules.maySay(subject.kind, subject.edition, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = subject.edition
        try DelayNoteStore.say(reason, expected: expected, subject.kind, of: edition.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: edition.deskLink, saying: "L’explication est publiée.",
            journal: [JournalEntry("edition.explain-delay", "edition", edition.id.number, edition: edition.id, reason: "\(subject.kind.name.key) : \(reason)", isPublic: true)])
    }
}
