import Database
import Vocabulary

/// Every figure of the vote on paper, as the official record and the public counting screen tell it. Never what was chosen.
struct PaperAccount: Sendable {
    /// An urn with its sheets.
    struct Counted: Sendable {
        var urn: Urn
        var tally: UrnTally
        /// What two people agreed on of an urn that somebody else counted.
        var totals: UrnTotals?
    }

    var places: [PollingPlace]
    var urns: [Counted]
    var batches: [BallotBatch]
    var incidents: [VoteIncident]
    var undoneCheckOffs: Int
    var takenBackSheets: Int
    /// Sheets that the machine read first; a person keyed each of them after it.
    var readSheets: Int
    var sentLater = SentLater()

    static func load(_ edition: EditionID, _ db: Reading) throws -> PaperAccount {
        PaperAccount(
            places: try PollingPlaceStore.places(edition, db),
            urns: try UrnStore.urns(edition, db).map { urn in
                Counted(
                    urn: urn, tally: UrnTally(sheets: urn.sheets ?? 0, try SheetStore.entries(urn.id, db)),
                    totals: urn.isAggregated ? UrnTotals.agreed(try UrnTotalsStore.entries(urn.id, db)) : nil)
            },
            batches: try BallotBatchStore.batches(edition, db), incidents: try VoteIncidentStore.incidents(edition, db),
            undoneCheckOffs: try PaperCheckOffStore.undone(edition, db), takenBackSheets: try SheetStore.takenBack(edition, db), readSheets: try SheetStore.read(edition, db),
            sentLater: try QueuedCheckOffStore.account(edition, db))
    }

    /// Urns with their seals and nothing of what is in them, while the vote is open.
    static func sealed(_ edition: EditionID, _ db: Reading) throws -> PaperAccount {
        PaperAccount(
            places: [], urns: try UrnStore.urns(edition, db).map { Counted(urn: $0, tally: UrnTally(sheets: 0, []), totals: nil) },
            batches: [], incidents: [], undoneCheckOffs: 0, takenBackSheets: 0, readSheets: 0)
    }

    var isEmpty: Bool { places.isEmpty && urns.isEmpty && batches.isEmpty }
    var signed: Int { urns.count { $0.urn.isSigned } }
    var isSigned: Bool { signed == urns.count }
    func sum(_ figure: (Counted) -> Int) -> Int { urns.reduce(0) { $0 + figure($1) } }
    func count(_ reason: SheetEntry.InvalidReason) -> Int { sum { $0.tally.count(reason) } }
}
