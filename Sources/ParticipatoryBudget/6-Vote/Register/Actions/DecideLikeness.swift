import Database
import Vocabulary
import Web

/// An officer says whether two lines of the register are one person or two. Nothing leaves the box: it is counted and published.
struct DecideLikeness: Action {
    typealias FormPage = RegisterDeskPage
    static let path: Path = "/bureau/editions/:edition/vote/registre/ressemblances/:likeness"

    let verdict: Likeness.Verdict
    let reason: String

    init(_ form: inout FormReader, _ file: LikenessFile) {
        verdict = form.choice("verdict", .twoPeople)
        reason = form.text("reason", min: 5, max: 500)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> LikenessFile {
        let edition = try Edition.inPath(visit, db)
        return LikenessFile(edition: edition, likeness: try LikenessStore.likeness(try visit.id("likeness"), in: edition.id, db))
    }

    static func refusal(_ file: LikenessFile, _ visit: Visit) -> Refusal? { RegisterRules.mayCompare(file.likeness, file.edition, visit.actor) }

    func perform(_ file: LikenessFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = file.edition
        let isOurs = try LikenessStore.decide(file.likeness.id, in: edition.id, verdict, reason: reason, by: try visit.account(), at: visit.now, db)
        if !isOurs { throw Refusal.notNow("Cette ressemblance n’attend plus de décision.", wayOut: RegisterDeskPage.link(edition), named: "Revenir au registre") }
        return Outcome(
            to: RegisterDeskPage.link(edition), saying: "La décision est enregistrée.",
            journal: [JournalEntry("register.compare", "edition", edition.id.number, edition: edition.id, reason: "\(verdict.rawValue) : \(reason)")])
    }
}

/// Two lines that look alike, with their edition, as the decision reads them.
struct LikenessFile: Sendable {
    var edition: Edition
    var likeness: Likeness
}
