import Database
import Vocabulary
import Web

/// An officer proposes that a proposal be brought into another.
struct ProposeMerge: Action {
    typealias FormPage = ProposeMergePage
    static let path: Path = "/bureau/editions/:edition/propositions/:number/reunir"

    let target: Int
    let reason: String

    init(_ form: inout FormReader, _ own: OwnProposal) {
        target = form.int("into", in: 1...1_000_000)
        reason = form.text("reason", min: 10, max: 1000)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnProposal { try numbered(visit, db) }

    /// The proposal of the number in the path.
    static func numbered(_ visit: Visit, _ db: Reading) throws -> OwnProposal {
        let edition = try Edition.inPath(visit, db)
        return try ProposalStore.own(try ProposalStore.proposal(edition.id, number: try visit.number("number"), db), db)
    }

    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? { ProposalRules.mayProposeMerge(own, visit.actor, at: visit.now) }

    func perform(_ own: OwnProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if target == own.proposal.number { throw FormErrors("into", "C’est la même idée.") }
        let found: Proposal
        do { found = try ProposalStore.proposal(own.edition.id, number: target, db) } catch is NotFound {
            throw FormErrors("into", "Aucune idée de cette édition ne porte ce numéro.")
        }
        let other = try ProposalStore.own(found, db)
        // The same questions for the other side: under way, not waiting for a merger of its own, not the officer's.
        if let refusal = ProposalRules.mayProposeMerge(other, visit.actor, at: visit.now) { throw FormErrors("into", refusal.reason) }
        try MergeStore.ask(own.proposal.id, into: found.id, by: try visit.account(), reason: reason, at: visit.now, db)
        let authors = Set([own.proposal.author, found.author]).sorted()
        return Outcome(
            to: ProposalLinks.merge(own.edition, own.proposal.number ?? 0), saying: "La demande est envoyée aux deux personnes.",
            journal: [JournalEntry("proposal.merge-ask", "proposal", own.proposal.id.number, edition: own.edition.id, reason: reason)],
            letters: authors.map { ProposalLetters.mergeAsked(own, other, reason, to: $0, about: $0 == own.proposal.author ? own : other) })
    }
}

/// What both answers to a merger start from.
struct MergeToAnswer: Sendable {
    var own: OwnProposal
    var merge: Merge

    static func inPath(_ visit: Visit, _ db: Reading) throws -> MergeToAnswer {
        let own = try OwnProposal.inPath(visit, db)
        let id: ID<Merge> = try visit.id("merge")
        guard let merge = own.merges.first(where: { $0.id == id }) else { throw NotFound() }
        return MergeToAnswer(own: own, merge: merge)
    }

    func refusal(_ visit: Visit) -> Refusal? { ProposalRules.mayAnswerMerge(merge, own, visit.actor, at: visit.now) }
    static func link(_ own: OwnProposal, _ merge: Merge) -> String { "\(ProposalLinks.own(own.proposal.id))/reunions/\(merge.id)" }
}

/// The author of one of two proposals agrees; with the second consent, they become one.
struct ConsentToMerge: Action {
    typealias FormPage = OwnProposalPage
    static let path: Path = "/mes-idees/:proposal/reunions/:merge/accepter"

    init(_ form: inout FormReader, _ subject: MergeToAnswer) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> MergeToAnswer { try .inPath(visit, db) }
    static func refusal(_ subject: MergeToAnswer, _ visit: Visit) -> Refusal? { subject.refusal(visit) }

    func perform(_ subject: MergeToAnswer, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (own, merge) = (subject.own, subject.merge)
        let channel = try own.channel(visit, db)
        let consent = JournalEntry("proposal.merge-consent", "proposal", own.proposal.id.number, edition: own.edition.id, channel: channel)
        guard try MergeStore.consent(merge, on: own.proposal.id, at: visit.now, db) else {
            return Outcome(to: ProposalLinks.own(own.proposal.id), saying: "Votre accord est noté. L’autre personne doit encore donner le sien.", journal: [consent])
        }
        let followers = try Follows.followers(of: [merge.proposal], db).map(\.account)
        let people = try ProposalStore.own(merge.proposal, db).people + ProposalStore.own(merge.into, db).people
        try MergeStore.carryOut(merge, at: visit.now, db)
        let told = Set(people)
        return Outcome(
            to: ProposalLinks.own(merge.into), saying: "Les deux idées n’en font plus qu’une.",
            journal: [consent, JournalEntry(
                "proposal.merge", "proposal", merge.proposal.number, edition: own.edition.id, reason: merge.reason, channel: channel, isPublic: true)],
            letters: told.sorted().map { ProposalLetters.merged(merge, own.edition, to: $0, kind: .necessary) }
                + followers.filter { !told.contains($0) }.map { ProposalLetters.merged(merge, own.edition, to: $0, kind: .following) })
    }
}

/// The author of one of two proposals keeps hers apart.
struct RefuseMerge: Action {
    typealias FormPage = OwnProposalPage
    static let path: Path = "/mes-idees/:proposal/reunions/:merge/refuser"
    static let limits = Limits(changesPages: false)

    let reason: String

    init(_ form: inout FormReader, _ subject: MergeToAnswer) { reason = form.optionalText("mergeRefusal", max: 500) ?? "" }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MergeToAnswer { try .inPath(visit, db) }
    static func refusal(_ subject: MergeToAnswer, _ visit: Visit) -> Refusal? { subject.refusal(visit) }

    func perform(_ subject: MergeToAnswer, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (own, merge) = (subject.own, subject.merge)
        try MergeStore.refuse(merge.id, reason: reason, by: try visit.account(), at: visit.now, db)
        let other = own.proposal.id == merge.proposal ? merge.intoAuthor : merge.proposalAuthor
        return Outcome(
            to: ProposalLinks.own(own.proposal.id), saying: "C’est noté\u{A0}: les deux idées restent séparées.",
            journal: [JournalEntry("proposal.merge-refuse", "proposal", own.proposal.id.number, edition: own.edition.id, channel: try own.channel(visit, db))],
            letters: [
                ProposalLetters.mergeRefused(merge, to: other, kind: .necessary, path: ProposalLinks.mine),
                ProposalLetters.mergeRefused(merge, to: merge.askedBy, kind: .task, path: ProposalLinks.merge(own.edition, merge.proposalNumber)),
            ])
    }
}
