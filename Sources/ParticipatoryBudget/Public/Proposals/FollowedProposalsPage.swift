import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A resident sees the proposals that she follows and where each one is.
struct FollowedProposalsPage: Page {
    static let path: Path = "/mes-suivis"

    let lines: [ProposalLine]
    let photos: [Int: Document]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let lines = try ProposalListStore.followed(by: try visit.account(), db)
        return Self(lines: lines, photos: try DocumentStore.firstPhotos(of: "proposal", lines.map(\.id.number), db))
    }

    func title(_ t: Texts) -> String { t("Les propositions que je suis") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mes idées"), ProposalLinks.mine)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        if lines.isEmpty {
            return emptyState(
                t("Vous ne suivez aucune proposition. Sur la page d’une proposition, « Suivre » vous tient au courant de chaque étape."),
                view.linkButton(EditionsPage.path.description, "Voir les éditions")
            )
        }
        return """
            <p>\(t("Nous vous écrivons chaque fois qu’une de ces propositions avance."))</p>
            \(cards(lines) { $0.card(photos[$0.id.number], t, withEdition: true) })
            """
    }
}
