import Tally

/// VOTES: one ballot a row, gathered into the profile at once.
struct VotesSection: Sendable {
    private(set) var columns = Columns()
    private(set) var kept: [PabulibFile.Vote] = []
    private let keepVotes: Bool
    private let countsColumns: Bool
    private var kind = BallotKind.approval
    private var builder = ProfileBuilder(kind: .approval)
    private var projects = NameTable()
    private var voters = VoterSet()
    private var known = KnownBallots(isUseful: false)
    private var limits = BallotLimits()
    private var breakdowns: [ColumnCount] = []
    private var (voterPlace, votePlace, pointsPlace) = (0, 0, 0)
    private var hasPoints = false
    /// A column `weight`: as how many ballots each counts.
    private var weightPlace: Int?
    private var pointsDecimals = 0
    private var rows = 0
    private var memory: [UInt64] = []

    init(keepVotes: Bool, countsColumns: Bool) { (self.keepVotes, self.countsColumns) = (keepVotes, countsColumns) }

    mutating func readHeader(_ row: RowScanner.Row, _ meta: MetaSection, _ projects: ProjectsSection, _ defects: inout DefectList) {
        meta.check(&defects)
        kind = meta.kind ?? .approval
        self.projects = projects.ids
        limits = BallotLimits(meta)
        memory = Draft.memory(projects: projects.ids.count)
        columns = Columns(row, &defects)
        voterPlace = columns.required("voter_id", "VOTES", row.line, &defects)
        votePlace = columns.required("vote", "VOTES", row.line, &defects)
        let needsPoints = kind == .cumulative || kind == .scoring
        hasPoints = needsPoints || (kind == .ordinal && columns.place("points") != nil)
        if hasPoints { pointsPlace = columns.required("points", "VOTES", row.line, &defects) }
        weightPlace = columns.place("weight")
        builder = ProfileBuilder(kind: kind, hasPoints: hasPoints)
        // A ballot with points is not told by its choices; a vote that is kept is read to the end.
        known = KnownBallots(isUseful: !hasPoints && !keepVotes)
        guard countsColumns else { return }
        breakdowns = ["voting_method", "district", "neighborhood"].compactMap { name in
            columns.place(name).map { ColumnCount(name: name, place: $0, projects: projects.ids.count) }
        }
    }

    mutating func read(_ row: RowScanner.Row, _ defects: inout DefectList) {
        if row.fields.count != columns.names.count { columns.check(row, &defects) }
        rows += 1
        let voter = trimmed(row[voterPlace])
        guard voters.insert(voter) else { return defects.add(row.line, .repeatedVoter(String(decoding: voter, as: UTF8.self))) }
        if !countAsKnown(row) { readNew(row, &defects) }
    }

    /// Whether a ballot written the same was read before, and this one is counted like it.
    private mutating func countAsKnown(_ row: RowScanner.Row) -> Bool {
        guard let times = times(row), let group = known.count(row[votePlace], times: times) else { return false }
        if !breakdowns.isEmpty { builder.withChoices(ofGroup: group) { count(row, $0, times) } }
        return true
    }

    private mutating func readNew(_ row: RowScanner.Row, _ defects: inout DefectList) {
        var memory: [UInt64] = []
        swap(&memory, &self.memory)
        memory.withUnsafeMutableBufferPointer {
            var draft = Draft($0, projects: projects.count)
            read(row, &draft, &defects)
            draft.clear()
        }
        swap(&memory, &self.memory)
    }

    private mutating func read(_ row: RowScanner.Row, _ draft: inout Draft, _ defects: inout DefectList) {
        let before = defects.total
        guard readChoices(row, &draft, &defects) else { return }
        guard let times = times(row) else { return defects.add(row.line, .badWeight(String(decoding: row[weightPlace!], as: UTF8.self))) }
        if draft.count == 0 { defects.add(row.line, .emptyBallot) } else { limits.check(row.line, draft.choices, points: hasPoints ? draft.points : nil, &defects) }
        if keepVotes { keep(row, draft, &defects) }
        if kind != .ordinal { draft.sort(hasPoints: hasPoints) }
        let group = builder.add(choices: draft.choices, points: hasPoints ? draft.points : draft.nothing, times: times)
        if defects.total == before { known.remember(row[votePlace], as: group, rows: rows) }
        count(row, draft.choices, times)
    }

    private mutating func count(_ row: RowScanner.Row, _ choices: UnsafeBufferPointer<Int32>, _ times: Int) {
        for index in breakdowns.indices { breakdowns[index].add(row, choices, times) }
    }

    /// As how many ballots a row counts; nil when its weight is none.
    @inline(__always)
    private func times(_ row: RowScanner.Row) -> Int? {
        guard let weightPlace else { return 1 }
        return DecimalAmount(trimmed(row[weightPlace])).flatMap { $0.decimals == 0 && (1...10_000).contains($0.digits) ? $0.digits : nil }
    }

