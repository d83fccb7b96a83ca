import Vocabulary

/// The part of a body that its charter keeps for residents, with those who sit now.
struct ResidentsShare: Sendable, Equatable {
    /// In hundredths, at least; 0: no rule.
    var percent: Int
    var residents = 0
    var others = 0

    init(percent: Int, _ rooms: [CollegeRoom]) {
        self.percent = percent
        for room in rooms {
            if room.college.isResidents { residents += room.memberCount } else { others += room.memberCount }
        }
    }

    var all: Int { residents + others }
    var isHeld: Bool { residents * 100 >= percent * all }

    /// Why nobody enters this college as a member for now, or nil: a substitute and a resident always may.
    func objection(_ rank: Seat.Rank, in college: College) -> Message? {
        if rank == .substitute || college.isResidents || residents * 100 >= percent * (all + 1) { return nil }
        return "La charte demande au moins \(percent) % d’habitants : avec ce membre, ils seraient \(residents) sur \(all + 1). Faites d’abord entrer des habitants, ou proposez une suppléance."
    }
}
