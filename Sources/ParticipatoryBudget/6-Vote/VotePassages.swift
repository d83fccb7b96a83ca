import Database
import Platform
package import Vocabulary
package import Web

/// Notes in the journal that a vote opened, then that it closed, and shows its proposals as being at the vote; before, gives the projects
/// that were studied again the words and the price of their new study. A job: the opening itself needs nobody, it is arithmetic.
package enum VotePassages {
    /// How long after the close a ballot that arrived in time may still wait its turn.
    package static let lastBallots = Span.seconds(10)
    /// From then on the job, which passes every five seconds, has noted the close: the vote may be counted.
    static let untilNoted = Span.seconds(15)

    /// - Parameter patience: how long after its close a vote is noted as closed. A ballot that arrived in time and still waits its turn falls in before.
    package static func run(_ world: World, patience: Span = .seconds(0)) async throws {
        let now = world.now()
        if try await world.database.read({ try KioskStore.isAnyExpired(at: now, $0) }) {
            try await world.database.write(quietly: true) { try KioskStore.forgetExpired(at: now, $0) }
        }
        let isWaiting = try await world.database.read { try !BallotStore.passages(at: now, patience, $0).isEmpty || !ProjectStore.restudied($0).isEmpty }
        guard isWaiting else {
            if world.database.owesEmptyLog { try await world.database.emptyLog() }
            return
        }
        var problem: (any Error)?
        let (editions, isAnyClosed) = try await world.database.read { db in
            let passages = try BallotStore.passages(at: now, patience, db)
            return (Set(passages.map(\.edition)), passages.contains { $0.closed != nil })
        }
        // Each by itself: what is wrong with one edition neither opens nor closes another late.
        for edition in editions.sorted().map(Optional.some) + (editions.isEmpty ? [nil] : []) {
            do {
                try await world.database.write { db in
                    for (edition, letter) in try note(at: now, patience: patience, keys: BoxKeys(world), only: edition, db) { try Outbox.post(letter, about: edition, world, at: now, db) }
                }
            } catch { problem = problem ?? error }
        }
        // A check-off and its ballot still lie side by side there, whatever went wrong with another edition.
        if isAnyClosed || world.database.owesEmptyLog { try await world.database.emptyLog() }
        if let problem { throw problem }
    }

    /// Gives what is to be told of the votes that open, unless they are over. A sealed box is shut by who has the keys of its list only.
    @discardableResult
    static func note(at now: Instant, patience: Span = .seconds(0), keys: BoxKeys? = nil, only: EditionID? = nil, _ db: Writing) throws -> [(edition: EditionID, letter: Letter)] {
        try renew(at: now, db)
        var letters: [(edition: EditionID, letter: Letter)] = []
        for passage in try BallotStore.passages(at: now, patience, db) where only == nil || only == passage.edition {
            let ceremony = try CeremonyStore.ceremony(passage.edition, db)
            if passage.closed != nil, ceremony != nil, keys == nil { continue }
            if let opened = passage.opened {
                let told = try open(passage.edition, at: opened, now, db)
                if passage.closed == nil { letters += told.map { (passage.edition, $0) } }
            }
            if let closed = passage.closed {
                if let ceremony, let keys {
                    letters += try BoxClosing.close(ceremony, keys, at: now, db).map { (passage.edition, $0) }
                }
                try BallotBoxStore.turnOver(passage.edition, db)
                try RegisterStore.forgetMailboxes(passage.edition, db)
                try record("vote.close", passage.edition, closed, db)
            }
            try BallotStore.note(opening: passage.opened, closing: passage.closed, passage.edition, db)
        }
        return letters
    }

    /// The projects that were studied again, as their study leaves them now; before the vote opens.
    static func renew(at now: Instant, _ db: Writing) throws {
        for (edition, proposals) in try ProjectStore.restudied(db) {
            for proposal in try FeasibilityStore.feasible(edition, evenHidden: true, db) where proposals.contains(proposal.id) {
                try ProjectStore.add(proposal, number: try ProjectStore.nextNumber(edition, db), to: edition, at: now, db)
                try record("project.add", "proposal", proposal.id.number, edition, "\(proposal.title) : texte et coût de la nouvelle étude.", now, db)
            }
            if try ProjectStore.catalogue(edition, db).publishedAt != nil { try ProjectStore.setOnBallot(edition, db) }
        }
    }

    /// The vote opens without the projects whose study is not concluded in their favour; the people of all the others are told, once.
    private static func open(_ id: EditionID, at opened: Instant, _ now: Instant, _ db: Writing) throws -> [Letter] {
        let reason = "À l’ouverture du vote, l’étude du projet, reprise, n’avait pas de conclusion favorable publiée."
        var letters: [Letter] = []
        for project in try ProjectStore.everyProject(id, db) where project.removedAt == nil && !project.isStudied {
            try ProjectStore.remove(project.id, reason: reason, at: opened, db)
            try record("project.remove", "project", project.id.number, id, reason, opened, db)
            if let proposal = project.proposal { letters += VoteLetters.takenOff(project, reason, try ProposalStore.own(proposal, db)) }
        }
        try ProjectStore.setOnBallot(id, db)
        try record("vote.open", id, opened, db)
        return letters + (try VoteLetters.onBallot(try EditionStore.edition(id, db), at: now, db))
    }

    private static func record(_ act: String, _ edition: EditionID, _ moment: Instant, _ db: Writing) throws {
        try record(act, "edition", edition.number, edition, "", moment, db, isPublic: true)
    }

    private static func record(
        _ act: String, _ kind: String, _ subject: Int, _ edition: EditionID, _ reason: String, _ moment: Instant, _ db: Writing, isPublic: Bool = false
    ) throws {
        let entry = JournalEntry(act, kind, subject, edition: edition, reason: reason, channel: .automatic, isPublic: isPublic)
        try Journal.record(entry, by: nil, at: moment, db)
    }
}
