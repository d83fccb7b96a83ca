import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Those who conduct an edition say who takes what of its queue, see what each has in hand, and share out the rest.
struct ExaminersPage: Page {
    static let path: Path = "/bureau/editions/:edition/recevabilite/repartition"
    static var surroundings: Surroundings { .desk }

    let file: ExaminersFile
    let themes: [Theme]
    let territories: [Territory]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try ExaminerStore.file(visit, db)
        if let refusal = ReviewSessionRules.mayRead(file.edition, visit.actor) { throw refusal }
        return Self(
            file: file, themes: try EditionStore.themes(file.edition.id, db), territories: try TerritoryStore.all(db).filter { $0.kind != .city },
            refusal: EligibilityRules.mayShareOut(file.edition, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Répartir l’examen") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(file.edition.title, file.edition.deskLink), Crumb(t("Examen de la recevabilité"), EligibilityLinks.queue(file.edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t, waiting = file.unshared.count
        return """
            <p class="intro">\(t("Chaque règle confie un thème, un quartier ou tout le reste à une personne. Entre plusieurs, la proposition va à celle qui en a le moins ; jamais à qui la porte."))</p>\
            \(view.errorSummary())\(loads(view))\
            <p>\(t(waiting, one: "\(waiting) proposition n’est confiée à personne.", many: "\(waiting) propositions ne sont confiées à personne."))</p>\
            \(refusal.map { view.refusal($0) } ?? "\(if: waiting > 0 && !file.rules.isEmpty, view.action(file.link + "/partage", "Répartir", style: .primary))\(adding(view))")
            """
    }

    private func loads(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Personne"), isHeading: true), Column(t("Ce qu’elle prend")), Column(t("En cours"), isNumber: true), Column(t("Décidées"), isNumber: true)]
        return table(t("Qui examine quoi"), isCaptionHidden: true, columns: columns, rows: file.shares) { share in
            [
                "<a href=\"\(url: EligibilityLinks.queue(file.edition) + "?examinateur=\(share.person.account)")\">\(share.person.name)</a>",
                share.takes.isEmpty ? "–" : "<ul>\(each: share.takes, { rule($0, view) })</ul>", HTML(text: t.number(share.open)), HTML(text: t.number(share.signed)),
            ]
        }
    }

    private func rule(_ rule: ExaminerRule, _ view: View) -> HTML {
        """
        <li>\(rule.words.isEmpty ? view.t("Tout le reste") : rule.words)\
        \(if: refusal == nil, " \(view.action("\(file.link)/\(rule.id)/retrait", "Retirer", style: .quiet))")</li>
        """
    }

    private func adding(_ view: View) -> HTML {
        let hasErrors = ["examiner", "theme", "territory"].contains { view.form.error($0) != nil }
        return details(view.t("Ajouter une règle"), isOpen: hasErrors || file.rules.isEmpty, view.form(file.link, listsErrors: false) {
            """
            \(view.select("examiner", label: "Personne", choices: file.colleagues.map { Choice("\($0.account)", text: $0.name) }))\
            \(view.select("theme", label: "Thème", choices: themes.map { Choice("\($0.id)", text: $0.name) }, empty: "Tous", required: false))\
            \(view.select("territory", label: "Quartier", choices: territories.map { Choice("\($0.id)", text: $0.name) }, empty: "Tous", required: false))\
            \(view.submit("Ajouter la règle", style: .secondary))
            """
        })
    }
}

extension View {
    /// Who has a proposal in hand, and the way to give it to another.
    func entrusting(_ file: EligibilityFile, _ examiner: Examiner?, _ colleagues: [Examiner], _ refusal: Refusal?) -> HTML {
        let isWrong = form.error("examiner") != nil
        let change: HTML = refusal != nil ? .empty : details(t("Confier l’examen"), isOpen: isWrong, form(file.link + "/examinateur", listsErrors: isWrong) {
            """
            \(select("examiner", label: "Confiée à", choices: colleagues.map { Choice("\($0.account)", text: $0.name) }, value: examiner.map { "\($0.account)" }, empty: "Personne en particulier", required: false))\
            \(submit("Confier", style: .secondary))
            """
        })
        return "\(examiner.map { "<p>\(t("Examen confié à \($0.name)"))</p>" as HTML })\(change)"
    }
}
