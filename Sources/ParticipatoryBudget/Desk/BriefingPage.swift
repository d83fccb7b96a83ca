import Database
import HTML
import L10n
import Vocabulary
import Web

/// An elected member, or who follows the edition, reads one proposal on one sheet before a visit or a meeting: what everyone may know, and no more.
struct BriefingPage: Page {
    static let path: Path = "/bureau/editions/:edition/propositions/:number/fiche"
    static var surroundings: Surroundings { .desk }

    let file: ProposalFile
    let coauthors: [String]
    let followers: Int
    let near: [NearProposal]
    let opinions: [BodyOpinions.Given]
    let above: [Crumb]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let file = try ProposalFileStore.file(edition, number: try visit.number("number"), at: visit.now, db), id = file.proposal.id
        if let refusal = DeskRules.mayBrief(edition, at: file.proposal.territory, visit.actor) { throw refusal }
        let isElected = visit.actor.hasAnywhere(.elected)
        return Self(
            file: file, coauthors: try ProposalFileStore.coauthors(file, db), followers: try Follows.followers(of: [id], db).count,
            near: file.isHidden ? [] : try NearProposalStore.near(file.proposal, db), opinions: file.isHidden ? [] : try visit.world.bodyOpinions.given(id.number, db),
            above: isElected ? [Crumb(visit.t("Mon territoire"), ElectedPage.path.description)] : [edition.crumb(for: visit.actor), Crumb(visit.t("Propositions"), DeskLinks.proposals(edition.slug))])
    }

    static func link(_ edition: Edition, _ number: Int) -> String { "\(DeskLinks.proposals(edition.slug))/\(number)/fiche" }

    func title(_ t: Texts) -> String { t("Fiche : \(file.name(t))") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), DeskLinks.desk)] + above }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(file.name(t), kicker: t("Proposition n° \(file.publicNumber)"), intro: file.next(view), badges: badge(t(file.status.name), file.status.tone)))\
            \(facts(pairs(view)))\
            \(if: !file.isHidden, section(t("L’idée"), id: "idee") { "<p class=\"lead\">\(file.proposal.summary)</p>" })\
            \(section(t("Étape par étape"), id: "etapes") { view.timeline(file.steps(view)) })\
            \(view.bodyOpinions(opinions))\(view.nearProposals(near, file.edition))\
            \(if: !view.isPaper, "<p class=\"row\">\(view.pdfButton())\(view.linkButton(file.statusLink, "La page que lisent les habitants", style: .secondary))</p>")
            """
    }

    private func pairs(_ view: View) -> [(term: String, value: HTML)] {
        let t = view.t, proposal = file.proposal
        var pairs: [(term: String, value: HTML)] = []
        if !file.isHidden { pairs.append((t("Portée par"), HTML(text: file.authors(coauthors, t)))) }
        if let at = proposal.depositedAt { pairs.append((t("Déposée le"), view.time(at))) }
        pairs.append((t("Quartier"), HTML(text: proposal.territoryName ?? t("Toute la ville"))))
        if let theme = proposal.themeName { pairs.append((t("Thème"), HTML(text: theme))) }
        if !file.isHidden, !proposal.place.isEmpty { pairs.append((t("Lieu"), HTML(text: proposal.place))) }
        if let estimate = proposal.estimate { pairs.append((t("Coût imaginé par le porteur"), HTML(text: t.money(estimate)))) }
        if let costing = file.facts.study?.costing {
            if let cost = costing.estimate { pairs.append((t("Coût estimé par les services"), HTML(text: t.money(cost)))) }
            if let yearly = costing.runningCost { pairs.append((t("Coût de fonctionnement par an"), HTML(text: t.money(yearly)))) }
        }
        pairs.append((t("Personnes qui la suivent"), HTML(text: t.number(followers))))
        return pairs
    }
}
