import Database
import HTML
import L10n
import Vocabulary
import Web

/// Those who write rules see the criteria kept from one edition to the next, and add one.
struct CriteriaLibraryPage: Page {
    static let path: Path = "/bureau/criteres"
    static var surroundings: Surroundings { .desk }

    let criteria: [LibraryCriterion]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = CriteriaLibraryRules.mayRead(visit.actor) { throw refusal }
        return Self(criteria: try CriteriaLibraryStore.all(db), refusal: CriteriaLibraryRules.mayWrite(visit.actor))
    }

    func title(_ t: Texts) -> String { t("Bibliothèque de critères") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Les critères de recevabilité que vous réemployez, avec leur aide, leur texte de référence et leurs motifs. Le règlement d’une édition en reprend ce qu’il veut ; le modifier ici ne change aucune édition."))</p>\
            \(criteria.isEmpty ? emptyState(t("La bibliothèque est vide. Ajoutez un critère, ou gardez ceux d’un règlement depuis sa page « Thèmes et critères ».")) : list(view))\
            \(refusal.map { view.refusal($0) } ?? section(t("Ajouter un critère"), id: "ajouter") {
                view.form(RulebookLinks.library) { "\(view.libraryFields(nil))\(view.submit("Ajouter à la bibliothèque"))" }
            })
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Critère"), isHeading: true), Column(t("Texte de référence")), Column(t("Motifs"), isNumber: true), Column(t("Écrit par"))]
        return table(t("Critères"), isCaptionHidden: true, columns: columns, rows: criteria) { criterion in
            let rule = criterion.rule
            let name: HTML = refusal == nil ? "<a href=\"\(url: RulebookLinks.criterion(criterion.id))\">\(rule.question)</a>" : HTML(text: rule.question)
            return [
                "\(name)\(if: rule.mayNotApply, " \(badge(t("peut être sans objet")))")\(if: !rule.help.isEmpty, "<br><span class=\"muted\">\(rule.help)</span>")",
                HTML(text: rule.legalNote), HTML(text: t.number(rule.reasons.count)), "\(criterion.savedBy), \(view.time(criterion.savedAt))",
            ]
        }
    }
}

/// One criterion of the library, to change or to retire.
struct LibraryCriterionPage: Page {
    static let path: Path = "/bureau/criteres/:criterion"
    static var surroundings: Surroundings { .desk }

    let criterion: LibraryCriterion

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = CriteriaLibraryRules.mayWrite(visit.actor) { throw refusal }
        return Self(criterion: try CriteriaLibraryStore.criterion(try visit.id("criterion"), db))
    }

    func title(_ t: Texts) -> String { criterion.rule.question }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Bibliothèque de critères"), RulebookLinks.library)] }

    func body(_ view: View) -> HTML {
        let link = RulebookLinks.criterion(criterion.id)
        return """
            \(view.form(link, guardsDraft: true) { "\(view.libraryFields(criterion.rule))\(view.submit("Enregistrer"))" })\
            \(view.action(link + "/retirer", "Retirer de la bibliothèque", style: .danger, confirm: "Les règlements qui l’ont repris le gardent."))
            """
    }
}

extension View {
    /// A criterion of the library, as one writes it.
    func libraryFields(_ rule: CriterionRule?) -> HTML {
        """
        \(textField("question", label: "Ce qui doit être vrai", help: "Par exemple : Le projet relève de la ville.", value: rule?.question, maxLength: 200))\
        \(textField("help", label: "Ce qu’il faut comprendre", value: rule?.help, required: false, maxLength: 500))\
        \(textField("legal", label: "Texte de référence", help: "L’article de loi ou la délibération, s’il y en a.", value: rule?.legalNote, required: false, maxLength: 300))\
        \(textArea("reasons", label: "Motifs de refus réutilisables", help: "Un par ligne, en phrases complètes. Si quelqu’un d’autre peut répondre, ajoutez «\u{A0}|\u{A0}» puis son nom.", value: rule?.reasonLines, required: false, rows: 4, maxLength: 4000))\
        \(checkbox("set-aside", label: "Peut être sans objet", checked: rule?.mayNotApply ?? false))\
        \(checkbox("final", label: "Ne se corrige pas", help: "Le porteur ne peut pas compléter sa proposition pour y répondre.", checked: rule.map { !$0.isCorrectable } ?? false))
        """
    }
}
