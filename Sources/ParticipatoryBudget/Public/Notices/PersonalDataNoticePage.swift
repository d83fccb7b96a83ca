import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// What is kept of people, why, how long, and their rights (regulation (EU) 2016/679, articles 13 and 14).
struct PersonalDataNoticePage: Page {
    static let path: Path = "/donnees-personnelles"
    static var isShared: Bool { true }

    let city: City

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(city: try CityStore.city(db)) }

    func title(_ t: Texts) -> String { t("Données personnelles") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return prose("""
            <p>\(t("\(city.name) est responsable de ce traitement. Il repose sur sa mission d’intérêt public : organiser le budget participatif (RGPD, article 6.1.e). Aucune donnée n’est vendue ni utilisée pour de la publicité."))</p>
            <h2>\(t("Ce que nous gardons, et pourquoi"))</h2>
            """ + kept(t) + """
            <h2>\(t("Le vote est secret"))</h2>
            <p>\(t("La liste des personnes qui ont voté et les bulletins sont gardés séparément. Rien ne les relie, ni compte, ni heure : personne ne peut savoir ce que vous avez choisi, pas même la ville."))</p>
            <h2>\(t("Cookies"))</h2>
            <p>\(t("Le site ne dépose que des cookies nécessaires : votre session, la protection des formulaires, la langue choisie. Il ne mesure pas votre visite."))</p>
            <h2>\(t("Vos droits"))</h2>
            <p>\(t("Vous pouvez lire vos données, les corriger, les télécharger, vous opposer à leur traitement ou fermer votre compte :")) <a href="/mon-compte/donnees">\(t("mes données"))</a>. \(t("Les propositions déposées et les décisions restent publiques : ce sont des archives ; votre nom peut en être retiré."))</p>
            <p>\(t("Pour toute demande, écrivez à la ville, à l’attention de la personne déléguée à la protection des données.")) \(city.dataProtection)</p>
            \(city.coordinates(t))
            <p>\(t("Si la réponse ne vous convient pas, vous pouvez adresser une réclamation à la CNIL :")) <a href="https://www.cnil.fr/fr/plaintes">cnil.fr</a>.</p>
            """)
    }

    private func kept(_ t: Texts) -> HTML {
        let columns = [Column(t("Données"), isHeading: true), Column(t("À quoi elles servent")), Column(t("Combien de temps"))]
        return table(t("Données gardées"), columns: columns, rows: [
            [t("Compte : nom, adresse électronique, année de naissance, quartier, lien avec la ville"), t("Vous reconnaître, vérifier que le règlement vous permet de proposer et de voter"), t("Jusqu’à la fermeture du compte, ou trois ans après votre dernière visite ; un message vous prévient un mois avant")],
            [t("Propositions et commentaires"), t("Les publier sous votre nom et vous répondre"), t("Archives publiques de l’édition")],
            [t("Propositions suivies"), t("Vous écrire quand elles avancent"), t("Jusqu’à ce que vous ne les suiviez plus")],
            [t("Adresse laissée pour suivre une proposition sans compte"), t("Vous écrire quand elle avance"), t("Jusqu’à ce que vous disiez non, ou deux mois après la dernière nouvelle de la proposition")],
            [t("Listes des panels citoyens : nom, adresse, groupe des volontaires et des personnes tirées au sort"), t("Inviter les membres du panel et leurs remplaçants"), t("Jusqu’à la publication du choix du panel ; le compte de qui a siégé, ensuite")],
            [t("Participation au vote : qui a voté, jamais pour quoi"), t("Garantir un seul vote par personne"), t("Deux mois après la proclamation des résultats, le temps de les contester ; leur nombre est gardé, sans les noms")],
            [t("Questions posées à la ville, échanges, coordonnées laissées pour la réponse"), t("Vous répondre et reprendre l’échange"), t("Un an après le dernier message ; le nombre de questions est gardé, sans les mots ni les noms")],
            [t("Rendez-vous"), t("Vous recevoir et vous rappeler l’heure"), t("Trois mois après le rendez-vous")],
            [t("Inscriptions aux événements, aide donnée"), t("Vous garder une place, vous prévenir d’un changement"), t("Un an après l’événement ; le nombre de présents est gardé")],
            [t("Journal des actes des agents"), t("Prouver qui a décidé quoi et pourquoi"), t("Archives de la ville")],
            [t("Journaux techniques"), t("Sécurité du service"), t("Six mois à un an")],
        ])
    }
}