    /// Reads the lists of projects and of points side by side; false when the ballot cannot be counted.
    private mutating func readChoices(_ row: RowScanner.Row, _ draft: inout Draft, _ defects: inout DefectList) -> Bool {
        var ids = ListReader(row[votePlace])
        var scores = ListReader(hasPoints ? row[pointsPlace] : row[.max])
        var (listed, scored) = (0, 0)
        while let id = ids.next() {
            listed += 1
            var score: Int32 = 0
            if hasPoints, let text = scores.next()?.bytes {
                scored += 1
                guard let value = points(text, &draft) else {
                    defects.add(row.line, .badPoints(String(decoding: text, as: UTF8.self)))
                    return false
                }
                if value < 0 { defects.add(row.line, .negativePoints(String(decoding: text, as: UTF8.self))) }
                score = value
            }
            guard let project = projects.find(id) else {
                defects.add(row.line, .unknownProject(String(decoding: id.bytes, as: UTF8.self)))
                continue
            }
            guard draft.add(project, points: score) else {
                defects.add(row.line, .repeatedChoice(projects.text(project)))
                continue
            }
        }
        while scores.next() != nil { scored += 1 }
        if hasPoints && listed != scored {
            defects.add(row.line, .wrongPointCount(choices: listed, points: scored))
            return false
        }
        if kind == .chooseOne && draft.count > 1 {
            defects.add(row.line, .severalChoices(draft.count))
            return false
        }
        return true
    }

    /// A number of points in the scale of the profile, which grows with the decimals met.
    private mutating func points(_ text: UnsafeBufferPointer<UInt8>, _ draft: inout Draft) -> Int32? {
        let isNegative = text.first == UInt8(ascii: "-")
        guard let amount = DecimalAmount(text.dropFirst(isNegative ? 1 : 0)), amount.decimals < 9 else { return nil }
        if amount.decimals > pointsDecimals {
            let factor = (pointsDecimals..<amount.decimals).reduce(1) { factor, _ in factor * 10 }
            // The ballot first: refused, it leaves those before as they are.
            guard draft.rescale(by: Int32(factor)), builder.rescalePoints(by: factor) else { return nil }
            pointsDecimals = amount.decimals
        }
        return amount.scaled(to: pointsDecimals).flatMap { Int32(exactly: isNegative ? -$0 : $0) }
    }

    private mutating func keep(_ row: RowScanner.Row, _ draft: Draft, _ defects: inout DefectList) {
        var fields: [String] = []
        for field in 0..<columns.names.count {
            guard let text = text(row[field]) else { return defects.add(row.line, .notUTF8) }
            fields.append(text)
        }
        kept.append(.init(Ballot(draft.choices.map(Int.init), points: hasPoints ? draft.points.map(Int.init) : nil), fields: fields))
    }

    mutating func finish(_ meta: MetaSection, _ projects: ProjectsSection, _ defects: inout DefectList) {
        if let declared = meta.number("num_votes"), declared != rows {
            defects.add(meta.lines["num_votes"]!, .countDiffers("num_votes", declared: declared, found: rows))
        }
        known.forEach { builder.add(toGroup: $0, times: $1) }
        known = KnownBallots(isUseful: false)
        projects.compare(Scores(builder.profile(), projects: projects.ids.count).supporters, &defects)
        for breakdown in breakdowns { builder.set(breakdown.breakdown(), for: breakdown.name) }
    }

    func profile() -> Profile { builder.profile(pointsScale: (0..<pointsDecimals).reduce(1) { scale, _ in scale * 10 }) }
}

/// The items of a comma-separated field of a row, without the spaces around; an empty field has none.
struct ListReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ field: UnsafeBufferPointer<UInt8>) {
        bytes = trimmed(field)
        if bytes.isEmpty { place = 1 }
    }

    @inline(__always)
    mutating func next() -> Name? {
        guard place <= bytes.count else { return nil }
        let (start, left) = (place, bytes.count - place)
        let eight = EightBytes(bytes, at: start)
        let length = min(eight.length(before: ","), left)
        guard length < 8 else { return nextLong() }
        place += length + 1
        let name = Name(UnsafeBufferPointer(rebasing: bytes[start..<start + length]), startsWith: eight)
        return name.hasSpaces ? Name(trimmed(name.bytes)) : name
    }

    private mutating func nextLong() -> Name {
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: ",") { place += 1 }
        place += 1
        return Name(trimmed(UnsafeBufferPointer(rebasing: bytes[start..<place - 1])))
    }
}

/// Voters and supporters by the values of one column.
struct ColumnCount: Sendable {
    let name: String
    let place: Int
    let projects: Int
    private var values = NameTable()
    private var voters: [Int] = []
    private var supporters: [Int] = []
    /// What the last voter's value was: the next one's is often the same.
    private var last = 0

    init(name: String, place: Int, projects: Int) {
        (self.name, self.place, self.projects) = (name, place, projects)
    }

    mutating func add(_ row: RowScanner.Row, _ choices: UnsafeBufferPointer<Int32>, _ times: Int) {
        let value = trimmed(row[place])
        guard !value.isEmpty, let number = values.count > 0 && values.isSame(last, value) ? last : number(of: Name(value)) else { return }
        last = number
        voters[number] += times
        supporters.withUnsafeMutableBufferPointer { supporters in
            for project in choices { supporters[number * projects + Int(project)] += times }
        }
    }

    /// Nil beyond a thousand values: such a column tells voters apart, it does not group them.
    @inline(__always)
    private mutating func number(of value: Name) -> Int? {
        if let known = values.find(value) { return known }
        guard values.count < 1000 else { return nil }
        voters.append(0)
        supporters.append(contentsOf: repeatElement(0, count: projects))
        return values.insert(value).number
    }

    func breakdown() -> Breakdown {
        var breakdown = Breakdown()
        for number in 0..<values.count {
            let counts = Array(supporters[number * projects..<(number + 1) * projects])
            breakdown.set(values.text(number), voters: voters[number], supporters: counts)
        }
        return breakdown
    }
}
