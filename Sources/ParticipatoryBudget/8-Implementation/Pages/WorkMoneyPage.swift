import Database
import HTML
import L10n
import Vocabulary
import Web

/// The budget of a work and what was spent of it, for who follows it.
struct WorkMoneyPage: WorkDeskTab {
    static let path: Path = "/bureau/editions/:edition/realisation/:number/argent"
    static let tab = WorkTab.money

    let subject: WorkSubject
    let spendings: [Spending]
    let refusalToSpend: Refusal?
    let refusalToRevise: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try WorkSubject.onDesk(visit, db)
        return WorkMoneyPage(
            subject: subject, spendings: try ImplementationStore.spendings(subject.work.id, db),
            refusalToSpend: ImplementationRules.mayReport(subject.work, subject.edition, visit.actor),
            refusalToRevise: ImplementationRules.mayReviseBudget(subject.work, subject.edition, visit.actor))
    }

    func body(_ view: View) -> HTML {
        let t = view.t, work = subject.work
        return """
            \(view.workHead(subject, at: Self.tab))
            \(view.budgetMeter("Dépensé", used: work.spent, of: work.budget))
            \(if: work.price != work.budget, "<p class=\"muted\">\(t("Le projet a été voté à \(work.price)."))</p>")
            \(spendings.isEmpty ? emptyState(t("Aucune dépense n’est inscrite.")) : list(view))
            \(section(t("Inscrire une dépense")) { refusalToSpend.map { alert(.info, t($0.reason)) } ?? spending(view) })
            \(section(t("Revoir le budget")) { refusalToRevise.map { alert(.info, t($0.reason)) } ?? revision(view) })
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Objet"), isHeading: true), Column(t("Date")), Column(t("Section")), Column(t("Montant"), isNumber: true), Column(t("Suite"))]
        let total = spendings.filter { !$0.isCancelled }.map(\.amount).reduce(.zero, +)
        return table(t("Dépenses"), columns: columns, footer: [HTML(text: t("Total")), .empty, .empty, HTML(text: t.money(total)), .empty], rows: spendings) { line in
            [
                HTML(text: line.label), view.time(line.at), HTML(text: t(line.section.name)), HTML(text: t.money(line.amount)),
                line.isCancelled ? badge(t("Annulée")) : refusalToSpend == nil
                    ? view.action(subject.link + "/depenses/\(line.id)/annuler", "Annuler", style: .quiet, confirm: "La ligne reste visible, marquée annulée.") : "–",
            ]
        }
    }

    private func spending(_ view: View) -> HTML {
        let hasErrors = ["label", "amount", "day", "section"].contains { view.form.error($0) != nil }
        return view.form(subject.link + "/depenses", listsErrors: hasErrors) {
            """
            \(view.textField("label", label: "Objet de la dépense", maxLength: 120))
            <div class="row">\(view.moneyField("amount", label: "Montant"))\(view.dateField("day", label: "Date", value: view.now))\
            \(view.select("section", label: "Section du budget", choices: BudgetSection.allCases.map { Choice($0.rawValue, text: view.t($0.name)) }, value: "investment"))</div>
            \(buttons(view.submit("Inscrire la dépense")))
            """
        }
    }

    private func revision(_ view: View) -> HTML {
        let hasErrors = ["budget", "reason"].contains { view.form.error($0) != nil }
        return view.form(subject.link + "/budget", listsErrors: hasErrors) {
            """
            \(view.moneyField("budget", label: "Nouveau budget", value: subject.work.budget))
            \(view.textArea("reason", label: "Pourquoi", help: "Publié avec l’ancien et le nouveau montant.", rows: 3, maxLength: 1000))
            \(buttons(view.submit("Publier le nouveau budget", style: .secondary)))
            """
        }
    }
}
