internal import CCoin

/// Between which values a row or an unknown stays.
struct Bounds {
    var least = -Double.infinity
    var most = Double.infinity
    static func exactly(_ value: Double) -> Bounds { Bounds(least: value, most: value) }
    static func atLeast(_ value: Double) -> Bounds { Bounds(least: value) }
    static func between(_ least: Double, _ most: Double) -> Bounds { Bounds(least: least, most: most) }
}

/// The solver gave up: not seen on a program of ours, and said rather than guessed around.
struct GivenUp: Error {}

/// A linear program of COIN-OR's Clp, maximised: columns are the unknowns, rows what binds them.
final class LinearProgram {
    private let model = Clp_newModel()

    /// - Parameter rows: what binds the columns to come.
    init(rows: [Bounds]) {
        Clp_setLogLevel(model, 0)
        Clp_setObjSense(model, -1)
        Clp_setPrimalTolerance(model, 1e-9)
        Clp_setDualTolerance(model, 1e-9)
        Clp_resize(model, 0, 0)
        Clp_addRows(model, Int32(rows.count), rows.map(\.least), rows.map(\.most), Array(repeating: 0, count: rows.count + 1), nil, nil)
    }

    deinit { Clp_deleteModel(model) }

    /// An unknown that is not negative; gives its place.
    @discardableResult
    func addColumn(worth: Double = 0, in rows: [(row: Int, times: Double)]) -> Int {
        Clp_addColumns(model, 1, [0], [Double.infinity], [worth], [0, Int32(rows.count)], rows.map { Int32($0.row) }, rows.map(\.times))
        return Int(Clp_numberColumns(model)) - 1
    }

    /// Solves it from where the last solution stood.
    func solve() throws(GivenUp) {
        _ = Clp_primal(model, 0)
        guard Clp_status(model) == 0 else { throw GivenUp() }
    }

    func value(_ column: Int) -> Double { Clp_primalColumnSolution(model)[column] }
    /// What one more unit of the row would bring.
    func price(row: Int) -> Double { Clp_dualRowSolution(model)[row] }
}
