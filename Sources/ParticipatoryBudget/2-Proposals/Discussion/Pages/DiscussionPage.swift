import Database
import HTML
import L10n
import Vocabulary
import Web

/// Everyone reads the whole discussion of a proposal, the latest threads first; whoever is signed in writes while it is open.
struct DiscussionPage: Page {
    static let path: Path = "/editions/:edition/propositions/:number/discussion"
    static var isShared: Bool { true }
    static let perPage = 20

    let part: DiscussionPart
    let count: Int
    let pageNumber: Int

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let subject = try DiscussionSubject.load(visit, db)
        return Self(
            part: DiscussionPart(
                edition: subject.edition, proposal: subject.proposal,
                threads: try DiscussionStore.threads(subject.proposal.id, page: visit.pageNumber, perPage: perPage, db),
                refusal: DiscussionRules.mayComment(subject.proposal, subject.edition, visit.actor, at: visit.now)
            ),
            count: try DiscussionStore.threadCount(subject.proposal.id, db), pageNumber: visit.pageNumber
        )
    }

    private var link: String { DiscussionLinks.page(part.edition, part.proposal.number ?? 0) }

    func title(_ t: Texts) -> String { t("Discussion : \(part.proposal.title)") }
    func trail(_ t: Texts) -> [Crumb] {
        [
            Crumb(t("Éditions"), "/editions"), Crumb(part.edition.title, part.edition.link),
            Crumb(t("Propositions"), part.edition.link + "/propositions"),
            Crumb(part.proposal.title, ProposalLinks.page(part.edition, part.proposal.number ?? 0)),
        ]
    }

    func body(_ view: View) -> HTML {
        """
        \(part.html(view))
        \(view.pagination(page: pageNumber, of: max(1, (count + Self.perPage - 1) / Self.perPage)) { "\(link)?page=\($0)" })
        """
    }
}
