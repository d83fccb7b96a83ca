import Database
import HTML
import L10n
import Vocabulary
import Web

/// The bureau of a body that the city invited sees what it may choose among, and gives its picks.
struct BodyPicksPage: Page {
    static let path: Path = "/editions/:edition/coups-de-coeur/:selection/:body"

    let picks: BodyPicksFile
    let refusal: Refusal?
    let refusalToTakeBack: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let picks = try PickStore.file(visit, db), refusal = ShortlistRules.mayDesignate(picks, visit.actor, at: visit.now)
        if let refusal, !picks.speaks || !picks.isInvited { throw refusal }
        return Self(picks: picks, refusal: refusal, refusalToTakeBack: ShortlistRules.mayTakeBackPick(picks, visit.actor, at: visit.now))
    }

    private var file: SelectionFile { picks.file }
    func title(_ t: Texts) -> String { t("Coups de cœur : \(picks.body.name)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(file.edition.title, file.edition.link), Crumb(picks.body.name, picks.body.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Votre instance choisit ensemble, en séance. Vous inscrivez ici son choix, avec le motif que les habitants liront. Il devient public avec la liste du panel."))</p>\
            \(file.selection.picksPerBody.map { "<p>\(t("Coups de cœur donnés : \(picks.own.count) sur \($0)."))</p>" })\
            \(if: !picks.own.isEmpty, section(t("Ce que vous avez choisi"), id: "choisis") { chosen(view) })\
            \(section(t("Donner un coup de cœur"), id: "donner") { refusal.map { view.refusal($0) } ?? designating(view) })\
            \(section(t("Propositions recevables"), id: "propositions") { proposals(t) })
            """
    }

    private func chosen(_ view: View) -> HTML {
        let t = view.t, isOpen = refusalToTakeBack == nil
        let columns = [Column(t("Proposition"), isHeading: true), Column(t("Choisie le")), Column(t("Motif"), isProse: true)] + (isOpen ? [Column(t("Retirer"), isTitleHidden: true)] : [])
        return table(t("Ce que vous avez choisi"), isCaptionHidden: true, columns: columns, rows: picks.own) { pick in
            let cells: [HTML] = ["n° \(pick.number) · \(pick.title)", pick.chosenOn.map { HTML(text: t("\(day: $0)")) } ?? "–", HTML(text: pick.reason)]
            return isOpen ? cells + [view.action("\(picks.link)/\(pick.id)/retrait", "Retirer", style: .quiet, confirm: "Ce choix ne figurera plus parmi vos coups de cœur.")] : cells
        }
    }

    private func designating(_ view: View) -> HTML {
        view.form(picks.link, guardsDraft: true) {
            """
            \(view.numberField("proposal", label: "Numéro de la proposition", min: 1))\
            \(view.dateField("chosen_on", label: "Jour où l’instance l’a choisie"))\
            \(view.textArea("pick_reason", label: "Pourquoi, pour le public", rows: 4, maxLength: 1000))\
            \(view.submit("Inscrire ce coup de cœur"))
            """
        }
    }

    private func proposals(_ t: Texts) -> HTML {
        let columns = [Column(t("Proposition"), isHeading: true), Column(t("Thème")), Column(t("Quartier"))]
        return file.candidates.isEmpty ? emptyState(t("Aucune proposition n’est encore déclarée recevable.")) : table(
            t("Propositions recevables"), isCaptionHidden: true, columns: columns, rows: file.candidates) { proposal in
                [
                    "<a href=\"\(url: ProposalLinks.page(file.edition, proposal.number ?? 0))\">n° \(proposal.number ?? 0) · \(proposal.title)</a>",
                    HTML(text: proposal.themeName ?? "–"), HTML(text: proposal.territoryName ?? "–"),
                ]
            }
    }
}
