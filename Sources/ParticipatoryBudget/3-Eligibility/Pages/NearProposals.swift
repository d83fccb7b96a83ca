import HTML
import L10n
import Vocabulary
import Web

/// What an officer reads beside a proposal: those close to it, and what its people changed when they answered.
extension View {
    func nearProposals(_ near: [NearProposal], _ edition: Edition) -> HTML {
        guard !near.isEmpty else { return .empty }
        return panel(t("Propositions proches"), """
            <ul>\(each: near, { proposal in
                let facts = [proposal.distance.map { t("à \($0) m") }, proposal.isAlike ? t("mots semblables") : nil].compactMap(\.self).joined(separator: ", ")
                return """
                    <li><a href="\(url: ProposalLinks.page(edition, proposal.number))">n°\u{A0}\(proposal.number) · \(proposal.title)</a> \
                    <span class="muted">\(facts), \(t(proposal.status.name))</span>\(if: !proposal.summary.isEmpty, details(t("Lire le résumé"), "<p>\(proposal.summary)</p>"))</li>
                    """
            })</ul>
            """)
    }

    /// What changed in the text since a question was asked, word by word.
    func difference(from before: ProposalVersion?, to proposal: Proposal) -> HTML {
        guard let before else { return "<p class=\"muted\">\(t("Le texte de la proposition n’a pas changé."))</p>" }
        let parts = [(before.title, proposal.title), (before.summary, proposal.summary), (before.body, proposal.body)].filter { $0.0 != $0.1 }
        if parts.isEmpty { return "<p class=\"muted\">\(t("Le texte de la proposition n’a pas changé."))</p>" }
        return details(t("Ce qui a changé dans le texte depuis la question"), isOpen: true, "\(each: parts, { diff(WordDifference.changes(from: $0.0, to: $0.1)) })")
    }
}
