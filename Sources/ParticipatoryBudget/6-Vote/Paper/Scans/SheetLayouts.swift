import Storage
import Web

/// Where the sheets of each batch of an urn have their boxes, by the number of the batch: found on the first sheet that was printed.
struct SheetLayouts: Sendable {
    let byBatch: [Int: SheetLayout]

    /// Batches whose sheets hold on several pages, or whose file cannot be read, have none: their sheets are for people.
    static func of(_ file: UrnOnTable, _ world: World) async -> SheetLayouts {
        var byBatch: [Int: SheetLayout] = [:]
        for batch in file.batches where batch.isScannable { byBatch[batch.number] = try? await layout(batch, file, world) }
        return SheetLayouts(byBatch: byBatch)
    }

    private static func layout(_ batch: BallotBatch, _ file: UrnOnTable, _ world: World) async throws -> SheetLayout? {
        guard let printed = batch.files.first, let digest = Digest(printed.digest) else { return nil }
        let page = try await world.scanner.page(1, of: world.files.path(of: digest), height: 2400)
        guard let code = try await world.scanner.codes(on: page).first(where: { SheetCode.read($0.text, world) != nil }) else { return nil }
        let layout = SheetLayout(of: page, code: code, millimetres: batch.format.height, boxSide: batch.format.boxSide)
        return layout?.boxes.count == BallotMarks.boxes(file) ? layout : nil
    }
}
