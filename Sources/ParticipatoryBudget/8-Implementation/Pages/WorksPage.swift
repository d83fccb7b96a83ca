import Database
import HTML
import L10n
import Vocabulary
import Web

/// What becomes of the winners, for everyone: by stage, on the map and in a list.
struct WorksPage: Page {
    static let path: Path = "/editions/:edition/realisations"
    static let isShared = true

    let edition: Edition
    let works: [Work]
    let stage: WorkStage?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try EditionStore.edition(try visit.parameter("edition"), for: visit.actor, db)
        return WorksPage(
            edition: edition, works: try ImplementationStore.works(edition.id, db),
            stage: visit.query["etape"].flatMap { WorkStage(rawValue: $0) }
        )
    }

    func title(_ t: Texts) -> String { t("Les réalisations") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link)] }
    func summary(_ t: Texts) -> String? { t("Où en sont les projets lauréats de « \(edition.title) ».") }

    func body(_ view: View) -> HTML {
        let t = view.t
        if works.isEmpty { return emptyState(t("Les projets lauréats paraîtront ici.")) }
        let link = ImplementationLinks.list(edition)
        let shown = works.filter { stage == nil || $0.stage == stage }
        return """
            \(statTiles(WorkStage.allCases.compactMap { stage in
                let count = works.filter { $0.stage == stage }.count
                return count == 0 ? nil : Stat(t.number(count), t(stage.name), path: link + "?etape=" + stage.rawValue)
            }))
            \(view.filters(link, reset: link) {
                view.select("etape", label: "Étape", choices: WorkStage.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: stage?.rawValue, empty: "Toutes les étapes", required: false)
            })
            \(shown.isEmpty ? emptyState(t("Aucun projet à cette étape.")) : cards(shown) { card($0, t) })
            \(view.map(MapBlock(t("Les projets lauréats"), places: shown.compactMap { place($0) }, isOfTheCity: !edition.isImported)))
            <p><a href="\(link).csv">\(t("Télécharger la liste (CSV)"))</a></p>
            """
    }

    private func card(_ work: Work, _ t: Texts) -> Card {
        Card(
            work.title, path: ImplementationLinks.work(edition, work.projectNumber), kicker: t("Projet n° \(String(work.projectNumber))"),
            meta: [work.territoryName ?? t("Toute la ville"), t.money(work.budget), work.ownerName],
            badges: badge(t(work.stage.name), work.stage.tone)
        )
    }

    private func place(_ work: Work) -> MapBlock.Place? {
        guard let latitude = work.latitude, let longitude = work.longitude else { return nil }
        return MapBlock.Place(work.title, path: ImplementationLinks.work(edition, work.projectNumber), latitude: latitude, longitude: longitude)
    }
}

extension WorkStage {
    var tone: Tone {
        switch self {
        case .delivered, .inaugurated: .success
        case .abandoned: .error
        case .works: .info
        case .notStarted, .studies, .procedures: .neutral
        }
    }
}
