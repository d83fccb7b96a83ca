import Database
import Vocabulary
import Web

/// Somebody of the staff writes down what happened; the official record tells it as it was written, and who signed before signs again.
struct NoteIncident: Action {
    typealias FormPage = IncidentsPage
    static let path: Path = "/bureau/editions/:edition/papier/incidents"

    let place: ID<PollingPlace>?
    let happened: Instant
    let words: String

    init(_ form: inout FormReader, _ page: IncidentsPage) {
        place = form.optionalID("place")
        happened = form.moment("happened")
        words = form.text("words", min: 15, max: 2000)
        if happened > form.now { form.error("happened", "Ce moment n’est pas encore venu.") }
        if let place, !page.places.contains(where: { $0.id == place }) { form.error("place", "Choisissez dans la liste.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> IncidentsPage { try .load(visit, db) }
    static func refusal(_ page: IncidentsPage, _ visit: Visit) -> Refusal? { page.refusalToNote }

    func perform(_ page: IncidentsPage, _ visit: Visit, _ db: Writing) throws -> Outcome {
        // Pressed twice, or sent again: the record tells it once.
        if page.isNoted(words, happened, at: place) { return Outcome(to: PaperLinks.incidents(page.edition), saying: "Cet incident est déjà noté.") }
        try VoteIncidentStore.note(words, at: place, happened: happened, in: page.edition.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: PaperLinks.incidents(page.edition), saying: "L’incident est noté : il figurera au procès-verbal.",
            journal: [JournalEntry("paper.note-incident", "edition", page.edition.id.number, edition: page.edition.id, reason: words)])
    }
}
