import Database
import HTML
import L10n
import Vocabulary
import Web

/// The people of the city, by name: administrators see all, reception agents those they look for.
struct PeoplePage: Page {
    static let path: Path = "/bureau/personnes"
    static let link = "/bureau/personnes"
    static let length = 50
    static var surroundings: Surroundings { .desk }

    let typed: String
    let people: [Account]
    let roles: [AccountID: [Role]]
    let count: Int
    let page: Int
    let isAdministrator: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PermissionRules.maySeePeople(visit.actor) { throw refusal }
        let typed = typed(visit.query), page = visit.pageNumber
        let isAdministrator = visit.actor.has(.administrator)
        // An agent has no use for the whole list, so it is not loaded.
        let shows = isAdministrator || !SearchText.fold(typed).isEmpty
        let people = shows ? try AccountStore.search(typed, limit: length, from: (page - 1) * length, db) : []
        return PeoplePage(
            typed: typed, people: people, roles: try GrantStore.roles(of: people.map(\.id), at: visit.now, db),
            count: shows ? try AccountStore.count(typed, db) : 0, page: page, isAdministrator: isAdministrator)
    }

    static func typed(_ query: FormValues) -> String { String((query["q"] ?? "").prefix(100)) }

    func title(_ t: Texts) -> String { t("Personnes") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("Cherchez une personne par son nom, son adresse ou son téléphone."), actions: isAdministrator ? view.linkButton(InvitePersonPage.link, "Inviter une personne") : .empty))
            \(view.filters(Self.link, reset: typed.isEmpty ? nil : Self.link, label: "Chercher une personne") { view.searchField(value: typed) })
            \(people.isEmpty ? nothing(view) : list(view))
            \(view.pagination(page: page, of: (count + Self.length - 1) / Self.length) { "\(Self.link)?q=\(URLEncoding.queryValue(typed))&page=\($0)" })
            \(if: isAdministrator && !people.isEmpty, "<p><a href=\"\(url: "\(PeopleCSV.path.description)?q=\(URLEncoding.queryValue(typed))")\">\(t("Télécharger la liste (CSV)"))</a></p>")
            """
    }

    private func nothing(_ view: View) -> HTML {
        emptyState(typed.isEmpty ? view.t("Tapez le début d’un nom pour commencer.") : view.t("Personne ne correspond à « \(typed) »."))
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        return table(
            t(count, one: "\(count) personne", many: "\(count) personnes"),
            columns: [Column(t("Nom"), isHeading: true), Column(t("Rôles")), Column(t("Depuis"))], rows: people
        ) { person in
            [
                #"<a href="\#(PersonPage.link(person.id))">\#(person.displayName)</a><br><small class="muted">\#(person.email?.text ?? t("sans adresse électronique"))</small>"#,
                HTML(text: (roles[person.id] ?? []).map { t($0.name) }.joined(separator: ", ")),
                view.time(person.createdAt),
            ]
        }
    }
}
