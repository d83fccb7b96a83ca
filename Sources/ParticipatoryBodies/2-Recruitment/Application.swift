import Vocabulary

/// Somebody's wish to sit in a college, with the engagement accepted, and what was answered.
struct Application: Sendable, Equatable {
    enum Decision: String, Sendable, CaseIterable { case member, substitute, declined }

    var id: ID<Application>
    var college: ID<College>
    var collegeName: String
    var entry: College.Entry
    var account: AccountID
    var name: String
    var level: Seat.Level
    var organisation: String
    /// The number of an association in the national register (W and nine digits).
    var rna: String
    var motivation: String
    var gender: Seat.Gender
    var shownAs: Seat.ShownAs
    var conflicts: String
    var sentAt: Instant
    var decision: Decision?
    var reason: String
    var decidedAt: Instant?

    /// What she brings to her seat.
    var entrant: SeatStore.Entrant {
        SeatStore.Entrant(
            account: account, level: level, organisation: organisation, rna: rna, gender: gender, shownAs: shownAs, conflicts: conflicts, engagedAt: sentAt)
    }
}

/// How much room a college has left, and for whom.
struct CollegeRoom: Sendable, Equatable {
    var college: College
    var members: [Seat.Gender: Int] = [:]
    var substitutes = 0

    var memberCount: Int { members.values.reduce(0, +) }
    /// Nil: as many as come.
    var free: Int? { college.seats.map { max(0, $0 - memberCount) } }

    init(_ college: College, _ seats: [Seat]) {
        self.college = college
        for seat in seats where seat.college == college.id {
            if seat.rank == .member { members[seat.gender, default: 0] += 1 } else { substitutes += 1 }
        }
    }

    /// Why nobody of this gender may take such a place, or nil.
    func objection(_ rank: Seat.Rank, _ gender: Seat.Gender) -> Message? {
        if college.isDrawing { return "Un tirage au sort est annoncé dans ce collège : faites-le ou annulez-le d’abord." }
        if rank == .substitute {
            return substitutes < college.substitutes ? nil : "Les places de suppléants de ce collège sont prises."
        }
        guard let seats = college.seats else { return nil }
        if memberCount >= seats { return "Tous les sièges de ce collège sont pris : proposez une suppléance." }
        if college.hasParity, gender != .unsaid, members[gender, default: 0] >= seats / 2 {
            return gender == .woman
                ? "La moitié des sièges est déjà tenue par des femmes : la parité réserve les autres aux hommes."
                : "La moitié des sièges est déjà tenue par des hommes : la parité réserve les autres aux femmes."
        }
        return nil
    }
}

extension Assembly {
    /// When the seat of somebody who enters now ends: with the running term, or with the part of the body that she enters.
    /// - Parameter rank: how many sat before her; it says in which part the first members are.
    func seatEnd(_ entry: College.Entry, enteringAt now: Instant, rank: Int) -> Instant? {
        if entry == .free { return endsAt }
        let step = max(1, term.months / term.renewal.parts)
        var passed = 0
        while passed < 1200, startsAt.adding(months: (passed + 1) * step) <= now { passed += 1 }
        let isFounding = passed == 0 && term.renewal != .whole
        let end = startsAt.adding(months: isFounding ? term.firstMonths(part: rank) : passed * step + term.months)
        return endsAt.map { min($0, end) } ?? end
    }
}
