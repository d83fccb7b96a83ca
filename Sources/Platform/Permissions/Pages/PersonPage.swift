import Database
import HTML
import L10n
import Vocabulary
import Web

/// One person as the desk knows her: how to reach her, what she is trusted with. For administrators and reception agents.
struct PersonPage: Page {
    static let path: Path = "/bureau/personnes/:person"
    static func link(_ id: AccountID) -> String { "/bureau/personnes/\(id)" }
    static var surroundings: Surroundings { .desk }

    let person: Account
    let neighbourhood: String?
    let sessions: Int
    let roles: [GivenRole]
    /// Why each role cannot be taken, by role; absent when it can.
    let refusalsToRevoke: [ID<GivenRole>: Refusal]
    let refusalToGrant, refusalToInvite: Refusal?
    let places: [(scope: Scope, name: String)]
    let isAdministrator: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PermissionRules.maySeePeople(visit.actor) { throw refusal }
        let person = try AccountStore.account(try visit.id("person"), db), isAdministrator = visit.actor.has(.administrator)
        let roles = isAdministrator ? try GrantStore.given(to: person.id, db) : []
        var refusals: [ID<GivenRole>: Refusal] = [:]
        for role in roles { refusals[role.id] = try RoleToRevoke(role, of: person, visit, db).refusal(visit) }
        return PersonPage(
            person: person, neighbourhood: try person.territory.map { try TerritoryStore.territory($0, db).name },
            sessions: try Sessions.count(person.id, at: visit.now, db), roles: roles, refusalsToRevoke: refusals,
            refusalToGrant: PermissionRules.mayGrant(to: person, visit.actor), refusalToInvite: try PersonToInvite(person, visit, db).refusal(visit),
            places: isAdministrator ? try GrantStore.places(db) : [], isAdministrator: isAdministrator)
    }

    func title(_ t: Texts) -> String { person.displayName }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Personnes"), PeoplePage.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(person.displayName, kicker: t("Personne n° \(person.id.description)"), badges: state(t)))
            \(isAdministrator ? columns(main: rolesSection(view), aside: reach(view)) : #"<div class="stack">\#(reach(view))</div>"#)
            """
    }

    private func state(_ t: Texts) -> HTML {
        if person.isDeleted { return badge(t("Compte supprimé"), .neutral) }
        return person.isClaimed ? badge(t("Compte ouvert"), .success) : badge(t("Compte à ouvrir"), .warning)
    }

    private func reach(_ view: View) -> HTML { panel(view.t("Coordonnées"), coordinates(view)) + invitation(view) }

    private func coordinates(_ view: View) -> HTML {
        let t = view.t, none = HTML(text: t("Non renseigné"))
        var pairs: [(term: String, value: HTML)] = [
            (t("Adresse électronique"), person.email.map { #"<a href="\#(url: "mailto:" + $0.text)">\#($0.text)</a>"# } ?? none),
            (t("Téléphone"), person.phone.isEmpty ? none : HTML(text: person.phone)),
        ]
        if !person.postalAddress.isEmpty { pairs.append((t("Adresse postale"), HTML(text: person.postalAddress))) }
        if let neighbourhood { pairs.append((t("Quartier"), HTML(text: neighbourhood))) }
        pairs.append((t("Connue depuis le"), view.time(person.createdAt)))
        if isAdministrator { pairs.append((t("Sessions ouvertes"), "\(sessions)")) }
        return facts(pairs)
    }

    private func invitation(_ view: View) -> HTML {
        if let refusalToInvite { return person.isClaimed || person.isDeleted ? .empty : alert(.info, view.t(refusalToInvite.reason)) }
        let action = "\(Self.link(person.id))/inviter", view = alone(view, action)
        return panel(view.t("Inviter à ouvrir son compte"), view.form(action, listsErrors: false) { """
            <p>\(view.t("La personne reçoit un lien pour choisir son mot de passe et retrouver ce que vous avez noté pour elle."))</p>
            \(view.emailField(value: person.email?.text, autocomplete: "off"))
            \(buttons(view.submit("Envoyer l’invitation", style: .secondary)))
            """ })
    }

    private func rolesSection(_ view: View) -> HTML {
        let t = view.t
        return """
            \(section(t("Rôles")) { roles.isEmpty ? emptyState(t("Aucun rôle pour l’instant.")) : cards(roles, isWide: true) { card($0, view) } })
            \(section(t("Confier un rôle")) { refusalToGrant.map { alert(.info, t($0.reason)) } ?? grantForm(view) })
            """
    }

    private func card(_ given: GivenRole, _ view: View) -> Card {
        let t = view.t, state = given.state(at: view.now)
        var meta = [given.lastDay.map { t("Du \(day: given.grant.from) au \(day: $0)") } ?? t("À partir du \(day: given.grant.from), sans date de fin")]
        if let giver = given.grantedBy { meta.append(t("Confié par \(giver)")) }
        if let taker = given.revokedBy, let at = given.revokedAt { meta.append(t("Retiré par \(taker) le \(day: at)")) }
        let mark = switch state {
        case .coming: badge(t("À venir"), .info)
        case .held: badge(t("En cours"), .success)
        case .over: badge(t("Terminé"), .neutral)
        case .revoked: badge(t("Retiré"), .neutral)
        }
        return Card(
            t(given.grant.role.name), kicker: given.place.isEmpty ? t("Toute la ville") : given.place, text: given.reason.isEmpty ? nil : given.reason,
            meta: meta, badges: mark, footer: state == .coming || state == .held ? revocation(given, view) : .empty, headingLevel: 3)
    }

    private func revocation(_ given: GivenRole, _ view: View) -> HTML {
        if let refusal = refusalsToRevoke[given.id] { return "<p class=\"muted\">\(view.t(refusal.reason))</p>" }
        let action = "\(Self.link(person.id))/roles/\(given.id)/retirer", view = alone(view, action)
        return details(view.t("Retirer ce rôle"), isOpen: view.form.isFilled, view.form(action, key: "r\(given.id)") { view in
            """
            \(view.textField("reason", label: "Motif", help: "La personne le lira.", maxLength: 300))
            \(buttons(view.submit("Retirer", style: .danger)))
            """
        })
    }

    /// Of several forms with a field of one name, only the one that was sent shows what was typed in it.
    private func alone(_ view: View, _ action: String) -> View {
        var alone = view
        if view.address != action { alone.form = FormState() }
        return alone
    }

    private func grantForm(_ view: View) -> HTML {
        let action = "\(Self.link(person.id))/roles", view = alone(view, action), t = view.t
        let choices = [Choice("city", "Toute la ville")] + places.map { place in
            let group: Message = switch place.scope.kind { case .edition: "Éditions"; case .service: "Services"; case .assembly: "Instances"; default: "Territoires" }
            return Choice(place.scope.typed, text: place.name, group: t(group))
        }
        return view.form(action) { """
            \(view.radios("role", legend: "Rôle", choices: Role.allCases.map { Choice($0.rawValue, $0.name, help: $0.duty) }))
            \(view.select("scope", label: "Où", choices: choices))
            <div class="row">\(view.dateField("from", label: "À partir du", value: view.now))\
            \(view.dateField("until", label: "Jusqu’au, ce jour compris", required: false))</div>
            \(view.textField("reason", label: "Motif", help: "Par exemple : arrivée dans le service, arrêté du 3 mars. La personne le lira.", maxLength: 300))
            \(buttons(view.submit("Confier ce rôle")))
            """ }
    }
}
