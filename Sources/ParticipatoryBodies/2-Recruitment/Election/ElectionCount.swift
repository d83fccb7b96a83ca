import Vocabulary

/// The count of one turn: absolute majority of the votes expressed in the first, relative in the second.
struct ElectionCount: Sendable, Equatable {
    typealias CandidateID = ID<Election.Candidate>

    var votes: [CandidateID: Int] = [:]
    var ballots = 0
    var blank = 0
    var expressed: Int { ballots - blank }

    /// Who is elected, and who has as many votes for the last places.
    struct Outcome: Sendable, Equatable {
        var elected: [CandidateID]
        /// Equal for the last places; the lot decides between them in the second turn.
        var tied: [CandidateID] = []
    }

    /// - Parameters:
    ///   - places: how many may still be elected.
    ///   - isLast: whether the relative majority is enough.
    ///   - most: how many of each gender parity still admits; nil: as many as there are places.
    ///   - drawn: in which order the lot put those who are equal.
    func outcome(_ candidates: [Election.Candidate], places: Int, isLast: Bool, most: [Seat.Gender: Int]? = nil, drawn: [CandidateID] = []) -> Outcome {
        var outcome = Outcome(elected: []), room = most
        func rank(_ id: CandidateID) -> Int { drawn.firstIndex(of: id) ?? drawn.count }
        let ranked = candidates.filter { votes[$0.id, default: 0] > 0 && (isLast || votes[$0.id, default: 0] * 2 > expressed) }
            .sorted { (-votes[$0.id, default: 0], rank($0.id), $0.id) < (-votes[$1.id, default: 0], rank($1.id), $1.id) }
        for candidate in ranked where room.map({ $0[candidate.gender, default: places] > 0 }) ?? true {
            guard outcome.elected.count < places else { break }
            let equals = ranked.filter { other in
                votes[other.id] == votes[candidate.id] && !outcome.elected.contains(other.id) && (room.map { $0[other.gender, default: places] > 0 } ?? true)
            }
            let left = places - outcome.elected.count, genders = Set(equals.map(\.gender))
            let seats = min(left, room.map { room in genders.reduce(0) { $0 + room[$1, default: places] } } ?? left)
            if equals.count > seats, equals.contains(where: { !drawn.contains($0.id) }) {
                outcome.tied = equals.map(\.id)
                break
            }
            outcome.elected.append(candidate.id)
            room?[candidate.gender, default: places] -= 1
        }
        return outcome
    }
}
