import Database
import HTML
import L10n
import Vocabulary
import Web

/// What happened at the polling places and during the count, for those who work there; all of it goes to the official record, until the
/// proposers are told of the result.
struct IncidentsPage: Page {
    static let path: Path = "/bureau/editions/:edition/papier/incidents"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let places: [PollingPlace]
    let incidents: [VoteIncident]
    /// When the record was first signed, and when the proposers were told.
    let signedAt, toldAt: Instant?
    let refusalToNote: Refusal?
    let home: Crumb

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let keepsOne = try PollingPlaceStore.isStaff(visit.actor.account, of: edition.id, db)
        if let refusal = PaperRules.mayRead(edition, keepsOne: keepsOne, visit.actor) { throw refusal }
        let proclamation = try ResultsStore.proclamation(edition.id, db)
        return IncidentsPage(
            edition: edition, places: try PollingPlaceStore.places(edition.id, db), incidents: try VoteIncidentStore.incidents(edition.id, db),
            signedAt: try RecordSignatureStore.first(edition.id, db), toldAt: proclamation?.lettersSentAt,
            refusalToNote: ResultsRules.mayNoteIncident(edition, proclamation, keepsOne: keepsOne, visit.actor, at: visit.now),
            home: edition.crumb(for: visit.actor))
    }

    func isNoted(_ words: String, _ happened: Instant, at place: ID<PollingPlace>?) -> Bool {
        let name = places.first { $0.id == place }?.name
        return incidents.contains { ($0.words, $0.at, $0.place) == (words, happened, name) }
    }

    func title(_ t: Texts) -> String { t("Incidents du vote") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), home, Crumb(t("Le vote sur papier"), PaperLinks.desk(edition))] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(incidents.isEmpty ? emptyState(t("Aucun incident n’est noté.")) : IncidentList.html(incidents, signedAt: signedAt, toldAt: toldAt, view))
            \(section(t("Noter un incident")) { refusalToNote.map { view.refusal($0) } ?? form(view) })
            """
    }

    private func form(_ view: View) -> HTML {
        view.form(PaperLinks.incidents(edition)) {
            """
            \(view.select("place", label: "Bureau de vote", choices: places.map { Choice("\($0.id)", text: $0.name) }, empty: "Tout le vote", required: false))
            \(view.dateTimeField("happened", label: "Quand", value: view.now))
            \(view.textArea("words", label: "Ce qui s’est passé", help: "Des faits, sans nom de votant : le procès-verbal est public.", rows: 4, maxLength: 2000))
            \(buttons(view.submit("Noter l’incident")))
            """
        }
    }
}
