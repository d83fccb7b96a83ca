import Database
import Vocabulary
import Web

/// An urn on the table: its sheets, the batches that it was given, the rule by which a sheet is read.
struct UrnOnTable: Sendable {
    var edition: Edition
    var urn: Urn
    var tally: UrnTally
    /// What was keyed of it when only its totals are known.
    var totals: [UrnTotals]
    var batches: [BallotBatch]
    var paper: BallotPaper
    /// By their number on the ballot.
    var projects: [Int: Project]
    /// Whether the reader keeps or kept a polling place of the edition.
    var keepsOne: Bool
    /// The tablet that still keeps the list of the place: it may have check-offs to send.
    var lease: ListLease?

    var link: String { PaperLinks.urn(edition, urn.id) }

    static func load(_ visit: Visit, _ db: Reading) throws -> UrnOnTable {
        try load(try visit.id("urn"), of: try Edition.inPath(visit, db), for: visit.actor.account, db)
    }

    static func load(_ id: ID<Urn>, of edition: Edition, for reader: AccountID?, _ db: Reading) throws -> UrnOnTable {
        let urn = try UrnStore.urn(id, in: edition.id, db)
        let projects = try ProjectStore.projects(edition.id, db)
        return UrnOnTable(
            edition: edition, urn: urn, tally: UrnTally(sheets: urn.sheets ?? 0, try SheetStore.entries(urn.id, db)),
            totals: urn.isAggregated ? try UrnTotalsStore.entries(urn.id, db) : [],
            batches: try BallotBatchStore.batches(edition.id, db).filter { $0.urn == urn.id && $0.cancelledAt == nil },
            paper: try BallotPaper(edition, try Booth.rules(edition, db), db), projects: Dictionary(projects.map { ($0.number, $0) }) { first, _ in first },
            keepsOne: try PollingPlaceStore.isStaff(reader, of: edition.id, db), lease: try ListLeaseStore.current(urn.place, db))
    }

    /// How many sheets the stubs say were put in; nil as long as a batch is not accounted for.
    var usedSheets: Int? {
        batches.isEmpty || batches.contains { $0.account == nil } ? nil : batches.reduce(0) { $0 + ($1.account?.used ?? 0) }
    }

    /// Whether the figures do not meet: sheets found, people checked off, stubs torn.
    var hasGap: Bool {
        guard let sheets = urn.sheets else { return false }
        return sheets != urn.checkOffs || usedSheets.map { $0 != sheets } ?? false
    }
}
