import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// One winning project, for everyone: how far it is, what was promised and reached, what it costs, its news and photos.
struct WorkPage: Page {
    static let path: Path = "/editions/:edition/realisations/:number"
    static let isShared = true

    let edition: Edition
    let work: Work
    let milestones: [Milestone]
    let spendings: [Spending]
    let news: [WorkNews]
    let photos: [WorkDocument]
    let files: [WorkDocument]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let work = try ImplementationStore.work(edition.id, number: try visit.number("number"), db)
        let milestones = try ImplementationStore.milestones(work.id, db)
        let documents = try ImplementationStore.documents(work.id, milestones, db).filter(\.document.isPublic)
        return WorkPage(
            edition: edition, work: work, milestones: milestones, spendings: try ImplementationStore.spendings(work.id, db).filter { !$0.isCancelled },
            news: try ImplementationStore.news(work.id, db), photos: documents.filter { $0.document.kind == .photo },
            files: documents.filter { $0.document.kind == .file }
        )
    }

    func title(_ t: Texts) -> String { work.title }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link), Crumb(t("Les réalisations"), ImplementationLinks.list(edition))]
    }
    func summary(_ t: Texts) -> String? { t("Où en est le projet lauréat « \(work.title) ».") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(
                work.title, kicker: "\(t("Projet lauréat n° \(String(work.projectNumber))")) · \(edition.title)", intro: work.summary.isEmpty ? nil : work.summary,
                badges: "\(badge(t(work.stage.name), work.stage.tone))\(if: work.isLate(at: view.now), " \(badge(t("En retard"), .warning))")", language: t.languageOfWords))
            \(work.stage == .abandoned ? abandonment(view) : view.stages(work))
            \(columns(main: reading(view), aside: facts(view)))
            """
    }

    private func abandonment(_ view: View) -> HTML {
        let reason = news.first { $0.kind == .abandonment }
        return alert(.error, title: view.t("Ce projet est abandonné"), """
            \(reason.map { "<p>\(view.time($0.at))</p>\(prose(Markdown.html($0.body)))" })
            """)
    }

    private func reading(_ view: View) -> HTML {
        let t = view.t
        return """
            \(if: !milestones.isEmpty, section(t("Le calendrier"), id: "calendrier") { timeline(view) })
            \(if: !photos.isEmpty, section(t("En images"), id: "photos") { view.gallery(photos) })
            \(if: !files.isEmpty, section(t("Documents"), id: "documents") {
                fileList(files.map { $0.document.line(t, note: $0.milestone) })
            })
            \(section(t("Les nouvelles"), id: "nouvelles") {
                news.isEmpty ? emptyState(t("Pas encore de nouvelles de ce projet.")) : "\(each: news, { view.told($0) })"
            })
            """
    }

    private func timeline(_ view: View) -> HTML {
        let firstOpen = milestones.first(where: \.isOpen)?.id
        return view.timeline(milestones.map { milestone in
            let state: Step.State = switch milestone.state(at: view.now) {
            case .reached: .done
            case .cancelled: .stopped
            case .late, .coming: milestone.id == firstOpen && !work.stage.isOver ? .current : .next
            }
            let late: HTML = milestone.state(at: view.now) == .late && !work.stage.isOver ? "<p>\(badge(view.t("En retard"), .warning))</p>" : .empty
            return Step(milestone.title, state, text: "\(late)\(view.dates(of: milestone))")
        }, label: "Le calendrier du projet")
    }

    private func facts(_ view: View) -> HTML {
        let t = view.t
        return """
            \(panel(t("Qui le réalise"), Web.facts(owner(t)) ))
            \(if: work.budget > .zero || !edition.isImported, panel(t("L’argent"), money(view)))
            \(place.map { panel(t("Le lieu"), "<p>\(work.territoryName ?? t("Toute la ville"))</p>\(view.map(MapBlock(t("Le lieu du projet"), places: [$0], isOfTheCity: !edition.isImported), showsList: false))") })
            \(panel(t("Suivre ce projet"), """
                <p>\(t("Mis à jour le \(day: work.updatedAt)."))</p>
                \(work.proposalNumber.map { number in
                    """
                    <p>\(t("Suivez l’idée de départ : chaque nouvelle vous parviendra."))</p>\
                    <p>\(view.linkButton(ProposalLinks.page(edition, number), "Voir l’idée de départ", style: .secondary))</p>
                    """
                })
                """))
            """
    }

    private func owner(_ t: Texts) -> [(term: String, value: HTML)] {
        guard let owner = work.owner else { return [(t("Réalisé par"), HTML(text: t("Bientôt désigné")))] }
        var pairs: [(term: String, value: HTML)] = [(t(owner.kind.name), HTML(text: owner.name))]
        if !owner.agreement.isEmpty { pairs.append((t("Convention"), HTML(text: owner.agreement))) }
        if let grant = owner.grant { pairs.append((t("Subvention"), HTML(text: t.money(grant)))) }
        return pairs
    }

    private func money(_ view: View) -> HTML {
        let t = view.t
        return """
            \(edition.isImported && work.spent == .zero ? "<p><strong>\(t.money(work.budget))</strong></p>" : view.budgetMeter("Dépensé", used: work.spent, of: work.budget))
            \(if: work.price != work.budget, "<p class=\"muted\">\(t("Le projet a été voté à \(work.price)."))</p>")
            \(if: !spendings.isEmpty, details(t("Voir les dépenses"), """
                <ul class="spendings">\(each: spendings, { line in
                    "<li><span>\(line.label)</span> <strong class=\"nowrap\">\(t.money(line.amount))</strong> <span class=\"muted\">\(view.time(line.at))</span></li>"
                })</ul>
                """))
            """
    }

    private var place: MapBlock.Place? {
        guard let latitude = work.latitude, let longitude = work.longitude else { return nil }
        return MapBlock.Place(work.title, latitude: latitude, longitude: longitude)
    }
}
