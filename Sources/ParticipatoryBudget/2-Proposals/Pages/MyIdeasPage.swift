import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A person's drafts, deposits and co-signed ideas, and first what waits for her answer.
struct MyIdeasPage: Page {
    static let path: Path = "/mes-idees"

    let account: AccountID
    let proposals: [Proposal]
    let editions: [Edition]
    let invitations: [WaitingInvitation]
    /// The proposals that wait for an answer of hers.
    let waiting: [WaitingProposal]

    static func load(_ visit: Visit, _ db: Reading) throws -> MyIdeasPage {
        let account = try AccountStore.account(try visit.account(), db)
        let editions = try EditionStore.published(db)
        return MyIdeasPage(
            account: account.id, proposals: try ProposalStore.mine(account.id, db), editions: editions,
            invitations: account.isClaimed ? try account.email.map { try CoauthorStore.waiting($0, db) } ?? [] : [],
            waiting: try ProposalStore.waiting(for: account.id, at: visit.now, db))
    }

    func title(_ t: Texts) -> String { t("Mes idées") }

    func body(_ view: View) -> HTML {
        let t = view.t
        let drafts = proposals.filter { $0.depositedAt == nil }
        let mine = proposals.filter { $0.depositedAt != nil && $0.author == account }
        let others = proposals.filter { $0.depositedAt != nil && $0.author != account }
        return """
            \(pageHeader(title(t), actions: "\(each: open(view), { view.linkButton(ProposalLinks.propose($0), "Proposer une idée\u{A0}: \($0.title)") })"))
            \(if: !invitations.isEmpty || !waiting.isEmpty, section(t("À vous de répondre")) { "<ul>\(each: invitations, { self.invitation($0, view) })\(each: waiting, { self.waiting($0, view) })</ul>" })
            \(if: proposals.isEmpty, emptyState(t("Vous n’avez encore rien proposé.")))
            \(group(t("Brouillons"), drafts, view))\(group(t("Idées déposées"), mine, view))\(group(t("Idées que vous signez avec d’autres"), others, view))
            """
    }

    private func open(_ view: View) -> [Edition] { editions.filter { ProposalRules.mayStart($0, view.actor, at: view.now) == nil } }

    private func invitation(_ invitation: WaitingInvitation, _ view: View) -> HTML {
        "<li><a href=\"\(url: ProposalLinks.invitation(invitation.id))\">\(view.t("\(invitation.from) vous invite à signer «\u{A0}\(invitation.title)\u{A0}»"))</a></li>"
    }

    private func waiting(_ waiting: WaitingProposal, _ view: View) -> HTML {
        let sentence: Message = switch waiting.answer {
        case .completion(let until): "Complétez «\u{A0}\(waiting.title)\u{A0}» avant le \(until)"
        case .amendment(let until?): "Répondez à la version aménagée de «\u{A0}\(waiting.title)\u{A0}» avant le \(until)"
        case .amendment(nil): "Répondez à la version aménagée de «\u{A0}\(waiting.title)\u{A0}»"
        case .merger: "Répondez à la réunion proposée pour «\u{A0}\(waiting.title)\u{A0}»"
        }
        return "<li><a href=\"\(url: ProposalLinks.own(waiting.id))\">\(view.t(sentence))</a></li>"
    }

    private func group(_ title: String, _ proposals: [Proposal], _ view: View) -> HTML {
        guard !proposals.isEmpty else { return .empty }
        return section(title) { cards(proposals, isWide: true) { card($0, view) } }
    }

    private func card(_ proposal: Proposal, _ view: View) -> Card {
        let t = view.t
        let edition = editions.first { $0.id == proposal.edition }
        let isDraft = proposal.depositedAt == nil
        let canWrite = edition.map { ProposalRules.mayDepositNow($0, at: view.now) == nil } ?? false
        let path = isDraft && canWrite ? edition.map { ProposalLinks.draft($0, proposal.id, .review) } : nil
        let tooLate: String? = edition?.calendar[.deposit]?.closesAt.flatMap { isDraft && $0 <= view.now ? t("Le dépôt a fermé le \($0)\u{A0}: ce brouillon ne peut plus être déposé.") : nil }
        return Card(
            proposal.title, path: path ?? ProposalLinks.own(proposal.id),
            kicker: [proposal.number.map { t("n°\u{A0}\(edition?.publicNumber($0) ?? String($0))") }, edition?.title].compactMap(\.self).joined(separator: ", "), text: tooLate ?? proposal.summary,
            meta: [isDraft ? t("Enregistrée le \(proposal.updatedAt)") : t("Déposée le \(proposal.depositedAt ?? proposal.updatedAt)")],
            badges: badge(t(proposal.status.name), isDraft ? .neutral : .info), headingLevel: 3)
    }
}
