import Vocabulary

/// What the rules of an edition allow a project to cost, and on which sections of the budget.
struct CostLimits: Sendable, Equatable {
    /// Nil: no cap.
    var cap: Euros?
    /// Empty: any section.
    var sections: Set<BudgetSection>
    var envelopes: [Envelope] = []

    /// Those that may pay for a project situated there, on that theme.
    func envelopes(for proposal: Proposal) -> [Envelope] {
        envelopes.filter { ($0.territory == nil || $0.territory == proposal.territory) && ($0.theme == nil || $0.theme == proposal.theme) }
    }

    /// Why a feasible project may not cost this, as a sentence beside the field in question; nil is yes.
    func objection(to costing: Costing) -> (field: String, message: Message)? {
        guard let estimate = costing.estimate, estimate > .zero else {
            return ("estimate", "Un projet réalisable a un coût : indiquez son chiffrage.")
        }
        if let cap, estimate > cap {
            return ("estimate", "Le règlement plafonne chaque projet à \(cap) : ce chiffrage le dépasse de \(estimate - cap). Proposez une version aménagée, ou concluez que le projet n’est pas réalisable.")
        }
        guard let section = costing.section else { return ("section", "Indiquez la section du budget.") }
        if !sections.isEmpty, !sections.contains(section) {
            return ("section", "Aucune enveloppe de cette édition ne paie de dépenses de la section « \(section.name) ».")
        }
        return nil
    }
}
