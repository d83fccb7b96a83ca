import Vocabulary
import Web

/// What a member wrote on her sheet: her marks or her ranks, and the proposals with which she says that she has a tie.
struct PaperSheet: Sendable {
    var marks: [ID<Proposal>: [ID<SelectionCriterion>: Int]] = [:]
    var ranks: [ID<Proposal>: Int] = [:]
    var ties: [ID<Proposal>: String] = [:]

    var count: Int { marks.count + ranks.count }
    func speaks(of proposal: ID<Proposal>) -> Bool { marks[proposal] != nil || ranks[proposal] != nil || ties[proposal] != nil }
}

extension PaperSheet {
    /// As somebody keys it. What is left empty says nothing; what she marked herself stays hers.
    init(_ form: inout FormReader, _ jury: JuryFile) {
        for proposal in jury.open {
            ties[proposal.id] = form.optionalText("tie-\(proposal.id)", max: 300)
            switch jury.file.selection.method {
            case .scores: readMarks(of: proposal, &form, jury)
            case .ranking: readRank(of: proposal, &form, jury)
            }
            guard speaks(of: proposal.id) else { continue }
            if jury.standing(proposal.id) == .marked {
                form.error("", "Cette personne a déjà noté la proposition n° \(proposal.number ?? 0) : ses notes ne changent pas ici.")
            } else if ties[proposal.id] != nil, marks[proposal.id] != nil || ranks[proposal.id] != nil {
                form.error("tie-\(proposal.id)", "Cette personne a un lien avec cette proposition : elle ne la note pas. Videz ses notes, ou ce lien.")
            }
        }
        if count == 0, ties.isEmpty, form.errors.isEmpty { form.error("", "Recopiez au moins une note.") }
    }

    /// All the criteria or none.
    private mutating func readMarks(of proposal: Proposal, _ form: inout FormReader, _ jury: JuryFile) {
        let fields = jury.file.selection.criteria.map { (criterion: $0, field: "score-\(proposal.id)-\($0.id)") }
        guard fields.contains(where: { [form] in !form.raw($0.field).isEmpty }) else { return }
        for (criterion, field) in fields { marks[proposal.id, default: [:]][criterion.id] = form.int(field, in: 0...criterion.scale) }
    }

    private mutating func readRank(of proposal: Proposal, _ form: inout FormReader, _ jury: JuryFile) {
        let field = "rank-\(proposal.id)"
        guard let rank = form.optionalInt(field, in: 1...jury.file.selection.size) else { return }
        if ranks.values.contains(rank) || jury.ranks.contains(where: { $0.value == rank && $0.key != proposal.id }) { form.error(field, "Le rang \(rank) est donné deux fois.") }
        ranks[proposal.id] = rank
    }
}
