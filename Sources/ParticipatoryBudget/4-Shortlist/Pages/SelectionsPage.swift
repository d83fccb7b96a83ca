import Database
import HTML
import L10n
import Vocabulary
import Web

/// Officers see the selections of the edition and open one.
struct SelectionsPage: Page {
    static let path: Path = "/bureau/editions/:edition/preselection"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let selections: [Selection]
    let candidates: Int
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = ShortlistRules.mayRead(edition, visit.actor) { throw refusal }
        return Self(
            edition: edition, selections: try SelectionStore.selections(edition.id, db), candidates: try EligibilityStore.eligible(edition, db).count,
            refusal: ShortlistRules.mayOpen(edition, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Présélection citoyenne") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t(candidates, one: "\(candidates) proposition est soumise au panel.", many: "\(candidates) propositions sont soumises au panel."))</p>\
            <p>\(view.linkButton(ShortlistLinks.callDesk(edition), "Appel à volontaires", style: .secondary))</p>\
            \(selections.isEmpty ? emptyState(t("Aucune présélection n’est ouverte.")) : list(view))\
            \(refusal.map { alert(.info, t($0.reason)) } ?? form(view))
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Présélection"), isHeading: true), Column(t("Méthode")), Column(t("Retenues"), isNumber: true), Column(t("Étape"))]
        return table(t("Présélections de l’édition"), isCaptionHidden: true, columns: columns, rows: selections) { selection in
            [
                #"<a href="\#(url: ShortlistLinks.selection(edition, selection.id))">\#(selection.title)</a>"#, HTML(text: t(selection.method.name)),
                HTML(text: t.number(selection.size)), badge(t(selection.stage.name), selection.stage == .released ? .success : .info),
            ]
        }
    }

    private func form(_ view: View) -> HTML {
        section(view.t("Ouvrir une présélection")) {
            view.form(ShortlistLinks.desk(edition)) { "\(view.fields(of: nil))\(buttons(view.submit("Ouvrir la présélection")))" }
        }
    }
}

extension View {
    /// What is asked of a selection, to open it or to correct it.
    func fields(of selection: Selection?) -> HTML {
        """
        \(textField("title", label: "Nom", help: "Par exemple : Tri citoyen.", value: selection?.title, maxLength: 120))\
        \(numberField("size", label: "Combien de propositions retenir", value: selection?.size, min: 1, max: 500))\
        \(numberField("picks", label: "Coups de cœur par instance", help: "Laissez vide si rien ne les limite.", value: selection?.picksPerBody, required: false, min: 1, max: 50))\
        \(radios("method", legend: "Comment le panel choisit", choices: [
            Choice("scores", Selection.Method.scores.name, help: "Chaque membre note chaque proposition sur les critères ci-dessous."),
            Choice("ranking", Selection.Method.ranking.name, help: "Chaque membre range ses préférées, de la première à la dernière."),
        ], value: selection?.method.rawValue ?? "scores"))\
        \(radios("basis", legend: "Ce qui fait le classement", choices: Selection.Basis.allCases.map { Choice($0.rawValue, $0.name) }, value: (selection?.basis ?? .alone).rawValue))\
        \(fieldset("Critères de la grille", help: "Laissez vides ceux dont vous n’avez pas besoin. La note va de 0 au maximum.") {
            "\(each: 1...NewSelection.criteriaCount, { rank in row(rank, selection?.criteria.dropFirst(rank - 1).first) })"
        })
        """
    }

    private func row(_ rank: Int, _ criterion: SelectionCriterion?) -> HTML {
        """
        <div class="row">\(textField("criterion-\(rank)", label: "Critère \(rank)", value: criterion?.name, required: false, maxLength: 120))\
        \(numberField("weight-\(rank)", label: "Poids", value: criterion?.weight ?? 1, required: false, min: 1, max: 10))\
        \(numberField("scale-\(rank)", label: "Note maximale", value: criterion?.scale ?? 5, required: false, min: 1, max: 20))</div>
        """
    }
}
