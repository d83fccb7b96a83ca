import Database
import Vocabulary
import Web

/// An officer says whether two lines of the register are one person or two. Nothing leaves the box: it is counted and published.
struct DecideLikeness: Action {
    typealias FormPage = RegisterDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/registre/ressemblances/:likeness"

    let verdict: Likeness.Verdict
    let reason: String

    init(_ form: inout FormReader, _ edition: Edition) {
        verdict = form.choice("verdict", .twoPeople)
        reason = form.text("reason", min: 5, max: 500)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }

    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { RegisterRules.mayDecide(edition, visit.actor) }

    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let isOurs = try LikenessStore.decide(try visit.id("likeness"), in: edition.id, verdict, reason: reason, by: try visit.account(), at: visit.now, db)
        if !isOurs { throw Refusal.notNow("Cette ressemblance n’attend plus de décision.", wayOut: RegisterDeskPage.link(edition), named: "Revenir au registre") }
        return Outcome(
            to: RegisterDeskPage.link(edition), saying: "La décision est enregistrée.",
            journal: [JournalEntry("register.compare", "edition", edition.id.number, edition: edition.id, reason: "\(verdict.rawValue) : \(reason)")])
    }
}
