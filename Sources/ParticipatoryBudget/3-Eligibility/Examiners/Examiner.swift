import Vocabulary

/// What a colleague takes of the queue: a theme, a neighbourhood, both, or everything.
struct ExaminerRule: Sendable, Equatable {
    var id: ID<ExaminerRule>
    var account: AccountID
    var name: String
    var theme: ID<Theme>?
    var themeName: String?
    var territory: TerritoryID?
    var territoryName: String?

    func takes(_ line: EligibilityLine) -> Bool { (theme == nil || theme == line.theme) && (territory == nil || territory == line.territory) }
    /// What is named goes before what takes everything.
    var precision: Int { (theme == nil ? 0 : 1) + (territory == nil ? 0 : 1) }
    var words: String { [themeName, territoryName].compactMap(\.self).joined(separator: ", ") }
}

/// Somebody who may examine.
struct Examiner: Sendable, Equatable {
    var account: AccountID
    var name: String
}

/// The queue of an edition with those who share it: what the rules and the page look at.
struct ExaminersFile: Sendable {
    var edition: Edition
    var rules: [ExaminerRule]
    var colleagues: [Examiner]
    var lines: [EligibilityLine]
    /// Who carries a proposal examines it never.
    var carriers: [ID<Proposal>: Set<AccountID>] = [:]

    var link: String { EligibilityLinks.examiners(edition) }

    /// Those to whom something is given, or may be.
    var shares: [ExaminerShare] {
        let open = lines.filter { $0.outcome == nil }
        return colleagues.map { person in
            ExaminerShare(
                person: person, takes: rules.filter { $0.account == person.account }, open: open.count { $0.examiner == person.account },
                signed: lines.count { $0.decidedBy == person.account })
        }
    }
    /// Without a decision nor anybody to prepare it: what a colleague had in hand is nobody's once her role has ended.
    var unshared: [EligibilityLine] {
        let present = Set(colleagues.map(\.account))
        return lines.filter { line in line.outcome == nil && line.examiner.map(present.contains) != true }
    }
}

/// What a colleague takes, has in hand and has decided.
struct ExaminerShare: Sendable {
    var person: Examiner
    var takes: [ExaminerRule]
    var open: Int
    var signed: Int
}

/// Gives each proposal that nobody has to a colleague who takes its theme or its neighbourhood; among several, to who has the least.
enum ExaminerSharing {
    static func share(_ file: ExaminersFile) -> [ID<Proposal>: AccountID] {
        var load = Dictionary(file.shares.map { ($0.person.account, $0.open) }) { $1 }
        var given: [ID<Proposal>: AccountID] = [:]
        for line in file.unshared {
            guard let next = takers(of: line, file).min(by: { (load[$0, default: 0], $0) < (load[$1, default: 0], $1) }) else { continue }
            given[line.proposal] = next
            load[next, default: 0] += 1
        }
        return given
    }

    private static func takers(of line: EligibilityLine, _ file: ExaminersFile) -> Set<AccountID> {
        let colleagues = Set(file.colleagues.map(\.account)).subtracting(file.carriers[line.proposal] ?? [])
        let rules = file.rules.filter { $0.takes(line) && colleagues.contains($0.account) }
        let best = rules.map(\.precision).max()
        return Set(rules.filter { $0.precision == best }.map(\.account))
    }
}
