import Database
import HTML
import L10n
import Vocabulary
import Web

/// Who keeps an event looks for helpers, sees who comes, pairs them with elected members, reads what they tell.
struct HelpDeskPage: Page {
    static let path: Path = "/bureau/agenda/:event/aide"
    static var surroundings: Surroundings { .desk }

    let plan: HelpPlan
    let mayAsk: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let plan = try HelpPlan(visit, db)
        if let refusal = EventRules.mayFollow(plan.file) { throw refusal }
        return Self(plan: plan, mayAsk: plan.refusal(visit) == nil)
    }

    private var event: Event { plan.file.event }

    func title(_ t: Texts) -> String { t("Les coups de main") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Agenda"), EventLinks.desk), Crumb(event.plan.title, event.deskLink)] }

    func body(_ view: View) -> HTML {
        let t = view.t, debriefs = plan.slots.flatMap(\.helpers).filter { $0.debrief != nil }
        return """
            \(pageHeader(title(t), kicker: event.plan.title, intro: t.opening(event.plan)))\
            \(plan.slots.isEmpty ? emptyState(t("Aucune heure n’est proposée.")) : "\(each: plan.slots, { hour($0, view) })")\
            \(if: mayAsk, adding(view))\
            \(if: !debriefs.isEmpty, section(t("Ce qu’elles et ils racontent"), id: "recits") { told(debriefs, t) })
            """
    }

    private func hour(_ slot: HelpSlot, _ view: View) -> HTML {
        let t = view.t, names = slot.helpers.map(\.name)
        return section(slot.task, id: "heure-\(slot.id)") {
            """
            \(facts([
                (t("Quand"), HTML(text: t.when(slot.startsAt, slot.endsAt))), (t("Qui vient"), HTML(text: names.isEmpty ? t("personne encore") : t.list(names))),
                (t("Places"), HTML(text: t("\(slot.helpers.count) sur \(slot.wanted)"))), (t("Avec"), HTML(text: slot.electedName ?? t("aucun·e élu·e"))),
            ]))\
            \(if: mayAsk, "\(pairing(slot, view))\(view.action(plan.link + "/retrait", "Retirer cette heure", style: .quiet, confirm: "Les personnes inscrites en seront prévenues.", fields: [("slot", "\(slot.id)")]))")
            """
        }
    }

    private func pairing(_ slot: HelpSlot, _ view: View) -> HTML {
        details(view.t("Dire quel·le élu·e est là"), view.form(plan.link + "/elu", key: "e\(slot.id)") { view in
            "\(view.hidden("slot", "\(slot.id)"))\(elected(view, slot.elected))\(view.submit("Enregistrer", style: .secondary))"
        })
    }

    private func elected(_ view: View, _ chosen: AccountID?) -> HTML {
        view.select(
            "elected", label: "Élu·e", choices: plan.elected.map { Choice("\($0.account)", text: $0.name) }, value: chosen.map { "\($0)" }, empty: "Aucun·e", required: false)
    }

    private func adding(_ view: View) -> HTML {
        details(view.t("Proposer une heure"), isOpen: plan.slots.isEmpty || !view.form.errors.isEmpty, view.form(plan.link, key: "n", listsErrors: true) { view in
            """
            \(view.textField("task", label: "Ce qu’il y a à faire", help: "Par exemple : inviter les passants, aider à écrire une idée.", maxLength: 120))\
            \(view.dateTimeField("starts", label: "Début", value: event.plan.startsAt))\(view.dateTimeField("ends", label: "Fin", value: event.plan.endsAt))\
            \(view.numberField("wanted", label: "Combien de personnes", value: 2, min: 1, max: 50))\(elected(view, nil))\(view.submit("Proposer", style: .secondary))
            """
        })
    }

    private func told(_ helpers: [Volunteer], _ t: Texts) -> HTML {
        let met = helpers.compactMap { $0.debrief?.met }.reduce(0, +)
        return """
            <p>\(t(met, one: "1 personne rencontrée", many: "\(met) personnes rencontrées"))</p>\
            \(table(
                t("Récits"), isCaptionHidden: true,
                columns: [Column(t("Qui"), isHeading: true), Column(t("Rencontres"), isNumber: true), Column(t("Ce qui s’est dit"), isProse: true), Column(t("Idées"), isProse: true)], rows: helpers
            ) { helper in
                [HTML(text: helper.name), HTML(text: t.number(helper.debrief?.met ?? 0)), HTML(text: helper.debrief?.said ?? ""), HTML(text: helper.debrief?.ideas ?? "")]
            })
            """
    }
}
