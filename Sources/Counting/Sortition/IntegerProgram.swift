internal import CCoin

/// An integer program of COIN-OR's Cbc, maximised.
final class IntegerProgram {
    /// Which unknowns, how many times each, between which values.
    struct Row {
        var columns: [Int]
        var times: [Double]
        var bounds: Bounds
    }

    private let model = Cbc_newModel()

    /// - Parameter columns: between which values each unknown stays.
    init(columns: [Bounds], rows: [Row]) {
        for column in columns { Cbc_addCol(model, "", column.least, column.most, 0, 1, 0, nil, nil) }
        for (place, row) in rows.enumerated() {
            Cbc_addRow(model, "", Int32(row.columns.count), row.columns.map(Int32.init), row.times, CChar(UInt8(ascii: "L")), row.bounds.most)
            Cbc_setRowLower(model, Int32(place), row.bounds.least)
        }
        Cbc_setObjSense(model, -1)
        Cbc_setLogLevel(model, 0)
    }

    deinit { Cbc_deleteModel(model) }

    /// The whole numbers worth most, or nil when nothing satisfies the rows.
    func best(_ worths: [Double]) throws(GivenUp) -> [Int]? {
        let copy = Cbc_clone(model)
        defer { Cbc_deleteModel(copy) }
        for (column, worth) in worths.enumerated() { Cbc_setObjCoeff(copy, Int32(column), worth) }
        Cbc_setLogLevel(copy, 0)
        Cbc_setParameter(copy, "ratioGap", "0")
        Cbc_setParameter(copy, "allowableGap", "1e-10")
        _ = Cbc_solve(copy)
        if Cbc_isProvenInfeasible(copy) != 0 { return nil }
        guard Cbc_isProvenOptimal(copy) != 0, let values = Cbc_getColSolution(copy) else { throw GivenUp() }
        return worths.indices.map { Int(values[$0].rounded()) }
    }
}
