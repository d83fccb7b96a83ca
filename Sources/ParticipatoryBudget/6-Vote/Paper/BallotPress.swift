package import Database
import L10n
import Storage
import Vocabulary
package import Web

/// Makes the ballot papers that were ordered, part by part, so that their progress is seen and nothing is made twice. A job.
package enum BallotPress {
    package static func run(_ world: World) async throws {
        while let batch = try await world.database.read({ try BallotBatchStore.waiting($0) }), let sheets = batch.next {
            let sheet = try await world.database.read { db in
                try NumberedSheet.load(try EditionStore.edition(batch.edition, db), Texts(.french), db)
            }
            do {
                let document = sheet.document(batch.format, batch: batch.number, sheets, code: batch.isScannable ? SheetCode(batch, world) : nil)
                let bytes = try await world.printer.pdf(document.bytes, baseURL: world.baseURL, seconds: 180)
                try await keep(bytes, sheets, of: batch, world)
            } catch let failure as PrinterFailure {
                if failure == .busy { return }
                let fault = failure == .missing ? "missing" : "stopped"
                try await world.database.write { try BallotBatchStore.fail(batch.id, fault, $0) }
                throw failure
            }
        }
    }

    /// A scanner reads sheets of one page: a batch whose sheets take more is made again without the marks and the code.
    private static func keep(_ bytes: [UInt8], _ sheets: ClosedRange<Int>, of batch: BallotBatch, _ world: World) async throws {
        let digest = try world.files.put(bytes), now = world.now()
        if batch.isScannable, batch.made == 0, let pages = try? await world.scanner.pages(of: world.files.path(of: digest)), pages > sheets.count {
            return try await world.database.write { try BallotBatchStore.leaveToPeople(batch.id, $0) }
        }
        try await world.database.write { _ = try BallotBatchStore.keep(digest.hex, size: bytes.count, sheets, of: batch.id, at: now, $0) }
    }

    /// The files of the ballot papers, for the upkeep of files to leave alone.
    package static let files: @Sendable (Reading) throws -> Set<String> = { try BallotBatchStore.digests($0) }
}
