import Vocabulary

/// What somebody keyed from one sheet of an urn.
struct SheetEntry: Sendable, Equatable {
    enum Verdict: String, Sendable, CaseIterable {
        case valid, blank, invalid

        var name: Message {
            switch self {
            case .valid: "Valable"
            case .blank: "Blanc"
            case .invalid: "Nul"
            }
        }
    }

    /// Why a sheet does not count: the list is public before the vote.
    enum InvalidReason: String, Sendable, CaseIterable {
        case against = "against-the-rules"
        case mark, torn, unreadable
        case foreign = "not-of-a-batch"

        var name: Message {
            switch self {
            case .against: "Choix contraires à la règle du vote"
            case .mark: "Nom ou signe qui permet de reconnaître la personne"
            case .torn: "Bulletin déchiré ou incomplet"
            case .unreadable: "Choix illisibles"
            case .foreign: "Feuille qui n’est pas un bulletin de cette édition"
            }
        }
    }

    var id: ID<SheetEntry>
    var sheet: Int
    /// One and two: two people who do not see each other's entry; three: who settles.
    var pass: Int
    var verdict: Verdict
    var reason: InvalidReason?
    /// As the box keeps choices; empty unless valid.
    var choices: String
    var keyedBy: AccountID?
    var keyedAt: Instant
    /// Whether the machine read it from a scan that `keyedBy` sent.
    var isRead = false

    /// Whether both say the same of the sheet.
    func agrees(with other: SheetEntry) -> Bool { (verdict, reason, choices) == (other.verdict, other.reason, other.choices) }
}

/// Where a sheet stands, from its entries in force.
enum SheetState: Sendable, Equatable {
    case waiting(entries: Int)
    case agreed(SheetEntry)
    case differs(SheetEntry, SheetEntry)

    init(_ entries: [SheetEntry]) {
        if let settled = entries.first(where: { $0.pass == 3 }) { self = .agreed(settled); return }
        let two = entries.filter { $0.pass < 3 }.sorted { $0.pass < $1.pass }
        guard two.count == 2 else { self = .waiting(entries: two.count); return }
        self = two[0].agrees(with: two[1]) ? .agreed(two[0]) : .differs(two[0], two[1])
    }
}

/// The sheets of an urn, one by one: what is agreed, what differs, what still waits.
struct UrnTally: Sendable {
    let sheets: Int
    let states: [SheetState]
    private let entries: [Int: [SheetEntry]]

    init(sheets: Int, _ entries: [SheetEntry]) {
        self.sheets = sheets
        let bySheet = Dictionary(grouping: entries, by: \.sheet)
        self.entries = bySheet
        states = sheets > 0 ? (1...sheets).map { SheetState(bySheet[$0] ?? []) } : []
    }

    var agreed: [SheetEntry] { states.compactMap { if case .agreed(let entry) = $0 { entry } else { nil } } }
    /// By the number of their sheet.
    var differences: [(sheet: Int, one: SheetEntry, other: SheetEntry)] {
        var found: [(sheet: Int, one: SheetEntry, other: SheetEntry)] = []
        for (rank, state) in states.enumerated() {
            if case .differs(let one, let other) = state { found.append((sheet: rank + 1, one: one, other: other)) }
        }
        return found
    }
    var isComplete: Bool { agreed.count == sheets }
    /// Keyed by one person at least, by two.
    var keyedOnce: Int { states.count { $0 != .waiting(entries: 0) } }
    var keyedTwice: Int { states.count { if case .waiting = $0 { false } else { true } } }

    func count(_ verdict: SheetEntry.Verdict) -> Int { agreed.count { $0.verdict == verdict } }
    func count(_ reason: SheetEntry.InvalidReason) -> Int { agreed.count { $0.reason == reason } }
    /// What falls in the box.
    var counted: Int { count(.valid) + count(.blank) }

    /// The next sheet for a person: one that she has not keyed and that still lacks an entry, in order.
    func next(for account: AccountID?) -> (sheet: Int, pass: Int)? {
        for (rank, state) in states.enumerated() {
            guard case .waiting = state else { continue }
            let done = entries[rank + 1] ?? []
            if done.contains(where: { $0.keyedBy == account }) { continue }
            return (rank + 1, done.contains { $0.pass == 1 } ? 2 : 1)
        }
        return nil
    }

    /// Whether a third person settled it.
    func isSettled(_ sheet: Int) -> Bool { entries[sheet]?.contains { $0.pass == 3 } ?? false }

    /// The highest sheet that somebody keyed.
    var lastKeyed: Int? { entries.keys.max() }

    func last(of account: AccountID?, _ number: Int) -> [SheetEntry] {
        Array(entries.values.flatMap(\.self).filter { $0.keyedBy == account }.sorted { $0.id > $1.id }.prefix(number))
    }
}
