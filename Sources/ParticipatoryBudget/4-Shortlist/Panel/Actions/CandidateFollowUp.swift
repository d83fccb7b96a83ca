import Database
import Vocabulary
import Web

/// A panel with one of those who are asked to sit.
struct CandidateSubject: Sendable {
    var file: SelectionFile
    var candidates: [PanelCandidate]

    static func inPath(_ visit: Visit, _ db: Reading) throws -> CandidateSubject {
        let file = try SelectionStore.file(visit, db)
        return CandidateSubject(file: file, candidates: try PanelCandidateStore.all(file.selection.id, db))
    }

    /// The one named in the form.
    func candidate(_ id: ID<PanelCandidate>, _ visit: Visit) throws -> PanelCandidate {
        guard let candidate = candidates.first(where: { $0.id == id }) else { throw NotFound() }
        if let refusal = PanelRules.mayPress(candidate, file, visit.actor, at: visit.now) { throw refusal }
        return candidate
    }
}

/// Write again to who has not answered: the new letter has a new secret.
struct RemindCandidate: Action {
    typealias FormPage = PanelListPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/candidats/relancer"

    let candidate: ID<PanelCandidate>

    init(_ form: inout FormReader, _ subject: CandidateSubject) { candidate = form.id("candidate") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CandidateSubject { try .inPath(visit, db) }
    static func refusal(_ subject: CandidateSubject, _ visit: Visit) -> Refusal? { ShortlistRules.mayCompose(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: CandidateSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        let letter = try PanelSeats.invite(try subject.candidate(candidate, visit), to: file, visit, db)
        return Outcome(
            to: file.link + "/candidats", saying: "L’invitation est repartie. Le lien de la première ne sert plus.",
            journal: [JournalEntry("shortlist.remind-candidate", "selection", file.selection.id.number, edition: file.edition.id)], letters: [letter])
    }
}

/// Wait no longer for who does not answer, and call the next substitute.
struct ReplaceCandidate: Action {
    typealias FormPage = PanelListPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/candidats/remplacer"

    let candidate: ID<PanelCandidate>

    init(_ form: inout FormReader, _ subject: CandidateSubject) { candidate = form.id("candidate") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CandidateSubject { try .inPath(visit, db) }
    static func refusal(_ subject: CandidateSubject, _ visit: Visit) -> Refusal? { ShortlistRules.mayCompose(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: CandidateSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file, silent = try subject.candidate(candidate, visit)
        try PanelCandidateStore.giveUp(silent.id, at: visit.now, db)
        let substitute = try PanelCandidateStore.nextSubstitute(for: silent, db)
        return Outcome(
            to: file.link + "/candidats",
            saying: substitute == nil ? "Cette personne n’est plus attendue. La liste n’a plus de suppléant." : "Cette personne n’est plus attendue. Un suppléant est appelé.",
            journal: [JournalEntry("shortlist.replace-candidate", "selection", file.selection.id.number, edition: file.edition.id)],
            letters: try substitute.map { [try PanelSeats.invite($0, to: file, visit, db)] } ?? [])
    }
}
