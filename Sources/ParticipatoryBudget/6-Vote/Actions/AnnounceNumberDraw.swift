import Database
import Vocabulary
import Web

/// An officer says, before anybody can know it, which public event will give the seed of the draw of the numbers.
struct AnnounceNumberDraw: Action {
    typealias FormPage = VoteDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/tirage/annonce"

    let source: String
    let seedAt: Instant

    init(_ form: inout FormReader, _ state: NumberDrawState) {
        source = form.text("seed_source", min: 10, max: 200)
        seedAt = form.moment("seed_at")
        if form.raw("seed_at").isEmpty { return }
        if seedAt <= form.now { form.error("seed_at", "Choisissez un moment à venir.") }
        if let opensAt = state.edition.calendar[.vote]?.opensAt, seedAt >= opensAt { form.error("seed_at", "Choisissez un moment avant l’ouverture du vote, le \(opensAt).") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> NumberDrawState { try NumberDrawState(visit, db) }

    static func refusal(_ state: NumberDrawState, _ visit: Visit) -> Refusal? {
        NumberDrawRules.mayAnnounce(state.edition, state.pending, visit.actor, at: visit.now)
    }

    func perform(_ state: NumberDrawState, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = state.edition
        try NumberDrawStore.announce(source, at: seedAt, edition.id, now: visit.now, db)
        return Outcome(
            to: VoteLinks.desk(edition), saying: "Le tirage des numéros est annoncé. Revenez quand la graine sera connue.",
            journal: [JournalEntry("vote.announce-numbers", "edition", edition.id.number, edition: edition.id, reason: source, isPublic: true)])
    }
}
