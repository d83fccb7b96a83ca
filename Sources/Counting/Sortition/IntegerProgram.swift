internal import CCoin
import Synchronization

/// An integer program of COIN-OR's Cbc, maximised.
final class IntegerProgram {
    /// Cbc keeps what it is set to in one place for the whole process: one program is solved at a time.
    private static let turn = Mutex(())
    private let model: UnsafeMutableRawPointer

    /// - Parameter columns: between which values each unknown stays.
    init(columns: [Bounds], rows: [Row]) throws(GivenUp) {
        guard parvis_coin_is_here() != 0, let model = parvis_cbc_new() else { throw GivenUp() }
        self.model = model
        for column in columns { parvis_cbc_add_column(model, column.least, column.most) }
        for (place, row) in rows.enumerated() {
            parvis_cbc_add_row(model, Int32(place), Int32(row.columns.count), row.columns.map(Int32.init), row.times, row.bounds.least, row.bounds.most)
        }
        parvis_cbc_maximise(model)
        parvis_cbc_be_quiet(model)
    }

    deinit { parvis_cbc_delete(model) }

    /// The whole numbers worth most, or nil when nothing satisfies the rows.
    /// - Parameters:
    ///   - columns: narrower bounds for this time.
    ///   - rows: narrower bounds for this time.
    func best(_ worths: [Double], columns: [Bounds] = [], rows: [Bounds] = []) throws(GivenUp) -> [Int]? {
        try Self.turn.withLock { _ throws(GivenUp) in try solve(worths, columns, rows) }
    }

    private func solve(_ worths: [Double], _ columns: [Bounds], _ rows: [Bounds]) throws(GivenUp) -> [Int]? {
        // A model that was solved keeps traces of it.
        guard let copy = parvis_cbc_copy(model) else { throw GivenUp() }
        defer { parvis_cbc_delete(copy) }
        for (place, bounds) in columns.enumerated() { parvis_cbc_bind_column(copy, Int32(place), bounds.least, bounds.most) }
        for (place, bounds) in rows.enumerated() { parvis_cbc_bind_row(copy, Int32(place), bounds.least, bounds.most) }
        for (column, worth) in worths.enumerated() { parvis_cbc_set_worth(copy, Int32(column), worth) }
        parvis_cbc_be_quiet(copy)
        // Cuts and preprocessing take ten times longer than they save here.
        parvis_cbc_set(copy, "cuts", "off")
        parvis_cbc_set(copy, "preprocess", "off")
        parvis_cbc_set(copy, "ratioGap", "0")
        parvis_cbc_set(copy, "allowableGap", "1e-10")
        let outcome = parvis_cbc_solve(copy)
        if outcome == 0 { return nil }
        guard outcome == 1, let values = parvis_cbc_solution(copy) else { throw GivenUp() }
        return worths.indices.map { Int(values[$0].rounded()) }
    }
}
