import Database
import Vocabulary
import Web

/// The bureau writes down a proposal that its body chose, on which day, and why.
struct DesignatePick: Action {
    typealias FormPage = BodyPicksPage
    static let path: Path = "/editions/:edition/coups-de-coeur/:selection/:body"

    let pick: NewPick

    init(_ form: inout FormReader, _ picks: BodyPicksFile) {
        let number = form.int("proposal", in: 1...1_000_000), proposal = picks.file.candidates.first { $0.number == number }
        if form.errors.isEmpty, proposal == nil { form.error("proposal", "Aucune proposition recevable ne porte ce numéro.") }
        let day = form.day("chosen_on")
        if day > form.now { form.error("chosen_on", "Indiquez le jour où votre instance a choisi : il est passé.") }
        let reason = form.text("pick_reason", min: 10, max: 1000)
        pick = NewPick(proposal: proposal?.id ?? ID(1), body: picks.body.name, assembly: picks.body.id, reason: reason, chosenOn: day)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> BodyPicksFile { try PickStore.file(visit, db) }
    static func refusal(_ picks: BodyPicksFile, _ visit: Visit) -> Refusal? { ShortlistRules.mayDesignate(picks, visit.actor, at: visit.now) }

    func perform(_ picks: BodyPicksFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try PickStore.add(pick, to: picks.file.selection.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: picks.link, saying: "Votre coup de cœur est noté. Il sera public avec la liste du panel.",
            journal: [JournalEntry(
                "shortlist.pick", "proposal", pick.proposal.number, edition: picks.file.edition.id, reason: "\(pick.body) : \(pick.reason)")])
    }
}

/// The bureau takes back one of its picks, until the list is decided.
struct TakeBackPick: Action {
    typealias FormPage = BodyPicksPage
    static let path: Path = "/editions/:edition/coups-de-coeur/:selection/:body/:pick/retrait"

    init(_ form: inout FormReader, _ picks: BodyPicksFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> BodyPicksFile { try PickStore.file(visit, db) }
    static func refusal(_ picks: BodyPicksFile, _ visit: Visit) -> Refusal? { ShortlistRules.mayTakeBackPick(picks, visit.actor, at: visit.now) }

    func perform(_ picks: BodyPicksFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id: ID<Pick> = try visit.id("pick")
        guard let pick = picks.own.first(where: { $0.id == id }) else { throw NotFound() }
        try PickStore.remove(id, from: picks.file.selection.id, db)
        return Outcome(to: picks.link, saying: "Ce coup de cœur est retiré.", journal: [pick.withdrawal(picks.file)])
    }
}
