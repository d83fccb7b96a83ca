import Database
import Platform
import Vocabulary
import Web

/// Entrust several proposals to the same lead service at once.
struct AssignStudies: Action {
    typealias FormPage = StudyQueuePage
    static let path: Path = "/bureau/editions/:edition/etudes/attribution"

    /// The edition, what waits to be assigned in it, the services.
    struct Subject: Sendable {
        var edition: Edition
        var waiting: [StudyLine]
        var services: [ServiceID: String]
    }

    let lines: [StudyLine]
    let lead: ServiceID
    let question: String
    let due: Instant

    init(_ form: inout FormReader, _ subject: Subject) {
        let chosen: Set<ID<Proposal>> = Set(form.ids("proposal"))
        lines = subject.waiting.filter { chosen.contains($0.proposal) }
        lead = form.service("lead", among: subject.services)
        question = form.optionalText("question", max: 1000) ?? ""
        due = form.dueDay("due")
        if chosen.isEmpty {
            form.error("", "Cochez au moins une proposition.")
        } else if lines.count < chosen.count {
            form.error("", "Une des propositions cochées vient d’être confiée à un service. La liste est à jour : vérifiez, puis envoyez à nouveau.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let edition = try Edition.inPath(visit, db)
        let lines = try FeasibilityStore.lines(edition.id, at: visit.now, db).filter { $0.stage == .toAssign }
        let proposers = try FeasibilityStore.proposers(of: lines.map(\.proposal), db)
        let own = Set(proposers.filter { $0.account == visit.actor.account }.map(\.proposal))
        let services = try ServiceStore.all(db).filter(\.isActive)
        return Subject(
            edition: edition, waiting: lines.filter { !own.contains($0.proposal) }, services: Dictionary(services.map { ($0.id, $0.name) }) { $1 })
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { FeasibilityRules.mayAssign(subject.edition, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let officer = try visit.account()
        for line in lines {
            _ = try FeasibilityStore.assign(line.proposal, to: lead, question: question, due: due, by: officer, at: visit.now, db)
        }
        let recipients = try FeasibilityStore.recipients([lead], withCopy: true, db)[lead] ?? []
        return Outcome(
            to: FeasibilityLinks.queue(subject.edition),
            saying: lines.count == 1 ? "Une proposition est confiée. Le service est prévenu." : "\(lines.count) propositions sont confiées. Le service est prévenu.",
            journal: lines.map {
                JournalEntry(
                    "feasibility.assign", "proposal", $0.proposal.number, edition: subject.edition.id,
                    reason: "Confiée à : \(subject.services[lead] ?? "").")
            },
            letters: letters(subject.edition, recipients)
        )
    }

    /// One letter for all of them, unless there is only one.
    private func letters(_ edition: Edition, _ recipients: [Letter.Recipient]) -> [Letter] {
        if let line = lines.first, lines.count == 1 {
            return FeasibilityLetters.assigned(edition, line.number, line.title, due: due, question: question, to: recipients)
        }
        return recipients.map { recipient in
            Letter(
                to: recipient, kind: .task, subject: "\(lines.count) propositions à étudier avant le \(day: due)",
                paragraphs: [
                    "Votre service pilote l’étude de \(lines.count) propositions (\(edition.title)). Vos conclusions sont attendues le \(day: due) au plus tard.",
                ] + lines.map { "n°\u{A0}\($0.number) : \($0.title)" },
                button: Letter.Button("Ouvrir la file du service", FeasibilityLinks.serviceQueue)
            )
        }
    }
}
