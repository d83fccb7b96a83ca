import HTML
import L10n
import Platform
import Vocabulary
import Web

/// What the pages of the examination show alike: the proposal, the grid to answer, the grid answered.
extension View {
    /// The proposal as it was deposited, with its photos and its files.
    func proposalToExamine(_ proposal: Proposal, _ documents: [Document], link: String, near: [NearProposal] = []) -> HTML {
        panel(t("La proposition"), """
            \(if: !proposal.summary.isEmpty, "<p class=\"lead\">\(proposal.summary)</p>")\(prose(Markdown.html(proposal.body)))\
            \(self.documents(documents))\(facts(proposalFacts(proposal)))\(proposalMap(proposal, near: near))<p><a href="\(url: link)">\(t("Page publique de la proposition"))</a></p>
            """)
    }

    /// Who proposes it, when, what about, where.
    func proposalFacts(_ proposal: Proposal) -> [(term: String, value: HTML)] {
        var pairs: [(term: String, value: HTML)] = [(t("Proposée par"), HTML(text: proposal.authorName))]
        if proposal.onBehalf != .`self` { pairs.append((t(proposal.onBehalf.name), HTML(text: proposal.onBehalfName))) }
        if let at = proposal.depositedAt { pairs.append((t("Déposée le"), time(at))) }
        if let theme = proposal.themeName { pairs.append((t("Thème"), HTML(text: theme))) }
        let place = [proposal.place, proposal.territoryName ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        if !place.isEmpty { pairs.append((t("Lieu"), HTML(text: place))) }
        if let estimate = proposal.estimate { pairs.append((t("Coût estimé par la personne qui propose"), HTML(text: t.money(estimate)))) }
        return pairs
    }

    /// Its place, which the facts say in words, among those close to it, which their list says too.
    func proposalMap(_ proposal: Proposal, near: [NearProposal] = []) -> HTML {
        guard let latitude = proposal.latitude, let longitude = proposal.longitude else { return .empty }
        let place = MapBlock.Place(proposal.title, note: proposal.place, latitude: latitude, longitude: longitude)
        let others = near.compactMap { other in
            other.point.map { MapBlock.Place("n°\u{A0}\(other.number) · \(other.title)", note: other.distance.map { t("à \($0) m") }, latitude: $0.latitude, longitude: $0.longitude) }
        }
        return map(MapBlock(t("Lieu de la proposition"), places: [place] + others), showsList: false)
    }

    /// Each criterion on a line with its answer; the reason and the reasons that officers reuse stand under a no and under what is to complete.
    func gridFields(_ file: EligibilityFile, maySign: Bool) -> HTML {
        """
        \(each: file.criteria, { criterionFields($0, file.answer($0)) })\
        \(textArea("where_else", label: "Vers qui d’autre se tourner", help: "En cas de refus : un autre dispositif, un autre organisme, un contact.", value: file.notes.whereElse, required: false, rows: 2, maxLength: 500))\
        \(textArea("note", label: "Note pour les collègues", help: "Jamais publiée.", value: file.notes.note, required: false, rows: 2, maxLength: 1000))\
        \(if: maySign, buttons(submit("Signer la décision", name: "act", value: "sign"), submit("Enregistrer sans signer", style: .secondary, name: "act", value: "save")))\
        \(if: !maySign, buttons(submit("Enregistrer la grille", name: "act", value: "save")))
        """
    }

    private func criterionFields(_ criterion: Criterion, _ answer: CriterionAnswer?) -> HTML {
        let (answerField, reasonField) = ("answer-\(criterion.id)", "reason-\(criterion.id)")
        let help = [criterion.help, criterion.legalNote].filter { !$0.isEmpty }.joined(separator: " ")
        return """
            <div class="criterion">\(radios(answerField, legend: "\(criterion.question)", help: help.isEmpty ? nil : "\(help)", choices: criterion.values.map { Choice($0.rawValue, $0.name) }, value: answer?.value.rawValue, isRow: true))\
            <div class="criterion-reason">\
                \(if: !criterion.reasons.isEmpty, select("standard-\(criterion.id)", label: "Motif déjà employé", choices: criterion.reasons.map { Choice($0.reason, text: $0.reason) }, empty: "Aucun : je l’écris", required: false))\
                \(textArea(reasonField, label: "Motif ou question, pour le porteur et les habitants", help: criterion.reasons.isEmpty ? nil : "Laissez vide si un motif déjà employé est choisi.", value: answer?.reason, required: false, rows: 2, maxLength: 1000))\
                \(checkbox("keep-\(criterion.id)", label: "Garder ce motif de refus pour d’autres dossiers"))\
            </div></div>
            """
    }

    /// The grid once answered.
    func answeredGrid(_ file: EligibilityFile) -> HTML {
        """
        \(file.review?.gridVersion.map { "<p class=\"muted\">\(t("Grille de la version \($0) du règlement."))</p>" as HTML })\
        \(table(
            t("Réponses aux critères"), isCaptionHidden: true, columns: [Column(t("Critère"), isHeading: true), Column(t("Réponse")), Column(t("Motif"))],
            rows: file.answers) { [HTML(text: $0.question), badge(t($0.value.name), $0.value.tone), HTML(text: $0.reason)] })
        """
    }
}
