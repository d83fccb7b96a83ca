import Tally

/// Reads a file chunk by chunk, in memory that does not grow beyond the distinct ballots and the voters' ids.
public struct PabulibReader: Sendable {
    private var scanner = RowScanner()
    private var sections: Sections

    /// - Parameters:
    ///   - keepVotes: whether to keep each row of VOTES, to import or to write it again.
    ///   - lenient: whether to drop what is wrong and go on, listing it.
    ///   - countsColumns: whether to count the supporters by channel and neighbourhood (`Profile.breakdowns`).
    public init(keepVotes: Bool = false, lenient: Bool = false, countsColumns: Bool = true) {
        sections = Sections(keepVotes: keepVotes, lenient: lenient, countsColumns: countsColumns)
    }

    /// Takes the next bytes of the file, of any number.
    public mutating func feed(_ chunk: UnsafeBufferPointer<UInt8>) {
        scanner.feed(chunk) { sections.read($0) }
    }

    /// The file has ended.
    public mutating func finish() throws(RefusedFile) -> PabulibFile {
        scanner.finish { sections.read($0) }
        if scanner.hasUnclosedQuote { sections.report(scanner.line, .unclosedQuote) }
        if scanner.isRowTooLong { sections.report(scanner.line, .rowTooLong) }
        return try sections.finished()
    }
}

/// The three sections of a file, filled row by row.
struct Sections: Sendable {
    /// Where the reader stands: before a section, at its header, or among its rows.
    private enum Place { case before, header(Section), rows(Section) }
    /// The sections by the names that introduce them.
    enum Section: String { case meta = "META", projects = "PROJECTS", votes = "VOTES" }

    private let lenient: Bool
    /// The projects are refused: what would be said of each ballot would only hide why.
    private var skipsVotes = false
    private var place = Place.before
    private var seen: Set<Section> = []
    var defects = DefectList()
    var meta = MetaSection()
    var projects = ProjectsSection()
    var votes: VotesSection

    init(keepVotes: Bool, lenient: Bool, countsColumns: Bool) {
        self.lenient = lenient
        votes = VotesSection(keepVotes: keepVotes, countsColumns: countsColumns)
    }

    mutating func report(_ line: Int, _ kind: Defect.Kind) { defects.add(line, kind) }

    mutating func read(_ row: RowScanner.Row) {
        guard !defects.isFatal else { return }
        if case .rows(.votes) = place, row.fields.count > 1, !row[0].isEmpty {
            if !skipsVotes { votes.read(row, &defects) }
        } else if let section = sectionName(row) {
            open(section, row.line)
        } else if !isBlank(row) {
            readOther(row)
        }
    }

    private func isBlank(_ row: RowScanner.Row) -> Bool {
        row.fields.indices.allSatisfy { trimmed(row[$0]).isEmpty }
    }

    private mutating func readOther(_ row: RowScanner.Row) {
        switch place {
        case .before: report(row.line, .textBeforeSections)
        case .header(let section):
            place = .rows(section)
            switch section {
            case .meta: break
            case .projects: projects.readHeader(row, &defects)
            case .votes:
                skipsVotes = defects.hasRefused && !lenient
                votes.readHeader(row, meta, projects, &defects)
            }
        case .rows(.meta): meta.read(row, &defects)
        case .rows(.projects): projects.read(row, &defects)
        case .rows(.votes): if !skipsVotes { votes.read(row, &defects) }
        }
    }

    private func sectionName(_ row: RowScanner.Row) -> Section? {
        var name = trimmed(row[0])
        guard name.count < 16 else { return nil }
        for field in 1..<max(row.fields.count, 1) where !trimmed(row[field]).isEmpty { return nil }
        if name.starts(with: [0xEF, 0xBB, 0xBF]) { name = UnsafeBufferPointer(rebasing: name.dropFirst(3)) }
        return Section(rawValue: String(decoding: name, as: UTF8.self).uppercased())
    }

    /// A section that ends before its header has no columns.
    private mutating func close(_ line: Int) {
        switch place {
        case .header(.projects): report(line, .missingColumn("project_id", section: Section.projects.rawValue))
        case .header(.votes): report(line, .missingColumn("voter_id", section: Section.votes.rawValue))
        default: break
        }
    }

    private mutating func open(_ section: Section, _ line: Int) {
        close(line)
        guard seen.insert(section).inserted else { return report(line, .repeatedSection(section.rawValue)) }
        if section != .meta && !seen.contains(.meta) || section == .votes && !seen.contains(.projects) {
            report(line, .sectionOutOfOrder(section.rawValue))
        }
        place = .header(section)
    }

    mutating func finished() throws(RefusedFile) -> PabulibFile {
        if !defects.isFatal { close(0) }
        if !defects.isFatal {
            for section in [Section.meta, .projects, .votes] where !seen.contains(section) { report(0, .missingSection(section.rawValue)) }
        }
        if !defects.isFatal {
            let scale = projects.finish(meta, &defects)
            if let scale {
                if !skipsVotes { votes.finish(meta, projects, &defects) }
                return try file(scale)
            }
        }
        throw RefusedFile(defects: defects.worstFirst, defectCounts: defects.counts)
    }

    private func file(_ decimals: Int) throws(RefusedFile) -> PabulibFile {
        if defects.hasRefused && !lenient { throw RefusedFile(defects: defects.worstFirst, defectCounts: defects.counts) }
        return PabulibFile(
            meta: meta.entries, instance: projects.instance(budget: meta.budget!.scaled(to: decimals)!, decimals),
            profile: votes.profile(), projectColumns: projects.columns.names, projectRows: projects.rows,
            voteColumns: votes.columns.names, votes: votes.kept, defects: defects.list, defectCounts: defects.counts)
    }
}

/// The defects met, all counted by kind, the first of each listed.
struct DefectList: Sendable {
    private(set) var list: [Defect] = []
    private(set) var counts: [String: Int] = [:]
    private(set) var total = 0
    private(set) var hasRefused = false
    private(set) var isFatal = false

    mutating func add(_ line: Int, _ kind: Defect.Kind) {
        let defect = Defect(line: line, kind)
        counts[defect.name, default: 0] += 1
        total += 1
        if counts[defect.name]! <= Defect.mostListed { list.append(defect) }
        if defect.isRefused { hasRefused = true }
        if defect.isFatal { isFatal = true }
    }

    var worstFirst: [Defect] { list.filter(\.isFatal) + list.filter { $0.isRefused && !$0.isFatal } + list.filter { !$0.isRefused } }
}

/// Without the spaces around.
@inline(__always)
func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 || bytes[start] == 0x0D { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 || bytes[end - 1] == 0x0D { end -= 1 }
    return start == 0 && end == bytes.count ? bytes : UnsafeBufferPointer(rebasing: bytes[start..<end])
}

func trimmed(_ text: String) -> String {
    var text = text
    return text.withUTF8 { String(decoding: trimmed($0), as: UTF8.self) }
}

/// As text; nil when it is not UTF-8, or holds the character zero that no database keeps.
func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String? { bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self) }
