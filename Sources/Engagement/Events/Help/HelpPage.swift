import Database
import HTML
import L10n
import Vocabulary
import Web

/// Residents see at which hours an event looks for help, offer theirs, and tell afterwards how it went.
struct HelpPage: Page {
    static let path: Path = "/agenda/:event/aide"

    let offer: HelpOffer
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let offer = try HelpOffer(visit, db)
        if let refusal = EventRules.mayRead(offer.event, visit.actor) { throw refusal }
        return Self(offer: offer, now: visit.now)
    }

    private var event: Event { offer.event }

    func title(_ t: Texts) -> String { t("Donner un coup de main") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Agenda"), EventLinks.agenda), Crumb(event.plan.title, event.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: event.plan.title, intro: t("Une heure de votre temps pour aller à la rencontre de vos voisins. Pas besoin de savoir : on vous montre.")))\
            \(if: event.cancelledAt != nil, alert(.error, t("Événement annulé : \(event.cancelledReason)")))\
            \(offer.slots.isEmpty ? emptyState(t("Cet événement n’a besoin de personne pour l’instant.")) : "\(each: offer.slots, { hour($0, view) })")\
            \(if: !event.plan.material.isEmpty, section(t("Le matériel")) { "<ul>\(each: event.plan.material.split(separator: "\n"), { "<li>\(String($0))</li>" })</ul>" })
            """
    }

    private func hour(_ slot: HelpSlot, _ view: View) -> HTML {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = [(t("Quand"), HTML(text: t.when(slot.startsAt, slot.endsAt)))]
        if let name = slot.electedName { pairs.append((t("Avec"), HTML(text: t("\(name), élu·e")))) }
        if slot.startsAt > now { pairs.append((t("Il manque"), HTML(text: slot.missing == 0 ? t("personne") : t(slot.missing, one: "1 personne", many: "\(slot.missing) personnes")))) }
        return section(slot.task, id: "heure-\(slot.id)") { "\(facts(pairs))\(acts(slot, view))" }
    }

    private func acts(_ slot: HelpSlot, _ view: View) -> HTML {
        let t = view.t, link = "\(offer.link)/\(slot.id)"
        if slot.helper(offer.actor.account) != nil {
            if HelpRules.mayLeave(slot, offer.actor, at: now) == nil {
                return "<p>\(badge(t("Vous venez"), .success))</p>\(view.action(link + "/rendre", "Je ne peux plus venir", style: .quiet))"
            }
            return HelpRules.mayDebrief(slot, event, offer.actor, at: now) == nil ? debrief(slot, view) : .empty
        }
        guard let refusal = HelpRules.mayHelp(slot, event, offer.actor, at: now) else { return view.action(link + "/venir", "Je viens aider", style: .primary) }
        if refusal == .signIn { return view.linkButton("\(Refusal.signInPath)?retour=\(URLEncoding.queryValue(offer.link))", "Se connecter pour aider", style: .secondary) }
        return view.refusal(refusal)
    }

    private func debrief(_ slot: HelpSlot, _ view: View) -> HTML {
        let told = slot.helper(offer.actor.account)?.debrief
        return details(view.t(told == nil ? "Raconter cette heure" : "Reprendre mon récit"), isOpen: told == nil, view.form("\(offer.link)/\(slot.id)/bilan", key: "h\(slot.id)", listsErrors: true) { view in
            """
            \(view.numberField("met", label: "Combien de personnes avez-vous rencontrées ?", value: told?.met, min: 0, max: 10_000))\
            \(view.textArea("said", label: "Ce qui s’est dit", help: "Sans nommer personne.", value: told?.said, required: false, rows: 4, maxLength: 3000))\
            \(view.textArea("ideas", label: "Les idées entendues", value: told?.ideas, required: false, rows: 4, maxLength: 3000))\(view.submit("Envoyer", style: .secondary))
            """
        })
    }
}
