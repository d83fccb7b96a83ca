import Database
import HTML
import L10n
import Vocabulary
import Web

/// A member of citizens' panels sees those on which she sits.
struct JuryPage: Page {
    static let path: Path = "/bureau/jury"
    static var surroundings: Surroundings { .desk }

    let panels: [(selection: Selection, edition: String)]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = ShortlistRules.maySit(visit.actor) { throw refusal }
        return Self(panels: try SelectionStore.panels(of: try visit.account(), db))
    }

    func title(_ t: Texts) -> String { t("Panel citoyen") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        guard !panels.isEmpty else { return emptyState(t("Vous ne siégez dans aucun panel pour l’instant. Nous vous écrirons quand il y en aura un.")) }
        return cards(panels) { panel in
            Card(
                panel.selection.title, path: ShortlistLinks.jury(panel.selection.id), kicker: panel.edition,
                badges: badge(t(panel.selection.stage.name), panel.selection.stage == .scoring ? .info : .neutral))
        }
    }
}

/// A member sees the proposals of one panel, those she has marked, those she is tied to.
struct JurySelectionPage: Page {
    static let path: Path = "/bureau/jury/:selection"
    static var surroundings: Surroundings { .desk }

    let jury: JuryFile
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = ShortlistRules.maySit(visit.actor) { throw refusal }
        let jury = try SelectionStore.jury(visit, db)
        let refusal = ShortlistRules.mayTakePart(jury.file, visit.actor, at: visit.now)
        if let refusal, !jury.file.isMember(visit.actor.account) { throw refusal }
        return Self(jury: jury, refusal: refusal)
    }

    func title(_ t: Texts) -> String { jury.file.selection.title }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Panel citoyen"), ShortlistLinks.jury)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Proposition"), isHeading: true), Column(t("Thème")), Column(t("Votre avis"))]
        let isComplete = jury.awaitedCount == 0
        let next = isComplete ? nil : jury.file.candidates.first { jury.standing($0.id) == .toMark }
        return """
            <p class="intro">\(t("Lisez chaque proposition, puis donnez votre avis, sans en parler aux autres membres. Si vous avez un lien avec une proposition ou avec qui la porte, dites-le : vous ne la noterez pas."))</p>\
            \(refusal.map { alert(.info, t($0.reason)) })\
            \(progress(t("Votre avancement"), value: jury.markedCount, of: max(1, jury.expectedCount), inWords: t("\(jury.markedCount) sur \(jury.expectedCount)")))\
            \(if: refusal == nil, next.map { "<p>\(view.linkButton(ShortlistLinks.jury(jury.file.selection.id, $0.number ?? 0), "Lire la suivante"))</p>" } ?? .empty)\
            \(table(t("Propositions soumises au panel"), isCaptionHidden: true, columns: columns, rows: jury.file.candidates) { proposal in
                [
                    #"<a href="\#(url: ShortlistLinks.jury(jury.file.selection.id, proposal.number ?? 0))">n° \#(proposal.number ?? 0) \#(proposal.title)</a>"#,
                    HTML(text: proposal.themeName ?? "–"), opinion(proposal, isComplete, t),
                ]
            })
            """
    }

    private func opinion(_ proposal: Proposal, _ isComplete: Bool, _ t: Texts) -> HTML {
        switch jury.standing(proposal.id) {
        case .own: badge(t("La vôtre"))
        case .tied: badge(t("Lien déclaré"))
        case .toMark: isComplete ? badge(t("Sans rang")) : badge(t("À lire"), .info)
        case .marked: jury.ranks[proposal.id].map { badge(t("Rang \($0)"), .success) } ?? badge(t("Notée"), .success)
        }
    }
}
