import Database
import Vocabulary
import Web

/// Ask to be told by mail when a proposal moves. The answer is the same whether the address follows it already or not.
struct AskMailFollow: Action {
    typealias FormPage = AskMailFollowPage
    static let path: Path = "/editions/:edition/propositions/:number/prevenez-moi"
    static let limits = Limits(perTenMinutes: 20, changesPages: false)

    let email: EmailAddress

    init(_ form: inout FormReader, _ subject: DiscussionSubject) { email = form.email("email") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> DiscussionSubject { try DiscussionSubject.load(visit, db) }

    static func refusal(_ subject: DiscussionSubject, _ visit: Visit) -> Refusal? {
        if subject.proposal.status.isFinal { return .notNow("Cette proposition ne va pas plus loin : il n’y a plus rien à annoncer.") }
        return subject.proposal.hiddenAt == nil && subject.proposal.depositedAt != nil ? nil : .notNow("Cette proposition ne se suit pas pour l’instant.")
    }

    func perform(_ subject: DiscussionSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let proposal = subject.proposal, language = visit.t.language.code
        let id = try MailFollowStore.ask(email, on: proposal.id, language: language, at: visit.now, db)
        return Outcome(
            to: ProposalLinks.page(subject.edition, proposal.number ?? 0) + "/suivi", saying: "Regardez votre boîte : un courriel vous demande de confirmer votre adresse.",
            letters: id.map { [letter(proposal, "/prevenez-moi/\($0)/\(MailFollow.token($0, email, visit.world))", language)] } ?? [])
    }

    private func letter(_ proposal: Proposal, _ link: String, _ language: String) -> Letter {
        Letter(
            to: .address(email, name: "", language: language), kind: .necessary, subject: "Confirmez votre adresse pour suivre « \(proposal.title) »",
            paragraphs: [
                "Vous avez demandé à être prévenu quand « \(proposal.title) » avance. Confirmez votre adresse pour que cela commence.",
                "Si ce n’est pas vous, ne faites rien : cette adresse sera oubliée dans quelques jours.",
            ],
            button: Letter.Button("Confirmer mon adresse", link, isSecret: true))
    }
}

/// Confirm the address: from here on each step is told.
struct ConfirmMailFollow: Action {
    typealias FormPage = MailFollowPage
    static let path: Path = "/prevenez-moi/:follow/:token/confirmer"
    static let limits = Limits(changesPages: false)

    init(_ form: inout FormReader, _ follow: MailFollow) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> MailFollow { try MailFollowStore.inPath(visit, db) }
    static func refusal(_ follow: MailFollow, _ visit: Visit) -> Refusal? { nil }

    func perform(_ follow: MailFollow, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try MailFollowStore.confirm(follow.id, at: visit.now, db)
        return Outcome(to: follow.link(visit.world), saying: "C’est confirmé : nous vous écrirons à chaque étape.")
    }
}

/// Stop the letters: the address is forgotten at once.
struct EndMailFollow: Action {
    typealias FormPage = MailFollowPage
    static let path: Path = "/prevenez-moi/:follow/:token/arreter"
    static let limits = Limits(changesPages: false)

    init(_ form: inout FormReader, _ follow: MailFollow) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> MailFollow { try MailFollowStore.inPath(visit, db) }
    static func refusal(_ follow: MailFollow, _ visit: Visit) -> Refusal? { nil }

    func perform(_ follow: MailFollow, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try MailFollowStore.end(follow.id, db)
        return Outcome(to: follow.statusLink, saying: "Nous ne vous écrirons plus. Votre adresse est effacée.")
    }
}
