import Database
import HTML
import L10n
import Vocabulary
import Web

/// Who signed up sees her place, confirms it, gives it back: the address is hers alone.
struct OwnSignUpPage: Page {
    static let path: Path = "/agenda/suivi/:key"

    let own: OwnSignUp
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(own: try OwnSignUp(visit, db), now: visit.now) }

    private var event: Event { own.event }

    func title(_ t: Texts) -> String { t("Votre inscription") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Agenda"), EventLinks.agenda), Crumb(event.plan.title, event.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(event.plan.title, intro: t.opening(event.plan), badges: badge(t(own.signUp.state.name), own.signUp.state == .coming ? .success : .neutral)))\
            \(if: event.cancelledAt != nil, alert(.error, t("Événement annulé : \(event.cancelledReason)")))\
            \(facts(said(t)))\(acts(view))
            """
    }

    private func said(_ t: Texts) -> [(term: String, value: HTML)] {
        let party = own.signUp.party
        var pairs: [(term: String, value: HTML)] = [
            (t("Lieu"), HTML(text: event.plan.place)), (t("Au nom de"), HTML(text: own.signUp.person.name)), (t("Places"), HTML(text: t.number(party.seats))),
        ]
        if party.children > 0 { pairs.append((t("Enfants à garder"), HTML(text: t.number(party.children)))) }
        if !party.spoken.isEmpty { pairs.append((t("Interprète"), HTML(text: party.spoken))) }
        if !party.needs.isEmpty { pairs.append((t("Besoins"), HTML(text: party.needs))) }
        return pairs
    }

    private func acts(_ view: View) -> HTML {
        let calendar = view.linkButton(event.link + "/agenda.ics", "Mettre dans mon agenda", style: .secondary), isSigned = own.signUp.state == .coming || own.signUp.state == .waiting
        return """
            \(if: EventRules.mayConfirm(own.signUp, event, at: now) == nil, view.action(own.link + "/confirmation", "Confirmer ma venue", style: .primary))\
            \(if: EventRules.mayGiveUp(own.signUp, event, at: now) == nil, buttons(isSigned ? calendar : .empty, view.action(
                own.link + "/annulation", "Annuler mon inscription", style: .danger, confirm: "Votre place ira à la première personne qui attend.")))\
            \(if: own.signUp.state == .cancelled, buttons(view.linkButton(event.link, "Revoir l’événement", style: .secondary)))
            """
    }
}
