import Database
import Vocabulary
import Web

/// Ask bodies of the city to choose; the bureau of each is written to.
struct InviteBodies: Action {
    typealias FormPage = SelectionPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/instances"

    let bodies: [Int]

    init(_ form: inout FormReader, _ subject: RecordPick.Subject) {
        let asked = Set(form.values.all("invited").compactMap { Int($0) })
        bodies = subject.bodies.map(\.id).filter(asked.contains)
        if bodies.isEmpty { form.error("invited", "Cochez au moins une instance.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> RecordPick.Subject { try RecordPick.subject(visit, db) }
    static func refusal(_ subject: RecordPick.Subject, _ visit: Visit) -> Refusal? { ShortlistRules.mayPick(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: RecordPick.Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file, known = try PickStore.invited(file.selection.id, db)
        let new = subject.bodies.filter { bodies.contains($0.id) && !known.contains($0.id) }
        try PickStore.invite(new.map(\.id), to: file.selection.id, by: try visit.account(), at: visit.now, db)
        let letters = try new.flatMap { body in
            try visit.world.bodyOpinions.bureau(body.id, visit.now, db).map { letter(file, body, to: $0) }
        }
        return Outcome(
            to: file.link + "#coups-de-coeur", saying: "Instances invitées : \(new.count). Leurs bureaux sont prévenus.",
            journal: [JournalEntry(
                "shortlist.invite-bodies", "selection", file.selection.id.number, edition: file.edition.id, reason: new.map(\.name).joined(separator: ", "))],
            letters: letters)
    }

    private func letter(_ file: SelectionFile, _ body: BodyOpinions.Body, to account: AccountID) -> Letter {
        let quota: Message = file.selection.picksPerBody.map { "Elle peut en désigner : \($0)." } ?? "Leur nombre n’est pas limité."
        return Letter(
            to: .account(account), kind: .task, subject: "\(body.name) : vos coups de cœur pour le budget participatif",
            paragraphs: [
                "La ville invite « \(body.name) » à désigner ses coups de cœur parmi les propositions de l’édition « \(file.edition.title) ». Ils s’ajoutent à la liste du panel. \(quota)",
                "Une personne du bureau les inscrit après le choix de l’instance, avec le motif que les habitants liront.",
            ],
            button: Letter.Button("Donner nos coups de cœur", ShortlistLinks.picks(file.edition, file.selection.id, body.id)))
    }
}
