import Database
import HTML
import L10n
import Vocabulary
import Web

/// A person asks what the registers say of her: that she voted, when, by which way. Never what: nobody knows. Only she sees it; it prints.
struct MyVotesPage: Page {
    static let path: Path = "/mon-compte/votes"

    let votes: [(edition: String, checkOff: CheckOff)]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        MyVotesPage(votes: try RegisterStore.votes(of: visit.account(), db))
    }

    func title(_ t: Texts) -> String { t("Mes votes") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon compte"), "/mon-compte")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("Ce que les registres des votants disent de vous : que vous avez voté, quand et par quelle voie."), actions: votes.isEmpty ? .empty : view.printButton))
            \(votes.isEmpty ? emptyState(t("Aucun registre ne porte votre nom.")) : list(view))
            <p>\(t("Aucun registre ne dit ce que vous avez choisi : les bulletins ne portent ni nom, ni heure, ni numéro. Les registres sont effacés quand plus personne ne peut contester les résultats."))</p>
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Mes votes"), isCaptionHidden: true, columns: [Column(t("Édition"), isHeading: true), Column(t("Enregistré le")), Column(t("Par")), Column(t("Où"))],
            rows: votes
        ) { vote in
            [
                HTML(text: vote.edition), view.time(vote.checkOff.at, hour: true), HTML(text: t(vote.checkOff.channel.name)),
                HTML(text: vote.checkOff.place.isEmpty ? "–" : vote.checkOff.place),
            ]
        }
    }
}
