import Database
import Platform
import Vocabulary
import Web

/// What an act on a proposal starts from: the proposal with its people, and the rules in force.
struct ProposalAndRules: Sendable {
    var own: OwnProposal
    var rulebook: Rulebook

    static func inPath(_ visit: Visit, _ db: Reading) throws -> ProposalAndRules {
        let own = try OwnProposal.inPath(visit, db)
        return ProposalAndRules(own: own, rulebook: try RulebookStore.rulebook(own.edition.id, at: visit.now, db))
    }
}

/// Someone begins a draft.
struct StartProposal: Action {
    typealias FormPage = ProposeIdeaPage
    static let path: Path = "/editions/:edition/proposer"
    static let limits = Limits(perTenMinutes: 60, changesPages: false)

    let idea: ProposalIdea

    init(_ form: inout FormReader, _ edition: Edition) { idea = ProposalIdea(&form) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }

    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { ProposalRules.mayStart(edition, visit.actor, at: visit.now) }

    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account()
        if let refusal = try BodyMembersOnly.refusal(try RulebookStore.rulebook(edition.id, at: visit.now, db), account, visit, db) { throw refusal }
        // A form sent twice goes on with the same draft.
        let known = try ProposalStore.mine(account, db).first {
            $0.edition == edition.id && $0.depositedAt == nil && $0.author == account && $0.title == idea.title
        }
        if let known { try ProposalDraftStore.save(idea, of: known, at: visit.now, db) }
        let id = try known?.id ?? ProposalDraftStore.start(idea, in: edition.id, by: account, at: visit.now, db)
        return Outcome(to: ProposalLinks.draft(edition, id, .place), saying: "Votre brouillon est enregistré.")
    }
}

/// The author writes the first step of her draft again.
struct SaveIdea: Action {
    typealias FormPage = DraftIdeaPage
    static let path: Path = "/editions/:edition/proposer/:proposal/idee"
    static let limits = Limits(changesPages: false)

    let idea: ProposalIdea

    init(_ form: inout FormReader, _ own: OwnProposal) { idea = ProposalIdea(&form) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnProposal { try OwnProposal.inPath(visit, db) }
    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? { ProposalRules.mayWrite(own, visit.actor, at: visit.now) }

    func perform(_ own: OwnProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ProposalDraftStore.save(idea, of: own.proposal, at: visit.now, db)
        return Outcome(to: ProposalLinks.draft(own.edition, own.proposal.id, .place), saying: "Votre brouillon est enregistré.")
    }
}

/// The author says where it would be.
struct SavePlace: Action {
    typealias FormPage = DraftPlacePage
    static let path: Path = "/editions/:edition/proposer/:proposal/lieu"
    static let limits = Limits(changesPages: false)

    let place: ProposalPlace

    init(_ form: inout FormReader, _ own: OwnProposal) { place = ProposalPlace(&form) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnProposal { try OwnProposal.inPath(visit, db) }
    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? { ProposalRules.mayWrite(own, visit.actor, at: visit.now) }

    func perform(_ own: OwnProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ProposalDraftStore.save(place, of: own.proposal.id, at: visit.now, db)
        return Outcome(to: ProposalLinks.draft(own.edition, own.proposal.id, .presentation), saying: "Votre brouillon est enregistré.")
    }
}

/// The author tells her idea at length.
struct SavePresentation: Action {
    typealias FormPage = DraftPresentationPage
    static let path: Path = "/editions/:edition/proposer/:proposal/presentation"
    static let limits = Limits(changesPages: false)

    let presentation: ProposalPresentation

    init(_ form: inout FormReader, _ subject: ProposalAndRules) { presentation = ProposalPresentation(&form, subject.rulebook) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ProposalAndRules { try .inPath(visit, db) }
    static func refusal(_ subject: ProposalAndRules, _ visit: Visit) -> Refusal? { ProposalRules.mayWrite(subject.own, visit.actor, at: visit.now) }

    func perform(_ subject: ProposalAndRules, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let own = subject.own
        try ProposalDraftStore.save(presentation, of: own.proposal.id, at: visit.now, db)
        return Outcome(to: ProposalLinks.draft(own.edition, own.proposal.id, .photos), saying: "Votre brouillon est enregistré.")
    }
}

/// The author throws a draft away.
struct DiscardDraft: Action {
    typealias FormPage = DraftReviewPage
    static let path: Path = "/editions/:edition/proposer/:proposal/effacer"
    static let limits = Limits(changesPages: false)
    static func link(_ own: OwnProposal) -> String { "\(ProposalLinks.propose(own.edition))/\(own.proposal.id)/effacer" }

    init(_ form: inout FormReader, _ own: OwnProposal) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnProposal { try OwnProposal.inPath(visit, db) }
    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? { ProposalRules.mayDiscard(own, visit.actor) }

    func perform(_ own: OwnProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ProposalDraftStore.discard(own.proposal.id, at: visit.now, db)
        return Outcome(to: ProposalLinks.mine, saying: "Le brouillon est effacé.")
    }
}
