import Database
import Vocabulary

/// A page that was read, as it enters the count: a first entry when no one and nothing stands against it, else a sheet for people.
struct ScannedEntry: Sendable {
    let scan: Scan
    let sheet: Int
    let page: ReadPage
    let edition: EditionID

    /// False when the scan was taken back meanwhile, or another process read this page.
    func keep(at now: Instant, _ db: Writing) throws -> Bool {
        guard try ScanStore.advance(scan, db) else { return false }
        let outcome = try outcome(db)
        try ScanStore.add(ScannedSheet(id: ID(1), scan: scan.id, number: sheet, outcome: outcome, picture: page.picture), of: scan, in: edition, at: now, db)
        guard outcome == .read, case .success(let said) = page.choices else { return true }
        try SheetStore.key(
            SheetEntry(
                id: ID(1), sheet: sheet, pass: 1, verdict: said.verdict, reason: nil, choices: said.choices, keyedBy: scan.sentBy, keyedAt: now, isRead: true),
            in: scan.urn, db)
        return true
    }

    /// Whatever people keyed comes before the machine. A sheet that the scanner took twice is found by who keys it after the machine.
    private func outcome(_ db: Reading) throws -> ScannedSheet.Outcome {
        if case .failure(let undecided) = page.choices { return undecided.outcome }
        return try SheetStore.entries(scan.urn, db).contains { $0.sheet == sheet } ? .keyed : .read
    }
}
