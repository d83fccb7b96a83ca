import Vocabulary
import Web

/// What the machine made of one page.
struct ReadPage: Sendable {
    /// The digest of its picture, small enough to be looked at.
    let picture: String
    let choices: Result<(verdict: SheetEntry.Verdict, choices: String), Undecided>
}

/// Reads the pages of one scan, of an urn whose batches are known.
struct PageReader: Sendable {
    let path: String
    let file: UrnOnTable
    let layouts: SheetLayouts
    let world: World

    /// Fine enough for a box; then coarser, which wipes out the grain that hides a code.
    private static let heights = [2400, 1600]
    /// Of the picture kept to look at, in pixels.
    private static let pictureHeight = 1200

    /// The first page is 1.
    func read(_ number: Int) async throws -> ReadPage {
        var last: ReadPage?
        for height in Self.heights {
            let page: GreyPage
            do {
                page = try await world.scanner.page(number, of: path, height: height)
            } catch ScannerFailure.unreadable {
                return ReadPage(picture: "", choices: .failure(Undecided(.damaged)))
            }
            let read = try await look(page)
            if case .failure(let undecided) = read.choices, [.codeless, .lost].contains(undecided.outcome) { last = read } else { return read }
        }
        return last!
    }

    private func look(_ page: GreyPage) async throws -> ReadPage {
        let picture = try world.files.put(try await world.scanner.picture(of: page, atMost: Self.pictureHeight)).hex
        let codes = try await world.scanner.codes(on: page)
        if codes.contains(where: { SheetCode.isStub($0.text) }) { return ReadPage(picture: picture, choices: .failure(Undecided(.stub))) }
        for found in codes {
            guard let code = SheetCode.read(found.text, world) else { continue }
            return ReadPage(picture: picture, choices: choices(page, found, code))
        }
        return ReadPage(picture: picture, choices: .failure(Undecided(codes.isEmpty ? .codeless : .foreign)))
    }

    private func choices(_ page: GreyPage, _ found: ReadCode, _ code: SheetCode) -> Result<(verdict: SheetEntry.Verdict, choices: String), Undecided> {
        guard code.edition == file.edition.id, file.batches.contains(where: { $0.number == code.batch }) else { return .failure(Undecided(.foreign)) }
        guard let layout = layouts.byBatch[code.batch], let reading = SheetReading(of: page, code: found, by: layout) else { return .failure(Undecided(.lost)) }
        return BallotMarks.choices(reading.boxes, file, at: world.now())
    }
}
