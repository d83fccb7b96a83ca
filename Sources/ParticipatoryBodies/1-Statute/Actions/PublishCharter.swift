import Database
import Vocabulary
import Web

/// Publish the draft of a charter, with its reason. The first one opens the body to residents; members are told of the others.
struct PublishCharter: Action {
    typealias FormPage = EditCharterPage
    static let path: Path = "/bureau/instances/:assembly/charte/publication"

    /// The body, its draft if there is one.
    struct Subject: Sendable {
        var standing: Standing
        var draft: Charter?
    }

    let reason: String

    init(_ form: inout FormReader, _ subject: Subject) { reason = form.text("reason", min: 5, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let standing = try AssemblyStore.standing(visit, db)
        return Subject(standing: standing, draft: try CharterStore.all(standing.assembly.id, db).first { $0.publishedAt == nil })
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { StatuteRules.mayPublish(subject.standing, subject.draft) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.standing.assembly
        guard let draft = subject.draft, try CharterStore.publish(draft.id, reason: reason, by: try visit.account(), at: visit.now, db) else {
            throw Refusal.notNow("Ce brouillon vient d’être publié par quelqu’un d’autre.")
        }
        let isFirst = try AssemblyStore.open(assembly.id, at: visit.now, db)
        return Outcome(
            to: isFirst ? assembly.deskLink : assembly.deskLink + "/charte",
            saying: isFirst ? "La charte est publiée : l’instance est ouverte aux habitants." : "La charte est publiée. Les membres sont prévenus.",
            journal: [JournalEntry("assembly.charter", "assembly", assembly.id.number, reason: "Version \(draft.number). \(reason)", isPublic: true)],
            letters: try SeatStore.held(in: assembly.id, at: visit.now, db).map { letter(assembly, draft, to: $0.account) })
    }

    private func letter(_ assembly: Assembly, _ draft: Charter, to member: AccountID) -> Letter {
        Letter(
            to: .account(member), kind: .following, subject: "\(assembly.name) : la charte a changé",
            paragraphs: ["La version \(draft.number) de la charte s’applique désormais.", "Motif : \(reason)"],
            button: Letter.Button("Lire la charte", assembly.link + "/charte"))
    }
}
