import Database
import Platform
import Vocabulary
import Web

/// An invitation to co-sign, as whoever follows its link finds it.
struct InvitationToAnswer: Sendable {
    var invitation: Coauthor
    var own: OwnProposal
    /// Holds the secret of the letter, or owns the address that was invited.
    var isAddressee: Bool

    static func inPath(_ visit: Visit, _ db: Reading) throws -> InvitationToAnswer {
        let invitation = try CoauthorStore.coauthor(try visit.id("invitation"), db)
        let holdsSecret = invitation.digest == Secrets.sha256Hex(try visit.parameter("token"))
        let account = try visit.actor.account.map { try AccountStore.account($0, db) }
        let ownsAddress = account.map { $0.isClaimed && $0.email != nil && $0.email == invitation.email } ?? false
        return InvitationToAnswer(
            invitation: invitation, own: try ProposalStore.own(invitation.proposal, db),
            isAddressee: holdsSecret || ownsAddress || (invitation.account != nil && invitation.account == visit.actor.account))
    }

    func refusal(_ visit: Visit) -> Refusal? {
        ProposalRules.mayAnswer(invitation, own, isAddressee: isAddressee, visit.actor, at: visit.now)
    }
}

/// The person invited signs too.
struct AcceptInvitation: Action {
    typealias FormPage = InvitationPage
    static let path: Path = "/co-signer/:invitation/:token/accepter"

    init(_ form: inout FormReader, _ subject: InvitationToAnswer) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> InvitationToAnswer { try .inPath(visit, db) }
    static func refusal(_ subject: InvitationToAnswer, _ visit: Visit) -> Refusal? { subject.refusal(visit) }

    func perform(_ subject: InvitationToAnswer, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let own = subject.own
        try CoauthorStore.accept(subject.invitation.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: ProposalLinks.own(own.proposal.id), saying: "Vous signez maintenant cette idée.",
            journal: [JournalEntry("proposal.cosign", "proposal", own.proposal.id.number, edition: own.edition.id, isPublic: true)],
            letters: [ProposalLetters.invitationAnswered(own, by: visit.actor.name, accepted: true)])
    }
}

/// The person invited says no.
struct DeclineInvitation: Action {
    typealias FormPage = InvitationPage
    static let path: Path = "/co-signer/:invitation/:token/decliner"
    static let limits = Limits(changesPages: false)

    init(_ form: inout FormReader, _ subject: InvitationToAnswer) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> InvitationToAnswer { try .inPath(visit, db) }
    static func refusal(_ subject: InvitationToAnswer, _ visit: Visit) -> Refusal? { subject.refusal(visit) }

    func perform(_ subject: InvitationToAnswer, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try CoauthorStore.decline(subject.invitation.id, at: visit.now, db)
        return Outcome(
            to: ProposalLinks.mine, saying: "Vous avez décliné l’invitation.",
            journal: [JournalEntry("proposal.cosign-decline", "proposal", subject.own.proposal.id.number, edition: subject.own.edition.id)],
            letters: [ProposalLetters.invitationAnswered(subject.own, by: visit.actor.name, accepted: false)])
    }
}
