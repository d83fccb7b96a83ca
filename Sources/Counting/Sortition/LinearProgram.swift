internal import CCoin

/// Between which values a row or an unknown stays.
struct Bounds {
    var least = -Double.infinity
    var most = Double.infinity
    static func exactly(_ value: Double) -> Bounds { Bounds(least: value, most: value) }
    static func atLeast(_ value: Double) -> Bounds { Bounds(least: value) }
    static func between(_ least: Double, _ most: Double) -> Bounds { Bounds(least: least, most: most) }
}

/// The solver gave up, or is not installed: said rather than guessed around.
struct GivenUp: Error {}

/// A linear program of COIN-OR's Clp, maximised: columns are the unknowns, rows what binds them.
final class LinearProgram {
    private let model: UnsafeMutableRawPointer

    /// - Parameter rows: what binds the columns to come.
    init(rows: [Bounds]) throws(GivenUp) {
        guard parvis_coin_is_here() != 0, let model = parvis_clp_new() else { throw GivenUp() }
        self.model = model
        parvis_clp_be_quiet(model)
        parvis_clp_maximise(model)
        parvis_clp_set_tolerance(model, 1e-9)
        parvis_clp_add_rows(model, Int32(rows.count), rows.map(\.least), rows.map(\.most), Array(repeating: 0, count: rows.count + 1))
    }

    deinit { parvis_clp_delete(model) }

    /// An unknown that is not negative; gives its place.
    @discardableResult
    func addColumn(worth: Double = 0, in rows: [(row: Int, times: Double)]) -> Int {
        Int(parvis_clp_add_column(model, worth, Int32(rows.count), rows.map { Int32($0.row) }, rows.map(\.times)))
    }

    /// Solves it from where the last solution stood.
    func solve() throws(GivenUp) {
        guard parvis_clp_solve(model) == 0 else { throw GivenUp() }
    }

    func value(_ column: Int) -> Double { parvis_clp_value(model, Int32(column)) }
    /// What one more unit of the row would bring.
    func price(row: Int) -> Double { parvis_clp_price(model, Int32(row)) }
}
