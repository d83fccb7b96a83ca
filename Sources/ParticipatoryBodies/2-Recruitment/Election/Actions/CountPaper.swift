import Database
import Vocabulary
import Web

/// Check off those who put a paper ballot in the urn: they vote no more on the platform.
struct CheckOffPaper: Action {
    typealias FormPage = ElectionPage
    static let path: Path = "/instances/:assembly/elections/:election/emargement"

    let seats: [ID<Seat>]

    init(_ form: inout FormReader, _ file: ElectionFile) {
        let voted = Set(file.register.map(\.seat)), mayVote = Set(file.electors.map(\.id)).subtracting(voted)
        seats = (form.ids("seat") as [ID<Seat>]).filter(mayVote.contains)
        if seats.isEmpty { form.error("seat", "Cochez les personnes qui ont voté sur papier.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ElectionFile { try ElectionStore.file(visit, db) }
    static func refusal(_ file: ElectionFile, _ visit: Visit) -> Refusal? { ElectionRules.mayCheckOff(file, at: visit.now) }

    func perform(_ file: ElectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let round = file.election.round else { throw NotFound() }
        for seat in seats where try !ElectionStore.checkOff(seat, .paper, in: round.id, db) {
            throw Refusal.notNow("Une de ces personnes vient de voter sur la plateforme : son bulletin de papier ne va pas dans l’urne.")
        }
        return Outcome(
            to: file.link, saying: "L’émargement est noté.", journal: [JournalEntry("election.check-off", "assembly", file.assembly.id.number, reason: "\(seats.count) sur papier")])
    }
}

/// Write down what the urn held: as many ballots as people checked off.
struct CountPaper: Action {
    typealias FormPage = ElectionPage
    static let path: Path = "/instances/:assembly/elections/:election/urne"

    let votes: [(candidate: ElectionCount.CandidateID, votes: Int)]
    let ballots: Int
    let blank: Int

    init(_ form: inout FormReader, _ file: ElectionFile) {
        let ballots = form.int("ballots", in: 0...5000), blank = form.int("blank", in: 0...5000)
        let candidates = file.election.round.map { file.election.eligible(in: $0) } ?? []
        let votes = candidates.map { (candidate: $0.id, votes: form.optionalInt("votes-\($0.id)", in: 0...5000) ?? 0) }
        (self.ballots, self.blank, self.votes) = (ballots, blank, votes)
        if ballots != file.paperVoters { form.error("ballots", file.paperVoters < 2 ? "Le registre compte \(file.paperVoters) votant sur papier : recomptez l’urne." : "Le registre compte \(file.paperVoters) votants sur papier : recomptez l’urne.") }
        if blank > ballots { form.error("blank", "Il y a plus de bulletins blancs que de bulletins.") }
        for line in votes where line.votes > ballots - blank { form.error("votes-\(line.candidate)", "Il y a plus de voix que de bulletins exprimés.") }
        if votes.reduce(0, { $0 + $1.votes }) > max(0, ballots - blank) * file.election.left { form.error("ballots", "Il y a plus de voix que ces bulletins n’en portent.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ElectionFile { try ElectionStore.file(visit, db) }
    static func refusal(_ file: ElectionFile, _ visit: Visit) -> Refusal? { ElectionRules.mayCountPaper(file, at: visit.now) }

    func perform(_ file: ElectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let round = file.election.round else { throw NotFound() }
        try ElectionStore.recordPaper(votes, ballots: ballots, blank: blank, in: round.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link, saying: "L’urne est dépouillée. Une autre personne proclame le résultat.",
            journal: [JournalEntry("election.paper", "assembly", file.assembly.id.number, reason: "Bulletins : \(ballots)")])
    }
}
