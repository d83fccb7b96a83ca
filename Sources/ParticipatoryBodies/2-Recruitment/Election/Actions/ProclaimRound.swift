import Database
import Vocabulary
import Web

/// Proclaim a turn: those who have the majority sit or take their office; for the places left, a second turn.
struct ProclaimRound: Action {
    typealias FormPage = ElectionPage
    static let path: Path = "/instances/:assembly/elections/:election/proclamation"

    /// The election and what its boxes hold, now that the turn is closed.
    struct Subject: Sendable {
        var file: ElectionFile
        var count: ElectionCount
    }

    let outcome: ElectionCount.Outcome
    let second: Election.Round?

    init(_ form: inout FormReader, _ subject: Subject) {
        let election = subject.file.election, isLast = election.rounds.count > 1
        let drawn = form.raw("drawn").split { !$0.isNumber }.compactMap { ElectionCount.CandidateID($0) }
        outcome = subject.file.outcome(subject.count, isLast: isLast, drawn: drawn)
        if isLast, !outcome.tied.isEmpty { form.error("drawn", "Des candidats sont à égalité : tirez au sort devant tous et donnez l’ordre.") }
        let isFull = outcome.elected.count >= election.left
        guard !isLast, !isFull, !form.raw("opens").isEmpty || !form.raw("closes").isEmpty else { second = nil; return }
        let opens = form.moment("opens"), closes = form.moment("closes")
        if opens < form.now { form.error("opens", "Choisissez un moment à venir.") }
        if closes <= opens { form.error("closes", "Le vote finirait avant d’ouvrir.") }
        second = Election.Round(id: ID(1), number: 2, opensAt: opens, closesAt: closes)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try ElectionStore.file(visit, db)
        guard file.election.stage(at: visit.now) == .counting, let round = file.election.round else { return Subject(file: file, count: ElectionCount()) }
        return Subject(file: file, count: try ElectionStore.count(round, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ElectionRules.mayProclaim(subject.file, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file, election = file.election, assembly = file.assembly
        if let free = file.room?.free, outcome.elected.count > free {
            throw Refusal.notNow(free < 2
                ? "Ce collège n’a plus que \(free) siège libre : d’autres personnes y sont entrées."
                : "Ce collège n’a plus que \(free) sièges libres : d’autres personnes y sont entrées.")
        }
        guard let round = election.round, try ElectionStore.proclaim(round, outcome.elected, by: try visit.account(), at: visit.now, db) else {
            throw Refusal.notNow("Ce tour est proclamé.")
        }
        if let second { try ElectionStore.open(second, of: election.id, db) }
        let elected = election.candidates.filter { outcome.elected.contains($0.id) }
        for candidate in elected { try seat(candidate, file, visit, db) }
        return Outcome(
            to: file.link, saying: second == nil ? "Le résultat est proclamé." : "Le premier tour est proclamé, le second est annoncé.",
            journal: [JournalEntry("election.proclaim", "assembly", assembly.id.number, reason: "\(election.name(visit.t)) : élus \(elected.count), bulletins \(subject.count.ballots)", isPublic: true)],
            letters: try letters(file, elected, visit, db))
    }

    /// Who is elected again keeps no seat twice: the former one ends.
    private func seat(_ candidate: Election.Candidate, _ file: ElectionFile, _ visit: Visit, _ db: Writing) throws {
        let assembly = file.assembly, held = try SeatStore.held(by: candidate.account, in: assembly.id, at: visit.now, db)
        guard let college = file.election.college else {
            if let held { try SeatStore.give(file.election.office, to: held.id, at: visit.now, db) }
            return
        }
        if let held { _ = try SeatStore.end(held.id, .ended, reason: "", at: visit.now, db) }
        let until = assembly.seatEnd(.election, enteringAt: visit.now, rank: try RecruitmentStore.everSeated(assembly.id, db))
        try SeatStore.give(
            .member, to: SeatStore.Entrant(account: candidate.account, gender: candidate.gender, engagedAt: candidate.at), in: college, of: assembly.id, from: visit.now, until: until, db)
    }

    private func letters(_ file: ElectionFile, _ elected: [Election.Candidate], _ visit: Visit, _ db: Reading) throws -> [Letter] {
        let names = visit.t.list(elected.map(\.name)), told = Set(try SeatStore.accounts(in: file.assembly.id, at: visit.now, db) + file.election.standing.map(\.account))
        let result: Message = elected.isEmpty ? "Personne n’a obtenu la majorité." : "Sont élus : \(names)."
        return told.sorted().map {
            Letter(
                to: .account($0), kind: .necessary, subject: "\(file.assembly.name) : résultat du vote",
                paragraphs: [result] + (second.map { ["Second tour du \($0.opensAt) au \($0.closesAt)."] } ?? []), button: Letter.Button("Voir le résultat", file.link))
        }
    }
}

/// Give up an election before its vote is closed, in public and with the reason.
struct CancelElection: Action {
    typealias FormPage = ElectionPage
    static let path: Path = "/instances/:assembly/elections/:election/annulation"

    let reason: String

    init(_ form: inout FormReader, _ file: ElectionFile) { reason = form.text("cancel_reason", min: 5, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ElectionFile { try ElectionStore.file(visit, db) }
    static func refusal(_ file: ElectionFile, _ visit: Visit) -> Refusal? { ElectionRules.mayCancel(file, at: visit.now) }

    func perform(_ file: ElectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try ElectionStore.cancel(file.election.id, reason: reason, at: visit.now, db) else { throw Refusal.notNow("Cette élection est annulée.") }
        return Outcome(
            to: file.link, saying: "L’élection est annulée.", journal: [JournalEntry("election.cancel", "assembly", file.assembly.id.number, reason: reason, isPublic: true)])
    }
}

extension ElectionFile {
    /// Who is elected in the turn that has just closed, within the parity of the college.
    func outcome(_ count: ElectionCount, isLast: Bool, drawn: [ElectionCount.CandidateID] = []) -> ElectionCount.Outcome {
        guard let round = election.round else { return ElectionCount.Outcome(elected: []) }
        var most: [Seat.Gender: Int]?
        if let room, room.college.hasParity, let seats = room.college.seats {
            most = [.woman: max(0, seats / 2 - room.members[.woman, default: 0]), .man: max(0, seats / 2 - room.members[.man, default: 0])]
        }
        return count.outcome(election.eligible(in: round), places: election.left, isLast: isLast, most: most, drawn: drawn)
    }
}
