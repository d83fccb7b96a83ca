import Database
import Vocabulary
import Web

/// Comments a proposal, or answers a comment. The author of what is answered is told.
struct WriteComment: Action {
    typealias FormPage = DiscussionPage
    static let path: Path = "/editions/:edition/propositions/:number/discussion"
    static let limits = Limits(perTenMinutes: 30)

    let body: String
    let parent: ID<Comment>?

    init(_ form: inout FormReader, _ subject: DiscussionSubject) {
        body = form.text("body", max: Comment.bodyLength)
        parent = form.optionalID("parent")
        if subject.recentComments >= Comment.perTenMinutes {
            form.error("body", "Vous avez écrit beaucoup de commentaires en dix minutes. Faites une pause, puis envoyez celui-ci.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> DiscussionSubject { try DiscussionSubject.load(visit, db) }
    static func refusal(_ subject: DiscussionSubject, _ visit: Visit) -> Refusal? {
        DiscussionRules.mayComment(subject.proposal, subject.edition, visit.actor, at: visit.now)
    }

    func perform(_ subject: DiscussionSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (proposal, edition, author) = (subject.proposal, subject.edition, try visit.account())
        let page = DiscussionLinks.page(edition, proposal.number ?? 0)
        if let twin = try DiscussionStore.twin(body, on: proposal.id, by: author, since: visit.now - .minutes(5), db) {
            return Outcome(to: "\(page)#commentaire-\(twin)", saying: "Votre commentaire est publié.")
        }
        let answered = try parent.map { parent in
            guard let opening = try DiscussionStore.opening(of: parent, on: proposal.id, db) else {
                throw FormErrors("body", "Le commentaire auquel vous répondez n’est plus visible.")
            }
            return opening
        }
        let id = try DiscussionStore.add(body, to: proposal.id, parent: answered?.id, by: author, at: visit.now, db)
        return Outcome(
            to: "\(page)#commentaire-\(id)", saying: "Votre commentaire est publié.",
            journal: [JournalEntry("comment.write", "comment", id.number, edition: edition.id)],
            letters: letters(subject, answered, author: author, name: visit.actor.name)
        )
    }

    private func letters(_ subject: DiscussionSubject, _ answered: Comment?, author: AccountID, name: String) -> [Letter] {
        var letters: [Letter] = []
        if let answered, answered.author != author {
            letters.append(DiscussionLetters.answered(subject.edition, subject.proposal, by: name, to: answered.author))
        }
        if subject.proposal.author != author, subject.proposal.author != answered?.author {
            letters.append(DiscussionLetters.commented(subject.edition, subject.proposal, by: name))
        }
        return letters
    }
}

/// A proposal that one comments or follows.
struct DiscussionSubject: Sendable {
    var edition: Edition
    var proposal: Proposal
    /// What this person has written anywhere in the last ten minutes.
    var recentComments = 0

    static func load(_ visit: Visit, _ db: Reading) throws -> DiscussionSubject {
        let edition = try Edition.inPath(visit, db)
        let proposal = try ProposalStore.proposal(edition.id, number: try visit.number("number"), db)
        guard proposal.hiddenAt == nil else { throw NotFound() }
        var subject = DiscussionSubject(edition: edition, proposal: proposal)
        if let account = visit.actor.account {
            subject.recentComments = try DiscussionStore.count(by: account, since: visit.now - .minutes(10), db)
        }
        return subject
    }
}
