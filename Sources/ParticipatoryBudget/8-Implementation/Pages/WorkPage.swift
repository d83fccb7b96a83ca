import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// One winning project, for everyone: how far it is, what was promised and reached, what it costs, its news.
struct WorkPage: Page {
    static let path: Path = "/editions/:edition/realisations/:number"
    static let isShared = true

    let edition: Edition
    let work: Work
    let milestones: [Milestone]
    let spendings: [Spending]
    let news: [WorkNews]
    let photos: [Document]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try EditionStore.edition(try visit.parameter("edition"), for: visit.actor, db)
        return try load(edition, try ImplementationStore.work(edition.id, number: try visit.number("number"), db), db)
    }

    static func load(_ edition: Edition, _ work: Work, _ db: Reading) throws -> Self {
        WorkPage(
            edition: edition, work: work, milestones: try ImplementationStore.milestones(work.id, db),
            spendings: try ImplementationStore.spendings(work.id, db), news: try ImplementationStore.news(work.id, db),
            photos: try DocumentStore.all(of: "work", work.id.number, .photo, db).filter(\.isPublic)
        )
    }

    func title(_ t: Texts) -> String { work.title }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link), Crumb(t("Les réalisations"), ImplementationLinks.list(edition))]
    }
    func summary(_ t: Texts) -> String? { t("Où en est le projet lauréat « \(work.title) ».") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return columns(
            main: """
                \(stages(view))
                \(if: !milestones.isEmpty, section(t("Le calendrier"), id: "calendrier") { timeline(view) })
                \(if: !news.isEmpty, section(t("Les nouvelles"), id: "nouvelles") { articles(view) })
                \(if: !photos.isEmpty, section(t("Photos"), id: "photos") { "\(each: photos, { figure(Picture($0.path(.medium), description: $0.alternativeText)) })" })
                """,
            aside: """
                \(panel(t("En bref"), facts([
                    (t("Étape"), badge(t(work.stage.name), work.stage.tone)), (t("Porté par"), HTML(text: work.ownerName)),
                    (t("Lieu"), HTML(text: work.territoryName ?? t("Toute la ville"))), (t("Mis à jour"), view.time(work.updatedAt)),
                ])))
                \(panel(t("L’argent"), money(view)))
                \(work.proposalNumber.map { #"<p><a href="\#(ProposalLinks.page(edition, $0))">\#(t("Revoir l’idée de départ"))</a></p>"# as HTML })
                """
        )
    }

    private func stages(_ view: View) -> HTML {
        let t = view.t
        if work.stage == .abandoned { return alert(.error, t("Ce projet est abandonné. La raison est écrite dans les nouvelles.")) }
        let current = WorkStage.path.firstIndex(of: work.stage) ?? 0
        return view.timeline(WorkStage.path.enumerated().map { index, stage in
            Step(t(stage.name), index < current || work.stage.isOver && index == current ? .done : index == current ? .current : .next)
        })
    }

    private func timeline(_ view: View) -> HTML {
        let t = view.t
        return view.timeline(milestones.map { milestone in
            let planned = t("Prévu : \(t.month(milestone.plannedAt)).")
            let reached = milestone.actualAt.map { t("Fait : \(t.month($0)).") } ?? ""
            return Step(
                milestone.title, milestone.actualAt != nil ? .done : milestone.plannedAt < view.now ? .current : .next,
                text: "<p>\(planned) \(reached)</p>\(if: !milestone.delayReason.isEmpty, "<p>\(milestone.delayReason)</p>")"
            )
        })
    }

    private func articles(_ view: View) -> HTML {
        "\(each: news, { item in panel(item.title, level: 3, "<p class=\"muted\">\(view.time(item.at))</p>\(Markdown.html(item.body))") })"
    }

    private func money(_ view: View) -> HTML {
        let t = view.t
        let valid = spendings.filter { !$0.isCancelled }
        return """
            \(view.budgetMeter("Dépensé", used: work.spent, of: work.budget))
            \(if: !valid.isEmpty, table(t("Dépenses"), columns: [Column(t("Objet"), isHeading: true), Column(t("Montant"), isNumber: true)], rows: valid) {
                [HTML(text: $0.label), HTML(text: t.money($0.amount))]
            })
            """
    }
}
