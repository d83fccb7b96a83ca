import Database
import HTML
import L10n
import Vocabulary
import Web

/// Where and when one votes on paper, for everyone; with the way in, for who walks with a stick or pushes a pram.
struct PollingPlacesPage: Page {
    static let path: Path = "/editions/:edition/bureaux-de-vote"

    let edition: Edition
    let places: [PollingPlace]
    /// Whether the projects may be read already.
    let showsProjects: Bool
    /// What the ballot papers offer, once the projects may be read.
    let ballot: BallotText?
    /// Whether a sheet without any choice is a blank vote; nil when nobody votes on paper.
    let allowsBlank: Bool?
    /// Those that the reader keeps.
    let kept: Set<ID<PollingPlace>>
    /// Whether lists are still made.
    let takesNames: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let shifts = visit.actor.isSignedIn ? try PollingPlaceStore.shifts(edition.id, db) : []
        let showsProjects = VoteRules.maySeeCatalogue(edition, try ProjectStore.catalogue(edition.id, db), visit.actor, at: visit.now) == nil
        let ballot = showsProjects && !edition.isImported ? BallotText(edition, try Booth.rules(edition, db).ballot, try ProjectStore.projects(edition.id, db)) : nil
        let places = try PollingPlaceStore.places(edition.id, db)
        return PollingPlacesPage(
            edition: edition, places: places, showsProjects: showsProjects, ballot: ballot,
            allowsBlank: try places.isEmpty || edition.isImported ? nil : Booth.rules(edition, db).ballot.allowsBlank,
            kept: Set(shifts.filter { $0.account == visit.actor.account }.map(\.place)),
            takesNames: AttachmentRules.isTime(edition, at: visit.now) == nil)
    }

    func title(_ t: Texts) -> String { t("Où voter sur papier") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link)] }
    func summary(_ t: Texts) -> String? { t("Les bureaux de vote de « \(edition.title) » : adresses, horaires, accès.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: moment(t), actions: view.pdfButton()))
            \(places.isEmpty ? emptyState(t("Aucun bureau de vote n’est annoncé. Le vote sur internet est ouvert à toutes et à tous."), showsProjects ? view.linkButton(VoteLinks.catalogue(edition), "Voir les projets au vote") : .empty) : list(view))
            """
    }

    private func moment(_ t: Texts) -> String? {
        guard let phase = edition.calendar[.vote] else { return nil }
        guard let closesAt = phase.closesAt else { return t("Le vote ouvre le \(phase.opensAt).") }
        return t("Le vote a lieu du \(phase.opensAt) au \(closesAt). Venez avec une pièce d’identité ; chaque personne vote une seule fois, sur papier ou sur internet.")
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        let located = places.compactMap { place in
            place.point.map { MapBlock.Place(place.name, note: place.address, latitude: $0.latitude, longitude: $0.longitude) }
        }
        return """
            \(if: !located.isEmpty && !view.isPaper, view.map(MapBlock(t("Bureaux de vote"), places: located)))
            \(each: places, { entry($0, view) })
            \(allowsBlank.map { reading(blank: $0, view.t) })
            \(ballot.map { checking($0, view) })
            """
    }

    /// Why a sheet would not count, before anybody votes.
    private func reading(blank: Bool, _ t: Texts) -> HTML {
        section(t("Ce qui rend un bulletin nul")) { """
            <p>\(t("Chaque bulletin est lu par deux personnes qui ne se voient pas ; une troisième tranche si elles diffèrent. Il n’est nul que pour l’un de ces motifs :"))</p>
            <ul>\(each: SheetEntry.InvalidReason.allCases, { "<li>\(t($0.name))</li>" })</ul>
            <p>\(blank ? t("Un bulletin sans aucun choix est un vote blanc.") : t("Ce vote ne prévoit pas de vote blanc : un bulletin sans choix est nul."))</p>
            """ }
    }

    /// Anybody may compare a sheet with what was published.
    private func checking(_ ballot: BallotText, _ view: View) -> HTML {
        let t = view.t
        return section(t("Vérifier un bulletin de papier")) { """
            <p>\(t("Chaque bulletin imprimé porte cette empreinte : \(ballot.digest). Elle est celle du texte du bulletin, que chacun peut prendre et vérifier."))</p>
            \(if: !view.isPaper, buttons(view.linkButton(BallotText.link(edition), "Texte du bulletin", style: .quiet)))
            """ }
    }

    private func entry(_ place: PollingPlace, _ view: View) -> HTML {
        let t = view.t
        var lines: [(term: String, value: HTML)] = [(t("Adresse"), HTML(text: place.address)), (t("Horaires"), HTML(text: place.hours))]
        if !place.access.isEmpty { lines.append((t("Accès"), HTML(text: place.access))) }
        return section(place.name) {
            """
            \(facts(lines))
            \(if: takesNames && !view.isPaper, buttons(view.linkButton("\(PaperChoicePage.link(edition))?bureau=\(place.id)", "Choisir ce bureau", style: .secondary)))
            \(if: kept.contains(place.id), buttons(view.linkButton(PaperLinks.screen(edition, place.id), "Ouvrir l’écran du bureau")))
            """
        }
    }
}
