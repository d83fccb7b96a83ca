package import Database
import Storage
package import Vocabulary
package import Web

/// Reads the sheets that were scanned, page by page, so that their progress is seen and nothing is read twice. A job.
package enum ScanReading {
    /// - Parameter turn: for how long it reads before it gives way: to what stops the server, to the sheets of another urn.
    package static func run(_ world: World, for turn: Span = .seconds(30)) async throws {
        let end = world.now() + turn
        repeat {
            guard let found = try await world.database.read({ try ScanStore.waiting($0) }) else { return }
            do {
                try await read(found.scan, found.edition, world, until: end)
            } catch let failure as ScannerFailure {
                let fault = if case .missing(let packages) = failure { packages.joined(separator: ", ") } else { "unreadable" }
                try await world.database.write { try ScanStore.fail(found.scan.id, fault, $0) }
            }
        } while world.now() < end
    }

    /// The files of the scans, for the upkeep of files to leave alone.
    package static let files: @Sendable (Reading) throws -> Set<String> = { try ScanStore.digests($0) }

    private static func read(_ scan: Scan, _ edition: EditionID, _ world: World, until end: Instant) async throws {
        if !world.scanner.missing.isEmpty { throw ScannerFailure.missing(world.scanner.missing) }
        guard let digest = Digest(scan.digest), world.files.contains(digest) else { throw ScannerFailure.unreadable }
        let file = try await world.database.read { try UrnOnTable.load(scan.urn, of: try EditionStore.edition(edition, $0), for: nil, $0) }
        let pages = PageReader(path: world.files.path(of: digest), file: file, layouts: await SheetLayouts.of(file, world), world: world)
        var current = scan
        while let sheet = current.next {
            let page = try await pages.read(current.read + 1)
            let done = current
            guard try await world.database.write({ try ScannedEntry(scan: done, sheet: sheet, page: page, edition: edition).keep(at: world.now(), $0) }) else { return }
            current.read += 1
            if world.now() >= end { return }
        }
    }
}
