import Database
import HTML
import L10n
import Vocabulary
import Web

/// Who keeps an event, or works there, sees who comes and what remains to be done.
struct EventDeskPage: Page {
    static let path: Path = "/bureau/agenda/:event"
    static var surroundings: Surroundings { .desk }

    let file: EventFile
    let signUps: [EventSignUp]
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try EventStore.file(visit, db)
        if let refusal = EventRules.mayFollow(file) { throw refusal }
        return Self(file: file, signUps: try EventSignUpStore.all(file.event.id, db), now: visit.now)
    }

    private var event: Event { file.event }

    func title(_ t: Texts) -> String { event.plan.title }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Agenda"), EventLinks.desk)] }

    func body(_ view: View) -> HTML {
        let t = view.t, stage = event.stage(at: now)
        return """
            \(pageHeader(event.plan.title, kicker: t(event.plan.kind.name), intro: t.when(event.plan), badges: badge(t(stage.name), stage.tone), actions: acts(view)))\
            \(if: event.cancelledAt != nil, alert(.warning, t("Annulé : \(event.cancelledReason)")))\
            \(if: event.plan.takesSignUps, section(t("Qui vient"), id: "inscrits") { people(view) })\
            \(cancelling(view))
            """
    }

    private func acts(_ view: View) -> HTML {
        """
        \(if: EventRules.mayPublish(event, file.actor, at: now) == nil, view.action(event.deskLink + "/publication", "Publier", style: .primary))\
        \(if: EventRules.mayRevise(event, file.actor, at: now) == nil, view.linkButton(event.deskLink + "/annonce", "Changer l’annonce", style: .secondary))\
        \(view.linkButton(event.link, "Voir la page publique", style: .quiet))
        """
    }

    private func people(_ view: View) -> HTML {
        let t = view.t
        if signUps.isEmpty { return emptyState(t("Personne n’est encore inscrit.")) }
        return """
            <p>\(event.plan.capacity.map { t("\(event.taken) places prises sur \($0)") } ?? t(event.taken, one: "1 place prise", many: "\(event.taken) places prises"))</p>\
            \(table(
                t("Qui vient"), isCaptionHidden: true,
                columns: [Column(t("Nom"), isHeading: true), Column(t("Places"), isNumber: true), Column(t("Besoins"), isProse: true), Column(t("État"))], rows: signUps
            ) { signUp in
                [
                    "\(signUp.person.name)\(if: !signUp.person.phone.isEmpty, "<br>\(signUp.person.phone)")", HTML(text: t.number(signUp.party.seats)), HTML(text: needs(signUp.party, t)),
                    badge(t(signUp.state.name), signUp.state == .coming ? .success : .neutral),
                ]
            })
            """
    }

    private func needs(_ party: EventSignUp.Party, _ t: Texts) -> String {
        [
            party.children > 0 ? t(party.children, one: "1 enfant à garder", many: "\(party.children) enfants à garder") : nil,
            party.spoken.isEmpty ? nil : t("interprète : \(party.spoken)"), party.needs.isEmpty ? nil : party.needs,
        ].compactMap(\.self).joined(separator: " · ")
    }

    private func cancelling(_ view: View) -> HTML {
        guard EventRules.mayCancel(event, file.actor, at: now) == nil else { return .empty }
        return details(view.t("Annuler l’événement"), isOpen: view.form.error("reason") != nil, view.form(event.deskLink + "/annulation", key: "a", listsErrors: true) { view in
            "\(view.textField("reason", label: "Motif", help: "Il est public, et toutes les personnes attendues le reçoivent.", maxLength: 300))\(view.submit("Annuler l’événement", style: .danger))"
        })
    }
}
