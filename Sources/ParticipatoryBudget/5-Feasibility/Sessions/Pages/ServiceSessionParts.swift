import HTML
import L10n
import Vocabulary
import Web

/// What the pages of a session of the services show alike.
extension View {
    func decision(_ item: ServiceSessionItem) -> HTML {
        guard let decision = item.decision else { return item.isGone ? badge(t("Conclue ou retirée ailleurs")) : badge(t("À voir"), .info) }
        return badge(t(decision.name), decision.tone)
    }

    /// What the services have said so far, then what the room asked.
    func sessionServices(_ item: ServiceSessionItem) -> HTML {
        """
        <ul><li>\(item.leadName) <span class="muted">\(t("pilote l’étude"))</span></li>\
        \(each: item.services.filter { $0.name != item.leadName }, { "<li>\($0.name) \($0.verdict.map { badge(t($0.name), $0.tone) } ?? badge(t("Avis attendu")))</li>" })</ul>
        """
    }

    /// What sessions decided of a proposal, for its study.
    func sessionDecisions(_ decisions: [SessionDecision], _ edition: Edition) -> HTML {
        guard !decisions.isEmpty else { return .empty }
        let mayOpen = ServiceSessionRules.mayRead(edition, actor) == nil
        return panel(t("Décidé en séance"), """
            \(each: decisions, { decision in """
                <p>\(badge(t(decision.decision.name), decision.decision.tone))</p><p>\(decision.reason)</p>\
                \(if: !decision.conditions.isEmpty, "<p><strong>\(t("Conditions"))</strong> \(decision.conditions)</p>")\
                <p class="muted">\(mayOpen ? "<a href=\"\(url: FeasibilityLinks.session(edition, decision.session))\">\(decision.title)</a>" : HTML(text: decision.title)), \(time(decision.heldAt))</p>
                """ })
            """)
    }
}

extension ServiceSessionItem.Decision {
    var tone: Tone {
        switch self {
        case .feasible: .success
        case .withConditions, .toComplete: .warning
        case .unfeasible: .error
        case .postponed: .neutral
        }
    }
}
