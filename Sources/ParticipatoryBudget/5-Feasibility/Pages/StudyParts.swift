import HTML
import L10n
import Platform
import Vocabulary
import Web

/// What the pages of a study show alike: the proposal, its place, the opinions, the conclusion.
extension View {
    /// The proposal as it was deposited, with its photos, its files and its place on a map.
    func proposalToStudy(_ own: OwnProposal, near: [NearProposal] = []) -> HTML {
        let proposal = own.proposal
        return section(t("La proposition"), id: "proposition") {
            """
            \(facts(proposalFacts(proposal)))\
            \(if: !proposal.summary.isEmpty, "<p class=\"lead\">\(proposal.summary)</p>")\
            \(prose(Markdown.html(proposal.body)))\(documents(own.documents))\
            \(proposalMap(proposal, near: near))
            """
        }
    }

    /// What stands beside a form on a large screen, folded before it on a phone.
    func toReadFirst(_ file: StudyFile, _ opinions: [Contribution]) -> HTML {
        """
        <div class="is-narrow-only stack">\
        \(details(t("Lire la proposition"), "\(prose(Markdown.html(file.proposal.body)))\(documents(file.own.documents))"))\
        \(if: !opinions.isEmpty, details(t("Avis des services"), contributions(opinions, level: 2) { _ in .empty }))</div>
        """
    }

    /// What each service was asked, and what it answered.
    func contributions(_ contributions: [Contribution], level: Int = 3, _ link: (Contribution) -> HTML) -> HTML {
        "\(each: contributions, { contribution($0, level, link($0)) })"
    }

    private func contribution(_ contribution: Contribution, _ level: Int, _ link: HTML) -> HTML {
        panel(contribution.serviceName, level: level, """
            \(if: !contribution.question.isEmpty, "<p class=\"muted\">\(t("Question : \(contribution.question)"))</p>")\
            \(contribution.opinion.map { opinion($0) } ?? awaited(contribution))\(link)
            """)
    }

    func awaited(_ contribution: Contribution) -> HTML {
        """
        <p>\(t("Avis attendu le \(day: contribution.dueAt).")) \(if: contribution.dueAt <= now, badge(t("En retard"), .error))</p>
        """
    }

    func opinion(_ opinion: Opinion) -> HTML {
        """
        <p>\(badge(t(opinion.verdict.name), opinion.verdict.tone))</p>\
        \(prose(Markdown.html(opinion.publicReason)))\(readability(of: opinion.publicReason))\
        \(if: !opinion.conditions.isEmpty, "<p><strong>\(t("Conditions"))</strong> \(opinion.conditions)</p>")\
        \(facts(costingFacts(opinion.costing)))\
        \(if: !opinion.internalNote.isEmpty, alert(.neutral, title: t("Note pour les collègues"), "<p>\(opinion.internalNote)</p>"))\
        <p class="muted">\(t("Par \(opinion.givenBy), le \(opinion.givenAt)"))</p>
        """
    }

    /// The conclusion, with the amended version when there is one.
    func conclusion(_ synthesis: Synthesis) -> HTML {
        """
        <p>\(badge(t(synthesis.conclusion.name), synthesis.conclusion.tone))</p>\
        \(prose(Markdown.html(synthesis.publicReason)))\
        \(if: !synthesis.conditions.isEmpty, "<p><strong>\(t("Conditions"))</strong> \(synthesis.conditions)</p>")\
        \(facts(costingFacts(synthesis.costing)))\(amendment(synthesis))
        """
    }

    private func amendment(_ synthesis: Synthesis) -> HTML {
        guard synthesis.milestones.asksProposer else { return .empty }
        return alert(.info, title: synthesis.isAmended ? t("Version aménagée") : t("Conditions soumises au porteur"), """
            \(if: !synthesis.amendedTitle.isEmpty, "<p><strong>\(synthesis.amendedTitle)</strong></p>")\
            \(if: !synthesis.amendedSummary.isEmpty, "<p>\(synthesis.amendedSummary)</p>")\
            \(synthesis.milestones.acceptedAt.map { "<p>\(synthesis.isAmended ? t("Acceptée par le porteur le \(day: $0).") : t("Acceptées par le porteur le \(day: $0)."))</p>" })\
            \(synthesis.milestones.declinedAt.map { "<p>\(synthesis.isAmended ? t("Refusée par le porteur le \(day: $0).") : t("Refusées par le porteur le \(day: $0)."))</p>" })\
            \(if: !synthesis.answer.isEmpty, "<blockquote>\(synthesis.answer)</blockquote>")
            """)
    }
}
