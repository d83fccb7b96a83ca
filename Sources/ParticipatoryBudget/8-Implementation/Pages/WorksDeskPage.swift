import Database
import HTML
import L10n
import Vocabulary
import Web

/// The works of an edition for officers: what is late, silent or over budget first.
struct WorksDeskPage: Page {
    static let path: Path = "/bureau/editions/:edition/realisation"
    static let surroundings = Surroundings.desk

    let edition: Edition
    let home: Crumb
    let works: [Work]
    let waiting: Int
    let refusalToOpen: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        _ = try visit.account()
        let edition = try EditionStore.edition(try visit.parameter("edition"), for: visit.actor, db)
        if let refusal = ImplementationRules.maySeeDesk(edition, visit.actor) { throw refusal }
        let isPublic = try ImplementationStore.areResultsPublic(edition.id, at: visit.now, db)
        return WorksDeskPage(
            edition: edition, home: edition.crumb(for: visit.actor), works: try ImplementationStore.works(edition.id, db),
            waiting: try ImplementationStore.winnersWithoutWork(edition.id, db),
            refusalToOpen: ImplementationRules.mayOpenWorks(edition, areResultsPublic: isPublic, visit.actor)
        )
    }

    func title(_ t: Texts) -> String { t("Réalisation") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/bureau/editions"), home] }

    func body(_ view: View) -> HTML {
        let t = view.t
        let sorted = works.sorted { ($0.isLate(at: view.now) ? 0 : 1, $0.projectNumber) < ($1.isLate(at: view.now) ? 0 : 1, $1.projectNumber) }
        return """
            \(if: waiting > 0, opening(view))
            \(if: refusalToOpen != nil && works.isEmpty, alert(.info, t(refusalToOpen?.reason ?? "")))
            \(works.isEmpty ? emptyState(t("Aucun projet lauréat à suivre pour l’instant.")) : table(
                t("Projets lauréats"),
                columns: [
                    Column(t("Projet"), isHeading: true), Column(t("Porté par")), Column(t("Étape")), Column(t("Prochain jalon")),
                    Column(t("Dépensé"), isNumber: true), Column(t("À regarder")),
                ], rows: sorted) { row($0, view) })
            """
    }

    private func opening(_ view: View) -> HTML {
        let t = view.t
        return panel(t("Nouveaux lauréats"), """
            <p>\(t(waiting, one: "Un projet lauréat n’est pas encore suivi.", many: "\(waiting) projets lauréats ne sont pas encore suivis."))</p>
            \(refusalToOpen.map { alert(.info, t($0.reason)) } ?? view.action(ImplementationLinks.desk(edition), "Ouvrir leur suivi"))
            """)
    }

    private func row(_ work: Work, _ view: View) -> [HTML] {
        let t = view.t
        return [
            #"<a href="\#(ImplementationLinks.desk(edition, work.projectNumber))">\#(work.title)</a>"#, HTML(text: work.ownerName),
            badge(t(work.stage.name), work.stage.tone), work.stage.isOver ? .empty : work.nextPlannedAt.map { view.time($0) } ?? .empty,
            HTML(text: t("\(t.money(work.spent)) sur \(t.money(work.budget))")),
            """
            \(if: work.isLate(at: view.now), badge(t("En retard"), .warning)) \(if: work.isSilent(at: view.now), badge(t("Sans nouvelles"), .warning)) \
            \(if: work.isOverBudget, badge(t("Budget dépassé"), .error))
            """,
        ]
    }
}
