import Vocabulary

/// How alive a body is: what the last year and the coming months hold.
struct AssemblyFigures: Sendable, Equatable {
    var members = 0
    var women = 0
    var men = 0
    /// Meetings held in the last twelve months.
    var meetings = 0
    /// Members who voted or could, and those who were there, over these meetings.
    var expected = 0
    var present = 0
    /// Seats that end within six months.
    var ending = 0
    /// When the next of them ends.
    var firstEnd: Instant?
    var applications = 0
    /// Answers that the city owes, of which late; those it gave, of which in time.
    var owed = 0
    var late = 0
    var answered = 0
    var inTime = 0
    var actions = 0
    var lateActions = 0
}
