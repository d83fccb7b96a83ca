import Database
import HTML
import L10n
import Vocabulary
import Web

/// A person asks what the registers say of her: that she voted, when, by which way. Never what: nobody knows. Only she sees it; it prints.
struct MyVotesPage: Page {
    static let path: Path = "/mon-compte/votes"

    let votes: [(edition: String, checkOff: CheckOff)]
    /// Her votes that somebody looked at, or will.
    var checks: [OwnCheck] = []
    /// The polling places on whose lists she stands.
    var lists: [(edition: String, place: String)] = []

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let account = try visit.account()
        return MyVotesPage(
            votes: try RegisterStore.votes(of: account, db), checks: try QuarantineStore.checks(of: account, db), lists: try AttachmentStore.lists(of: account, db))
    }

    func title(_ t: Texts) -> String { t("Mes votes") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon compte"), "/mon-compte")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("Ce que les registres des votants disent de vous : que vous avez voté, quand et par quelle voie."), actions: votes.isEmpty ? .empty : view.printButton))
            \(votes.isEmpty ? emptyState(t("Aucun registre ne porte votre nom.")) : list(view))
            \(if: !lists.isEmpty, section(t("Listes des bureaux de vote")) { standing(t) })
            \(if: !checks.isEmpty, section(t("Votes vérifiés")) { "\(each: checks, { checked($0, view) })" })
            <p>\(t("Aucun registre ne dit ce que vous avez choisi : les bulletins ne portent ni nom, ni heure, ni numéro. Les registres sont effacés quand plus personne ne peut contester les résultats."))</p>
            """
    }

    private func standing(_ t: Texts) -> HTML {
        "\(each: lists, { list in "<p>\(t("Pour « \(list.edition) », vous êtes sur la liste du bureau « \(list.place) » : vous votez là."))</p>" })"
    }

    private func checked(_ check: OwnCheck, _ view: View) -> HTML {
        let t = view.t
        return panel(nil, facts([
            (t("Édition"), HTML(text: check.edition)), (t("Depuis le"), view.time(check.at, hour: true)),
            (t("Décision"), HTML(text: check.verdict.map { "\(t($0.name)). \(check.reason)" } ?? t("Quelqu’un regarde : vous recevrez la réponse."))),
        ]))
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

/// A vote of hers that was made to wait, and what was decided; never how somebody else voted.
struct OwnCheck: Sendable, Equatable {
    var edition: String
    var at: Instant
    var verdict: Quarantine.Verdict?
    var reason: String
}
