import Database
import HTML
import L10n
import Vocabulary
import Web

/// All the editions, for officers; the project officer of the city opens a new one here.
struct DeskEditionsPage: Page {
    static let path: Path = "/bureau/editions"
    static let surroundings = Surroundings.desk
    static let link = "/bureau/editions"

    let editions: [Edition]
    /// Those whose desk this person may open.
    let followed: Set<EditionID>
    let refusalToCreate: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        _ = try visit.account()
        guard visit.actor.isOfficial else { throw Refusal.notAllowed("Cette page est réservée aux agents et aux élus.") }
        let editions = try EditionStore.all(db)
        return DeskEditionsPage(
            editions: editions, followed: Set(editions.filter { visit.actor.follows($0.scope) }.map(\.id)),
            refusalToCreate: RulebookRules.mayCreateEdition(visit.actor)
        )
    }

    func title(_ t: Texts) -> String { t("Éditions") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(editions.isEmpty ? emptyState(t("Aucune édition pour l’instant.")) : list(view))
            \(section(t("Ouvrir une édition")) { refusalToCreate.map { alert(.info, t($0.reason)) } ?? form(view) })
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        return table(t("Éditions"), isCaptionHidden: true, columns: [Column(t("Édition"), isHeading: true), Column(t("En ce moment")), Column(t("Règlement"))], rows: editions) { edition in
            let phases = edition.calendar.open(at: view.now).map { t($0.kind.name) }
            return [
                name(edition),
                HTML(text: phases.isEmpty ? edition.isPublished ? t("Entre deux étapes") : t("En préparation") : t.list(phases)),
                #"<a href="\#(RulebookLinks.desk(edition))">\#(t("Voir les versions"))</a>"#,
            ]
        }
    }

    private func name(_ edition: Edition) -> HTML {
        if followed.contains(edition.id) { return #"<a href="\#(edition.deskLink)">\#(edition.title)</a>"# }
        return edition.isPublished ? #"<a href="\#(edition.link)">\#(edition.title)</a>"# : HTML(text: edition.title)
    }

    private func form(_ view: View) -> HTML {
        let year = CityTime.city.clock(at: view.now).year + 1
        let starts = [Choice("usual", "Les règles habituelles, à ajuster")] + editions.map { Choice(String($0.id.number), text: $0.title) }
        return view.form(Self.link) {
            """
            \(view.textField("title", label: "Nom de l’édition", help: "Par exemple : Budget participatif 2027.", maxLength: 80))
            \(view.textField("slug", label: "Son nom dans les adresses", help: "Lettres sans accent, chiffres et tirets : 2027.", maxLength: 40, width: .short))
            \(view.textField("summary", label: "Une phrase pour la présenter", required: false, maxLength: 200))
            \(view.numberField("year", label: "Année du vote", help: "Le calendrier proposé se compte à partir d’elle. Chaque date se change ensuite.", value: year, min: year - 1, max: year + 9))
            \(view.select("copied", label: "Règles de départ", choices: starts, value: "usual", empty: "Un règlement vierge", required: false))
            \(buttons(view.submit("Ouvrir l’édition")))
            """
        }
    }
}
