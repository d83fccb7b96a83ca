import Database
import HTML
import L10n
import Vocabulary
import Web

/// Everyone sees all the public pages at once.
struct SiteMapPage: Page {
    static let path: Path = "/plan-du-site"
    static var isShared: Bool { true }

    let editions: [Edition]
    let withResults: Set<EditionID>
    let withWorks: Set<EditionID>

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        Self(
            editions: try EditionStore.published(db), withResults: try EditionFiguresStore.withResults(at: visit.now, db),
            withWorks: try EditionFiguresStore.withWorks(db)
        )
    }

    func title(_ t: Texts) -> String { t("Plan du site") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(section(t("Budget participatif")) {
                list([
                    ("/", t("Accueil")), ("/editions", t("Les éditions")), ("/instances", t("Les instances participatives")), ("/agenda", t("Agenda")), (WhereIsMyProjectPage.path.description, t("Où en est mon projet ?")),
                    (SearchPage.path.description, t("Rechercher")), ("/donnees-ouvertes", t("Données ouvertes")), ("/contact", t("Contact")),
                ])
            })
            \(section(t("Questions et réponses")) {
                list([("/questions", t("Chercher une réponse")), ("/questions/poser", t("Poser une question")), ("/rendez-vous", t("Prendre rendez-vous"))])
            })
            \(each: editions, { edition in section(edition.title) { list(pages(edition, view)) } })
            \(section(t("Mon espace")) {
                list([
                    ("/connexion", t("Se connecter")), ("/inscription", t("Créer un compte")), ("/mes-idees", t("Mes idées")),
                    ("/mes-suivis", t("Les propositions que je suis")), ("/mes-questions", t("Mes questions")), ("/mes-rendez-vous", t("Mes rendez-vous")), ("/mon-compte", t("Mon compte")),
                ])
            })
            \(section(t("À propos")) {
                list([
                    ("/regles-de-la-discussion", t("Règles de la discussion")), ("/mentions-legales", t("Mentions légales")), ("/donnees-personnelles", t("Données personnelles")),
                    ("/accessibilite", t("Accessibilité : non conforme")),
                ])
            })
            """
    }

    private func pages(_ edition: Edition, _ view: View) -> [(String, String)] {
        let t = view.t
        var pages = [(edition.link, t("L’édition en bref"))]
        if !edition.isImported { pages.append((edition.link + "/reglement", t("Le règlement"))) }
        pages.append((ProposalListPage.link(edition), t("Les propositions")))
        if edition.calendar.hasOpened(.vote, at: view.now) { pages.append((edition.link + "/projets", t("Les projets soumis au vote"))) }
        if withResults.contains(edition.id) { pages.append((edition.link + "/resultats", t("Les résultats"))) }
        if withWorks.contains(edition.id) { pages.append((edition.link + "/realisations", t("Les réalisations"))) }
        pages.append((EditionJournalPage.link(edition), t("Le journal public")))
        return pages
    }

    private func list(_ pages: [(String, String)]) -> HTML {
        #"<ul>\#(each: pages, { #"<li><a href="\#(url: $0.0)">\#($0.1)</a></li>"# })</ul>"#
    }
}
