import Database
import HTML
import L10n
import Vocabulary
import Web

/// The totals of an urn that somebody else counted, to key; a third person reads the two entries that differ.
struct TotalsPage: Page {
    static let path: Path = "/bureau/editions/:edition/papier/urnes/:urn/totaux"
    static var surroundings: Surroundings { .desk }

    let file: UrnOnTable

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try KeyTotals.subject(visit, db)
        if let refusal = TotalsRules.mayKey(file, visit.actor, at: visit.now) { throw refusal }
        return TotalsPage(file: file)
    }

    func title(_ t: Texts) -> String { t("Totaux de l’urne « \(file.urn.label) »") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Le vote sur papier"), PaperLinks.desk(file.edition)), Crumb(file.urn.label, file.link)] }

    private var projects: [Project] { file.projects.values.sorted { $0.number < $1.number } }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p>\(t("Recopiez le procès-verbal de cette urne. Une autre personne le recopie aussi, sans voir ce que vous écrivez."))</p>
            \(if: file.totals.count == 2, alert(.warning, t("Deux personnes ont lu autrement. Reprenez le procès-verbal de cette urne : ce que vous écrivez est retenu.")) + difference(t))
            \(view.form("\(file.link)/totaux") { """
                <div class="row">\(view.numberField("ballots", label: "Bulletins", min: 0))\(view.numberField("blank", label: "Blancs", min: 0))\(view.numberField("invalid", label: "Nuls", min: 0))</div>
                \(each: projects, { view.numberField("votes-\($0.number)", label: "Voix pour le n° \($0.number), \($0.title)", required: false, min: 0) })
                \(buttons(view.submit("Enregistrer les totaux")))
                """ })
            """
    }

    private func difference(_ t: Texts) -> HTML {
        table(
            t("Ce qui diffère"), columns: [Column(t("Projet"), isHeading: true), Column(t("Première saisie"), isNumber: true), Column(t("Seconde saisie"), isNumber: true)],
            rows: projects.filter { file.totals[0].votes[$0.id] ?? 0 != file.totals[1].votes[$0.id] ?? 0 }
        ) { project in
            [HTML(text: "\(project.number). \(project.title)")] + file.totals.prefix(2).map { HTML(text: "\($0.votes[project.id] ?? 0)") }
        }
    }
}
