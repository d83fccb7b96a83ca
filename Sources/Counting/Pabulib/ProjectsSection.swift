import Tally

/// PROJECTS: one project a row.
struct ProjectsSection: Sendable {
    private(set) var columns = Columns()
    private(set) var rows: [[String]] = []
    private(set) var ids = NameTable()
    /// The ids as people read them: an é written in two ways is one.
    private var names: Set<String> = []
    private var lines: [Int] = []
    private var costs: [DecimalAmount] = []
    private var projects: [Project] = []
    private var (idPlace, costPlace) = (0, 0)
    private var (territoryPlace, categoryPlace): (Int?, Int?) = (nil, nil)

    mutating func readHeader(_ row: RowScanner.Row, _ defects: inout DefectList) {
        columns = Columns(row, &defects)
        idPlace = columns.required("project_id", "PROJECTS", row.line, &defects)
        costPlace = columns.required("cost", "PROJECTS", row.line, &defects)
        territoryPlace = columns.place("district") ?? columns.place("neighborhood") ?? columns.place("subunit")
        categoryPlace = columns.place("category") ?? columns.place("categories")
    }

    mutating func read(_ row: RowScanner.Row, _ defects: inout DefectList) {
        columns.check(row, &defects)
        var fields: [String] = []
        for field in 0..<columns.names.count {
            guard let text = text(row[field]) else { return defects.add(row.line, .notUTF8) }
            fields.append(text)
        }
        let id = trimmed(row[idPlace])
        guard !id.isEmpty else { return defects.add(row.line, .emptyProjectID) }
        guard let cost = DecimalAmount(trimmed(row[costPlace])) else {
            return defects.add(row.line, .badCost(fields[costPlace]))
        }
        guard cost.digits <= Bounds.amount else { return defects.add(row.line, .beyondBounds(fields[costPlace])) }
        guard names.insert(trimmed(fields[idPlace])).inserted else { return defects.add(row.line, .repeatedProject(fields[idPlace])) }
        let number = ids.insert(Name(id)).number
        rows.append(fields)
        lines.append(row.line)
        costs.append(cost)
        projects.append(Project(
            id: ids.text(number), cost: 0, territory: territoryPlace.map { trimmed(fields[$0]) }.flatMap { $0.isEmpty ? nil : $0 },
            categories: categoryPlace.map { CommaList.names(fields[$0]).map(trimmed).filter { !$0.isEmpty } } ?? []))
    }

    /// Brings all amounts to the same number of decimals; nil when they are beyond `Bounds` or the budget is missing.
    mutating func finish(_ meta: MetaSection, _ defects: inout DefectList) -> Int? {
        meta.check(&defects)
        guard let budget = meta.budget, let most = meta.kind.map(Bounds.most) else { return nil }
        let decimals = costs.reduce(budget.decimals) { max($0, $1.decimals) }
        guard decimals < 18, let money = budget.scaled(to: decimals), money <= most else {
            // A budget within bounds by itself is taken beyond them by the cost written most finely.
            if budget.digits <= most, let finest = costs.indices.first(where: { costs[$0].decimals == decimals }), decimals > budget.decimals {
                defects.add(lines[finest], .beyondBounds(rows[finest][costPlace]))
            } else {
                defects.add(meta.lines["budget"] ?? 0, .badMeta("budget", value: meta["budget"] ?? ""))
            }
            return nil
        }
        var room = Bounds.allCosts
        for index in projects.indices {
            guard let cost = costs[index].scaled(to: decimals), cost <= min(most, room) else {
                defects.add(lines[index], .beyondBounds(rows[index][costPlace]))
                return nil
            }
            room -= cost
            projects[index].cost = cost
            if cost > money { defects.add(lines[index], .costAboveBudget(projects[index].id)) }
        }
        if let declared = meta.number("num_projects"), declared != projects.count {
            defects.add(meta.lines["num_projects"]!, .countDiffers("num_projects", declared: declared, found: projects.count))
        }
        return decimals
    }

    func instance(budget: Int, _ decimals: Int) -> Instance { Instance(projects: projects, budget: budget, decimals: decimals) }

    func costs(of choices: UnsafeBufferPointer<Int32>) -> [DecimalAmount] { choices.map { costs[Int($0)] } }

    /// Remarks on the `votes` column where it disagrees with the ballots.
    func compare(_ supporters: @autoclosure () -> [Int], _ defects: inout DefectList) {
        guard let place = columns.place("votes") else { return }
        let supporters = supporters()
        for (index, row) in rows.enumerated() where !row[place].isEmpty {
            let declared = DecimalAmount(row[place].utf8)
            if declared?.decimals != 0 || declared?.digits != supporters[index] {
                defects.add(lines[index], .votesDiffer(project: projects[index].id, declared: row[place], found: supporters[index]))
            }
        }
    }
}
