import Database
import Vocabulary
import Web

/// Note what the panel, or one of its small groups, said of a proposal, and what it gives on each criterion after its members marked alone.
struct NoteDeliberation: Action {
    typealias FormPage = PanelSessionPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/seances/:session/deliberations"

    let number: Int
    let group: String
    let scores: [ID<SelectionCriterion>: Int]
    let points: Int?
    let note: String

    init(_ form: inout FormReader, _ session: PanelSessionFile) {
        number = form.int("proposal", in: 1...1_000_000)
        group = form.optionalText("group", max: 60) ?? ""
        if !group.isEmpty, !session.groupNames.isEmpty, !session.groupNames.contains(group) { form.error("group", "Choisissez dans la liste.") }
        (scores, points) = Self.given(&form, session.file.selection)
        note = form.text("note", min: 5, max: 1500)
        guard let proposal = session.file.candidates.first(where: { [number] in $0.number == number }) else {
            form.error("proposal", "Aucune proposition soumise au panel ne porte ce numéro.")
            return
        }
        let (asked, given) = (group, points)
        let counts = given != nil || session.deliberations.contains { $0.proposal == proposal.id && $0.group == asked && $0.points != nil }
        // The ranking is known to who writes this.
        if counts, session.file.selection.closedAt != nil { form.error("proposal", "Les notes sont closes : celles des groupes ne changent plus.") }
        guard given != nil else { return }
        if !session.markedAlone.contains(proposal.id) {
            form.error("proposal", "Aucun membre n’a encore noté cette proposition de son côté : le groupe la note ensuite.")
        }
        if session.judges(of: proposal.id, in: group).isEmpty {
            form.error("group", "Aucune personne présente dans ce groupe ne peut noter cette proposition. Notez d’abord les présences, ou confiez-la à un autre groupe.")
        }
    }

    /// All the criteria or none; a panel that ranks gives points.
    private static func given(_ form: inout FormReader, _ selection: Selection) -> (scores: [ID<SelectionCriterion>: Int], points: Int?) {
        guard selection.method == .scores else { return ([:], form.optionalInt("points", in: 0...max(1, selection.bestMark))) }
        guard selection.criteria.contains(where: { [form] in !form.raw("score-\($0.id)").isEmpty }) else { return ([:], nil) }
        var scores: [ID<SelectionCriterion>: Int] = [:]
        for criterion in selection.criteria { scores[criterion.id] = form.int("score-\(criterion.id)", in: 0...criterion.scale) }
        return (scores, selection.criteria.reduce(0) { $0 + $1.weight * (scores[$1.id] ?? 0) })
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PanelSessionFile { try PanelSessionStore.file(visit, db) }
    static func refusal(_ session: PanelSessionFile, _ visit: Visit) -> Refusal? { PanelRules.mayNote(session, visit.actor, at: visit.now) }

    func perform(_ session: PanelSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let proposal = session.file.candidates.first(where: { $0.number == number }) else { throw NotFound() }
        let id = session.session.id, account = try visit.account()
        if points != nil, session.tied[proposal.id]?.contains(account) == true {
            throw Refusal.notAllowed("Vous avez un lien avec cette proposition : une autre personne inscrit ce que le groupe lui donne.")
        }
        try PanelGroupStore.set([:], of: group, on: proposal.id, in: id, db)
        try PanelSessionStore.note(note, group: group, points: points, on: proposal.id, in: id, by: account, at: visit.now, db)
        try PanelGroupStore.set(scores, of: group, on: proposal.id, in: id, db)
        return Outcome(to: session.link + "#deliberations", saying: "C’est noté.", journal: [session.entry("shortlist.note-deliberation", "n° \(number)")])
    }
}
