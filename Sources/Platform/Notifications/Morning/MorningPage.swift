import Database
import HTML
import L10n
import Vocabulary
import Web

/// An official says whether she wants the morning letter.
struct MorningPage: Page {
    static let path: Path = "/bureau/lettre-du-matin"
    static var surroundings: Surroundings { .desk }

    let isWanted: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = MorningRules.mayChoose(visit.actor) { throw refusal }
        return Self(isWanted: try MorningStore.isWanted(by: try visit.account(), db))
    }

    func title(_ t: Texts) -> String { t("Lettre du matin") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Du lundi au vendredi, vers sept heures, un courriel vous dit ce qui vous attend. Quand rien n’attend, il ne part pas."))</p>\
            <p>\(isWanted ? t("Vous la recevez.") : t("Vous ne la recevez pas."))</p>\
            \(view.action(Self.path.description, isWanted ? "Ne plus la recevoir" : "La recevoir", style: isWanted ? .secondary : .primary, fields: [("wanted", isWanted ? "0" : "1")]))
            """
    }
}

/// Who has a desk chooses.
enum MorningRules {
    static func mayChoose(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return actor.isOfficial ? nil : .notAllowed("La lettre du matin est pour les agents et les élus.")
    }
}

/// Table of contents of the morning letter.
enum MorningRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(MorningPage.self)
        routes.action(ChooseMorningLetter.self)
        return routes
    }
}
