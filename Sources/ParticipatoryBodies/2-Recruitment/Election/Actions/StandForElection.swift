import Database
import Vocabulary
import Web

/// Stand for an election, with a few words that the members read; again to change them.
struct StandForElection: Action {
    typealias FormPage = ElectionPage
    static let path: Path = "/instances/:assembly/elections/:election/candidature"

    let statement: String
    let gender: Seat.Gender

    init(_ form: inout FormReader, _ file: ElectionFile) {
        statement = form.text("statement", min: 20, max: 1500)
        gender = form.choice("gender", .unsaid)
        if file.room?.college.hasParity == true, gender == .unsaid { form.error("gender", "Ce collège est paritaire : il a besoin de cette réponse.") }
        if file.election.college != nil, !form.isChecked("engaged") { form.error("engaged", "La lettre d’engagement est à accepter pour siéger.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ElectionFile { try ElectionStore.file(visit, db) }
    static func refusal(_ file: ElectionFile, _ visit: Visit) -> Refusal? { ElectionRules.mayStand(file, at: visit.now) }

    func perform(_ file: ElectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ElectionStore.stand(try visit.account(), gender, statement, in: file.election.id, at: visit.now, db)
        return Outcome(to: file.link, saying: "Vous êtes candidat·e.", journal: [JournalEntry("election.stand", "assembly", file.assembly.id.number)])
    }
}

/// Take one's candidacy back, before the vote.
struct WithdrawCandidacy: Action {
    typealias FormPage = ElectionPage
    static let path: Path = "/instances/:assembly/elections/:election/candidature/retrait"

    init(_ form: inout FormReader, _ file: ElectionFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> ElectionFile { try ElectionStore.file(visit, db) }
    static func refusal(_ file: ElectionFile, _ visit: Visit) -> Refusal? { ElectionRules.mayWithdraw(file, at: visit.now) }

    func perform(_ file: ElectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let own = file.own else { throw NotFound() }
        try ElectionStore.withdraw(own.id, at: visit.now, db)
        return Outcome(to: file.link, saying: "Votre candidature est retirée.", journal: [JournalEntry("election.withdraw", "assembly", file.assembly.id.number)])
    }
}
