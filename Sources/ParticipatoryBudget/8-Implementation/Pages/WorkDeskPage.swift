import Database
import HTML
import L10n
import Vocabulary
import Web

/// One work for who follows it: stage, milestones, spending, news, abandonment.
struct WorkDeskPage: Page {
    static let path: Path = "/bureau/editions/:edition/realisation/:number"
    static let surroundings = Surroundings.desk

    let page: WorkPage
    let refusalToReport: Refusal?
    let refusalToAbandon: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        _ = try visit.account()
        let subject = try WorkSubject.load(visit, db)
        if let refusal = ImplementationRules.maySeeDesk(subject.edition, visit.actor) { throw refusal }
        return WorkDeskPage(
            page: try WorkPage.load(subject.edition, subject.work, db),
            refusalToReport: ImplementationRules.mayReport(subject.work, subject.edition, visit.actor),
            refusalToAbandon: ImplementationRules.mayAbandon(subject.work, subject.edition, visit.actor)
        )
    }

    func title(_ t: Texts) -> String { page.work.title }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(page.edition.title, page.edition.deskLink), Crumb(t("Réalisation"), ImplementationLinks.desk(page.edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        let link = ImplementationLinks.desk(page.edition, page.work.projectNumber)
        return """
            <p><a href="\(ImplementationLinks.work(page.edition, page.work.projectNumber))">\(t("Voir la page publique"))</a></p>
            \(refusalToReport.map { alert(.info, t($0.reason)) } ?? forms(view, link))
            \(section(t("Abandonner le projet")) { refusalToAbandon.map { view.refusal($0) } ?? abandonment(view, link) })
            """
    }

    private func forms(_ view: View, _ link: String) -> HTML {
        let t = view.t
        return """
            \(view.errorSummary())
            \(section(t("Étape")) { view.form(link + "/etape", key: "stage") { view in
                """
                \(view.radios("stage", legend: "Où en est le projet ?", choices: WorkStage.path.map { Choice($0.rawValue, text: t($0.name)) }, value: page.work.stage.rawValue))
                \(view.textArea("body", label: "Ce qu’il faut en dire aux habitants", rows: 3, maxLength: 3000))
                \(buttons(view.submit("Faire avancer")))
                """
            } })
            \(section(t("Jalons")) { milestones(view, link) })
            \(section(t("Dépenses")) { spendings(view, link) })
            \(section(t("Donner des nouvelles")) { view.form(link + "/nouvelle", key: "news") { view in
                """
                \(view.radios("kind", legend: "De quoi s’agit-il ?", choices: [Choice("news", text: t("Une nouvelle")), Choice("scope", text: t("Le projet change"))], value: "news"))
                \(view.textField("title", label: "Titre", maxLength: 120))
                \(view.textArea("body", label: "Texte", help: "Si le projet change, dites ce qui était prévu, ce qui le remplace et pourquoi.", rows: 5, maxLength: 3000))
                \(buttons(view.submit("Publier")))
                """
            } })
            """
    }

    private func milestones(_ view: View, _ link: String) -> HTML {
        let t = view.t
        return """
            \(each: page.milestones, { milestone in panel(milestone.title, level: 3, """
                <p>\(t("Prévu le")) \(view.time(milestone.plannedAt)) \(milestone.actualAt.map { "— \(t("fait le")) \(view.time($0))" as HTML })</p>
                \(if: milestone.actualAt == nil, waiting(milestone, view, link))
                """) })
            \(view.form(link + "/jalons", key: "milestone") { view in
                """
                \(view.textField("title", label: "Nouveau jalon", maxLength: 120))
                \(view.dateField("planned", label: "Date prévue"))
                \(buttons(view.submit("Ajouter le jalon", style: .secondary)))
                """
            })
            """
    }

    private func waiting(_ milestone: Milestone, _ view: View, _ link: String) -> HTML {
        let t = view.t
        return """
            \(view.form(link + "/jalons/\(milestone.id)/atteint", key: "reach-\(milestone.id)") { view in
                """
                \(view.dateField("day", label: "Atteint le", value: view.now))
                \(buttons(view.submit("Jalon atteint", style: .secondary)))
                """
            })
            \(details(t("Reporter"), view.form(link + "/jalons/\(milestone.id)/reporter", key: "postpone-\(milestone.id)") { view in
                """
                \(view.dateField("planned", label: "Nouvelle date"))
                \(view.textArea("reason", label: "Pourquoi ce retard ?", help: "Les habitants lisent cette raison.", rows: 3, maxLength: 1000))
                \(buttons(view.submit("Reporter le jalon", style: .secondary)))
                """
            }))
            """
    }

    private func spendings(_ view: View, _ link: String) -> HTML {
        let t = view.t
        return """
            \(if: !page.spendings.isEmpty, table(t("Dépenses"), columns: [Column(t("Objet"), isHeading: true), Column(t("Date")), Column(t("Montant"), isNumber: true), Column(t("Suite"))], rows: page.spendings) { line in
                [
                    HTML(text: line.label), view.time(line.at), HTML(text: t.money(line.amount)),
                    line.isCancelled ? badge(t("Annulée")) : view.action(link + "/depenses/\(line.id)/annuler", "Annuler", style: .quiet, confirm: "La ligne reste visible, marquée annulée."),
                ]
            })
            \(view.form(link + "/depenses", key: "spending") { view in
                """
                \(view.textField("label", label: "Objet de la dépense", maxLength: 120))
                \(view.moneyField("amount", label: "Montant"))
                \(view.dateField("day", label: "Date", value: view.now))
                \(view.select("section", label: "Section du budget", choices: BudgetSection.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: "investment"))
                \(buttons(view.submit("Inscrire la dépense", style: .secondary)))
                """
            })
            """
    }

    private func abandonment(_ view: View, _ link: String) -> HTML {
        details(view.t("Ce projet ne se fera pas"), view.form(link + "/abandon", key: "abandon") { view in
            """
            \(view.textArea("body", label: "Pourquoi ?", help: "Cette raison est publique et envoyée à qui a proposé ou suit le projet.", rows: 5, maxLength: 3000))
            \(buttons(view.submit("Abandonner le projet", style: .danger)))
            """
        })
    }
}
