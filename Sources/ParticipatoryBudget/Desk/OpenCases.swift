import Vocabulary

/// The files that nobody has decided yet, by the time that they have waited: where an edition is slow.
struct OpenCases: Sendable, Equatable {
    var name: Message
    /// Where they are listed.
    var link: String
    /// A week at most, a month at most, longer.
    var week = 0
    var month = 0
    var longer = 0

    var count: Int { week + month + longer }

    mutating func add(since moment: Instant, at now: Instant) {
        if moment > now - .days(7) { week += 1 } else if moment > now - .days(30) { month += 1 } else { longer += 1 }
    }
}
