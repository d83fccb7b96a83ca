import Database
import Vocabulary
import Web

/// Note a proposal that a body puts forward, with its reason; it is counted apart from the panel's list.
struct RecordPick: Action {
    typealias FormPage = SelectionPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/coups-de-coeur"

    /// The selection, and the bodies of the city.
    struct Subject: Sendable {
        var file: SelectionFile
        var bodies: [BodyOpinions.Body]
    }

    let pick: NewPick

    init(_ form: inout FormReader, _ subject: Subject) {
        let file = subject.file, number = form.int("proposal", in: 1...1_000_000), assembly = form.optionalInt("assembly", in: 1...Int.max)
        let known = subject.bodies.first { $0.id == assembly }
        if assembly != nil, known == nil { form.error("assembly", "Choisissez dans la liste.") }
        let name = known?.name ?? form.text("body", min: 2, max: 120)
        let count = file.picks.count { known == nil ? $0.body.lowercased() == name.lowercased() : $0.assembly == assembly }
        if let quota = file.selection.picksPerBody, count >= quota {
            form.error(known == nil ? "body" : "assembly", quota == 1 ? "Cette instance a déjà désigné son coup de cœur." : "Cette instance a déjà désigné ses \(quota) coups de cœur.")
        }
        let proposal = file.candidates.first { $0.number == number }
        if form.errors.isEmpty, proposal == nil { form.error("proposal", "Aucune proposition recevable ne porte ce numéro.") }
        let reason = form.text("pick_reason", min: 10, max: 1000)
        pick = NewPick(proposal: proposal?.id ?? ID(1), body: name, assembly: known?.id, reason: reason, chosenOn: nil)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        Subject(file: try SelectionStore.file(visit, db), bodies: try visit.world.bodyOpinions.bodies(db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ShortlistRules.mayPick(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        try PickStore.add(pick, to: file.selection.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link + "#coups-de-coeur", saying: "Le coup de cœur est noté.",
            journal: [JournalEntry("shortlist.pick", "proposal", pick.proposal.number, edition: file.edition.id, reason: "\(pick.body) : \(pick.reason)")])
    }
}

/// Take away a pick that was noted wrongly, until the list is decided; the journal keeps what it was.
struct WithdrawPick: Action {
    typealias FormPage = SelectionPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/coups-de-coeur/:pick/retrait"

    init(_ form: inout FormReader, _ file: SelectionFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> SelectionFile { try SelectionStore.file(visit, db) }
    static func refusal(_ file: SelectionFile, _ visit: Visit) -> Refusal? { ShortlistRules.mayPick(file, visit.actor, at: visit.now) }

    func perform(_ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id: ID<Pick> = try visit.id("pick")
        guard let pick = file.picks.first(where: { $0.id == id }) else { throw NotFound() }
        try PickStore.remove(id, from: file.selection.id, db)
        return Outcome(to: file.link + "#coups-de-coeur", saying: "Le coup de cœur est retiré.", journal: [pick.withdrawal(file)])
    }
}

extension Pick {
    /// The line of the journal that says what was taken back.
    func withdrawal(_ file: SelectionFile) -> JournalEntry {
        JournalEntry("shortlist.withdraw-pick", "proposal", proposal.number, edition: file.edition.id, reason: "\(body) : \(reason)")
    }
}
