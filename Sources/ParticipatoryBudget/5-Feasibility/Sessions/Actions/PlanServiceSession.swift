import Database
import Vocabulary
import Web

/// Plan a session of the services: its day, who is invited, the proposals that need several services; the convening letters leave.
struct PlanServiceSession: Action {
    typealias FormPage = ServiceSessionsPage
    static let path: Path = "/bureau/editions/:edition/etudes/seances"

    /// The edition, and who may be invited.
    struct Subject: Sendable {
        var edition: Edition
        var colleagues: Set<AccountID>
    }

    let title: String
    let place: String
    let heldAt: Instant
    let members: [AccountID]
    let takesShared: Bool

    init(_ form: inout FormReader, _ subject: Subject) {
        title = form.text("title", max: 120)
        place = form.optionalText("place", max: 200) ?? ""
        heldAt = form.moment("held_at")
        members = (form.ids("member") + form.ids("guest")).filter { subject.colleagues.contains($0) }
        takesShared = form.isChecked("shared")
        if members.count < 2 { form.error("member", "Invitez au moins deux personnes : une séance se tient à plusieurs.") }
        if heldAt < form.now - .days(1) { form.error("held_at", "Choisissez un jour à venir.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let edition = try Edition.inPath(visit, db)
        return Subject(edition: edition, colleagues: Set(try ReviewSessionStore.colleagues(edition, at: visit.now, db).map(\.account)))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ServiceSessionRules.mayPlan(subject.edition, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = subject.edition, officer = try visit.account()
        let session = try ReviewSessionStore.plan(.services, title, place: place, at: heldAt, of: edition.id, by: officer, at: visit.now, db)
        try ReviewSessionStore.set(members, present: [], in: session, db)
        let agenda = takesShared ? try ServiceSessionStore.candidates(edition.id, at: visit.now, db).filter { $0.services > 1 }.map(\.line.proposal) : []
        try ServiceSessionStore.add(agenda, to: session, db)
        let link = FeasibilityLinks.session(edition, session)
        return Outcome(
            to: link, saying: "La séance est prévue. Les convocations sont parties.",
            journal: [JournalEntry("feasibility.plan-session", "edition", edition.id.number, edition: edition.id, reason: title)],
            letters: members.filter { $0 != officer }.map { letter(edition, link, agenda.count, to: $0) })
    }

    private func letter(_ edition: Edition, _ link: String, _ count: Int, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task, subject: "Séance des services : le \(day: heldAt)",
            paragraphs: [
                "Vous êtes invité à une séance entre services sur les projets qui en demandent plusieurs (\(edition.title)).",
                place.isEmpty ? "Quand : \(heldAt)." : "Quand : \(heldAt). Où : \(place).", "Propositions à l’ordre du jour : \(count).",
            ], button: Letter.Button("Voir l’ordre du jour", link))
    }
}
