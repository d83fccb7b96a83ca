import Database
import Tally
import Vocabulary
import Web

/// Sign the list of the N kept, with its reasons, after the panel's ranking.
struct DecideSelection: Action {
    typealias FormPage = SelectionDecisionPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/liste"

    /// A selection with the ranking of its panel.
    struct Subject: Sendable {
        var file: SelectionFile
        var ranking: PanelRanking

        /// Those that bodies picked stand beside the list.
        var picked: Set<ID<Proposal>> { Set(file.picks.map(\.proposal)) }
        var ranked: [PanelRanking.Line] { ranking.lines.filter { !picked.contains($0.proposal.id) } }
        /// What the ranking alone would keep.
        var top: Set<ID<Proposal>> { Set(ranked.filter { $0.mean != nil }.prefix(file.selection.size).map(\.proposal.id)) }
    }

    let lines: [DecidedLine]
    let statement: String

    init(_ form: inout FormReader, _ subject: Subject) {
        let kept = Set(form.ids("keep") as [ID<Proposal>])
        statement = form.text("statement", min: 20, max: 2000)
        let expected = min(subject.file.selection.size, subject.ranked.count)
        let count = subject.ranked.count { kept.contains($0.proposal.id) }
        if count != expected { form.error("keep", expected == 1 ? "Cochez une proposition : il y en a \(count)." : "Cochez \(expected) propositions : il y en a \(count).") }
        var lines: [DecidedLine] = []
        let top = subject.top
        for line in subject.ranking.lines {
            let id = line.proposal.id
            let isPicked = subject.picked.contains(id)
            let isKept = isPicked || kept.contains(id)
            let typed = form.optionalText("reason-\(id)", max: 600)
            if !isPicked, isKept != top.contains(id), typed == nil {
                form.error("reason-\(id)", "Vous vous écartez du classement pour la n° \(line.proposal.number ?? 0) : dites pourquoi.")
            }
            let picks = subject.file.picks.filter { $0.proposal == id }
            lines.append(DecidedLine(
                proposal: id, isKept: isKept, rank: line.mean == nil ? nil : line.rank, pickedBy: picks.map(\.body).joined(separator: ", "),
                reason: typed ?? (isPicked ? picks.map(\.reason).joined(separator: " ") : Self.usualReason(line, isKept: isKept, subject))))
        }
        self.lines = lines
    }

    /// What the ranking says of a line, for the public.
    static func usualReason(_ line: PanelRanking.Line, isKept: Bool, _ subject: Subject) -> String {
        let who = line.basis == .groups ? "les groupes du panel" : "le panel"
        guard let mean = line.mean else { return line.basis == .groups ? "Aucun groupe du panel n’a noté cette idée." : "Le panel n’a pas noté cette idée." }
        let mark = mean.decimal(digits: 2).replacing(".", with: ",")
        let place = line.rank == 1 ? "1re" : "\(line.rank)e"
        let words = "Classée \(place) sur \(subject.ranking.lines.count) par \(who), moyenne \(mark) sur \(subject.file.selection.bestMark)"
        return isKept ? words + "." : words + (line.basis == .groups ? " : le panel" : " : il") + " en retient \(subject.file.selection.size)."
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try SelectionStore.file(visit, db)
        guard file.selection.closedAt != nil || file.selection.decidedAt != nil else { return Subject(file: file, ranking: PanelRanking([], [])) }
        let groups = try PanelGroupStore.points(file.selection.id, db)
        return Subject(
            file: file, ranking: PanelRanking(file.candidates, try SelectionStore.marks(file, db), groups: groups, basis: file.selection.basis))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ShortlistRules.mayDecide(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        try SelectionWritingStore.decide(file.selection.id, lines, statement: statement, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link + "/annonce", saying: "La liste est arrêtée et signée. Prévenez maintenant les porteurs.",
            journal: [JournalEntry("shortlist.decide", "selection", file.selection.id.number, edition: file.edition.id, reason: statement)])
    }
}

/// Take a signed list back, with the reason, before anybody is told: it is decided again.
struct TakeBackSelection: Action {
    typealias FormPage = SelectionNoticesPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/liste/reprise"

    let reason: String

    init(_ form: inout FormReader, _ file: SelectionFile) { reason = form.text("reason", min: 10, max: 1000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> SelectionFile { try SelectionStore.file(visit, db) }

    static func refusal(_ file: SelectionFile, _ visit: Visit) -> Refusal? { ShortlistRules.mayTakeBack(file, visit.actor, at: visit.now) }

    func perform(_ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let kept = try SelectionStore.list(file.selection.id, db).filter(\.isKept).map { "n°\u{A0}\($0.number)" }
        try SelectionWritingStore.takeBack(file.selection.id, db)
        return Outcome(
            to: file.link + "/liste", saying: "La liste est reprise. Arrêtez-la de nouveau.",
            journal: [JournalEntry(
                "shortlist.take-back", "selection", file.selection.id.number, edition: file.edition.id,
                reason: "\(reason) La liste reprise retenait\u{A0}: \(kept.joined(separator: ", ")).")])
    }
}
