internal import CCoin

/// Between which values a row or an unknown stays.
struct Bounds {
    var least = -Double.infinity
    var most = Double.infinity
    static func exactly(_ value: Double) -> Bounds { Bounds(least: value, most: value) }
    static func atLeast(_ value: Double) -> Bounds { Bounds(least: value) }
    static func between(_ least: Double, _ most: Double) -> Bounds { Bounds(least: least, most: most) }
}

/// What binds unknowns together: which ones, how many times each, between which values their sum stays.
struct Row {
    var columns: [Int]
    var times: [Double]
    var bounds: Bounds

    init(_ columns: [Int], times: [Double]? = nil, _ bounds: Bounds) {
        (self.columns, self.times, self.bounds) = (columns, times ?? columns.map { _ in 1 }, bounds)
    }

    /// What the row comes to.
    func sum(_ values: [Double]) -> Double { zip(columns, times).reduce(0) { $0 + $1.1 * values[$1.0] } }
}

/// The solver gave up, or is not installed: said rather than guessed around.
struct GivenUp: Error {}

/// A linear program of COIN-OR's Clp, maximised: columns are the unknowns, rows what binds them.
final class LinearProgram {
    private let model: UnsafeMutableRawPointer

    init(columns: [Bounds], rows: [Row]) throws(GivenUp) {
        guard parvis_coin_is_here() != 0, let model = parvis_clp_new() else { throw GivenUp() }
        self.model = model
        parvis_clp_be_quiet(model)
        parvis_clp_maximise(model)
        parvis_clp_set_tolerance(model, 1e-9)
        parvis_clp_add_empty_columns(model, Int32(columns.count), columns.map(\.least), columns.map(\.most))
        var starts: [Int32] = [0]
        for row in rows { starts.append(starts[starts.count - 1] + Int32(row.columns.count)) }
        parvis_clp_add_rows(
            model, Int32(rows.count), rows.map(\.bounds.least), rows.map(\.bounds.most), starts, rows.flatMap { $0.columns.map(Int32.init) },
            rows.flatMap(\.times))
    }

    deinit { parvis_clp_delete(model) }

    /// What one unit of an unknown brings; nothing said, nothing brought.
    func setWorth(_ worth: Double, column: Int) { parvis_clp_set_worth(model, Int32(column), worth) }

    /// An unknown that is not negative, in rows that are there.
    func addColumn(in rows: [(row: Int, times: Double)]) {
        parvis_clp_add_column(model, Int32(rows.count), rows.map { Int32($0.row) }, rows.map(\.times))
    }

    func addRow(_ row: Row) {
        parvis_clp_add_rows(model, 1, [row.bounds.least], [row.bounds.most], [0, Int32(row.columns.count)], row.columns.map(Int32.init), row.times)
    }

    /// Solves it from where the last solution stood.
    func solve() throws(GivenUp) {
        guard parvis_clp_solve(model) == 0 else { throw GivenUp() }
    }

    func value(_ column: Int) -> Double { parvis_clp_value(model, Int32(column)) }
    /// What one more unit of the row would bring.
    func price(row: Int) -> Double { parvis_clp_price(model, Int32(row)) }
}
