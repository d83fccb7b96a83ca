import Database
import Platform
import Vocabulary
import Web

/// The author asks somebody to sign with her, by an address.
struct InviteCoauthor: Action {
    typealias FormPage = OwnProposalPage
    static let path: Path = "/mes-idees/:proposal/inviter"
    static let limits = Limits(perTenMinutes: 20, changesPages: false)
    static func link(_ own: OwnProposal) -> String { ProposalLinks.own(own.proposal.id) + "/inviter" }

    let email: EmailAddress

    init(_ form: inout FormReader, _ own: OwnProposal) {
        email = form.email("email")
        if let known = own.coauthors.first(where: { $0.email == email }) {
            form.error("email", known.hasAccepted ? "Cette personne signe déjà votre idée."
                : known.isWaiting ? "Cette personne est déjà invitée." : "Cette personne a répondu non\u{A0}: nous ne lui écrivons plus pour cette idée.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnProposal { try OwnProposal.inPath(visit, db) }
    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? { ProposalRules.mayInvite(own, visit.actor, at: visit.now) }

    func perform(_ own: OwnProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let since = visit.now - .hours(24)
        // Invitations taken back were sent all the same.
        if try Journal.count("proposal.invite", by: try visit.account(), since: since, db) >= ProposalRules.mostInvitationsADay {
            throw Refusal.notNow("Vous avez envoyé beaucoup d’invitations depuis hier. Attendez demain pour les suivantes.", wayOut: ProposalLinks.own(own.proposal.id), named: "Voir mon idée")
        }
        let known = try AccountStore.account(email, db)
        if known?.id == own.proposal.author { throw FormErrors("email", "C’est votre propre adresse.") }
        let token = Secrets.base64url(visit.world.randomBytes(24))
        let id = try CoauthorStore.invite(email, to: own.proposal.id, digest: Secrets.sha256Hex(token), at: visit.now, db)
        let recipient: Letter.Recipient = known.map { .account($0.id) } ?? .address(email, name: "", language: visit.t.language.code)
        return Outcome(
            to: ProposalLinks.own(own.proposal.id) + "#signataires", saying: "L’invitation part vers \(email.text).",
            journal: [JournalEntry("proposal.invite", "proposal", own.proposal.id.number, edition: own.edition.id, channel: try own.channel(visit, db))],
            letters: [ProposalLetters.invitation(own, id, token: token, to: recipient)])
    }
}

/// The author takes back an invitation that nobody has answered.
struct CancelInvitation: Action {
    typealias FormPage = OwnProposalPage
    static let path: Path = "/mes-idees/:proposal/desinviter"
    static let limits = Limits(changesPages: false)
    static func link(_ own: OwnProposal) -> String { ProposalLinks.own(own.proposal.id) + "/desinviter" }

    let invitation: ID<Coauthor>

    init(_ form: inout FormReader, _ own: OwnProposal) {
        invitation = form.id("invitation")
        if !own.coauthors.contains(where: { $0.id == invitation && !$0.hasAccepted }) { form.error("", "Cette invitation n’attend plus de réponse.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnProposal { try OwnProposal.inPath(visit, db) }
    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? { ProposalRules.mayCancelInvitation(own, visit.actor) }

    func perform(_ own: OwnProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try CoauthorStore.cancel(invitation, db)
        return Outcome(to: ProposalLinks.own(own.proposal.id) + "#signataires", saying: "L’invitation est annulée.")
    }
}

/// A co-author no longer signs.
struct LeaveProposal: Action {
    typealias FormPage = OwnProposalPage
    static let path: Path = "/mes-idees/:proposal/quitter"
    static func link(_ own: OwnProposal) -> String { ProposalLinks.own(own.proposal.id) + "/quitter" }

    init(_ form: inout FormReader, _ own: OwnProposal) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnProposal { try OwnProposal.inPath(visit, db) }
    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? { ProposalRules.mayLeave(own, visit.actor) }

    func perform(_ own: OwnProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try CoauthorStore.leave(own.proposal.id, try visit.account(), db)
        return Outcome(
            to: ProposalLinks.mine, saying: "Vous ne signez plus cette idée.",
            journal: [JournalEntry("proposal.leave", "proposal", own.proposal.id.number, edition: own.edition.id)])
    }
}
