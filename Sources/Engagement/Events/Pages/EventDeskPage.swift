import Database
import HTML
import L10n
import Vocabulary
import Web

/// Who keeps an event, or works there, sees who comes and what remains to be done.
struct EventDeskPage: Page {
    static let path: Path = "/bureau/agenda/:event"
    static var surroundings: Surroundings { .desk }

    let team: EventTeam
    let signUps: [EventSignUp]
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let team = try EventTeam(visit, db)
        if let refusal = EventRules.mayFollow(team.file) { throw refusal }
        return Self(team: team, signUps: try EventSignUpStore.all(team.file.event.id, db), now: visit.now)
    }

    private var file: EventFile { team.file }
    private var event: Event { team.file.event }
    private var mayPrepare: Bool { EventRules.mayPrepare(event, file.actor, at: now) == nil }
    private var maySignUp: Bool { mayPrepare && EventRules.maySignUp(event, at: now) == nil }

    func title(_ t: Texts) -> String { event.plan.title }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Agenda"), EventLinks.desk)] }

    func body(_ view: View) -> HTML {
        let t = view.t, stage = event.stage(at: now)
        return """
            \(pageHeader(event.plan.title, kicker: t(event.plan.kind.name), intro: t.opening(event.plan), badges: badge(t(stage.name), stage.tone), actions: acts(view)))\
            \(if: event.cancelledAt != nil, alert(.warning, t("Annulé : \(event.cancelledReason)")))\
            \(if: event.plan.takesSignUps, section(t("Qui vient"), id: "inscrits") { "\(people(view))\(entering(view))" })\
            \(section(t("Qui y travaille"), id: "equipe") { "\(staff(view))\(assigning(view))" })\
            \(cancelling(view))
            """
    }

    private func acts(_ view: View) -> HTML {
        """
        \(if: EventRules.mayPublish(event, file.actor, at: now) == nil, view.action(event.deskLink + "/publication", "Publier", style: .primary))\
        \(if: EventRules.mayTell(file, at: now) == nil, view.linkButton(event.deskLink + "/jour", event.reportedAt == nil ? "Compter et raconter" : "Revoir le compte rendu"))\
        \(if: EventRules.mayRevise(event, file.actor, at: now) == nil, view.linkButton(event.deskLink + "/annonce", "Changer l’annonce", style: .secondary))\
        \(view.linkButton(event.deskLink + "/aide", "Les coups de main", style: .secondary))\
        \(if: event.plan.kind == .forum, view.linkButton(event.deskLink + "/stands", "Le programme du forum", style: .secondary))\
        \(if: event.publishedAt != nil || mayPrepare, view.linkButton(event.link, "Voir la page publique", style: .quiet))
        """
    }

    private func people(_ view: View) -> HTML {
        let t = view.t
        if signUps.isEmpty { return emptyState(t("Personne n’est encore inscrit.")) }
        return """
            <p>\(event.plan.capacity.map { t("\(event.taken) places prises sur \($0)") } ?? t(event.taken, one: "1 place prise", many: "\(event.taken) places prises"))</p>\
            \(table(
                t("Qui vient"), isCaptionHidden: true,
                columns: [
                    Column(t("Nom"), isHeading: true), Column(t("Places"), isNumber: true), Column(t("Besoins"), isProse: true), Column(t("État")), Column(t("Retirer"), isTitleHidden: true),
                ], rows: signUps
            ) { line($0, view) })
            """
    }

    private func line(_ signUp: EventSignUp, _ view: View) -> [HTML] {
        let t = view.t, remove = view.action(event.deskLink + "/inscriptions/retrait", "Rendre la place", style: .quiet, fields: [("sign_up", "\(signUp.id)")])
        return [
            "\(signUp.person.name)\(if: !signUp.person.phone.isEmpty, "<br>\(signUp.person.phone)")", HTML(text: t.number(signUp.party.seats)), HTML(text: needs(signUp.party, t)),
            badge(t(signUp.state.name), signUp.state == .coming ? .success : .neutral), maySignUp ? remove : .empty,
        ]
    }

    private func needs(_ party: EventSignUp.Party, _ t: Texts) -> String {
        [
            party.children > 0 ? t(party.children, one: "1 enfant à garder", many: "\(party.children) enfants à garder") : nil,
            party.spoken.isEmpty ? nil : t("interprète : \(party.spoken)"), party.needs.isEmpty ? nil : party.needs,
        ].compactMap(\.self).joined(separator: " · ")
    }

    private func entering(_ view: View) -> HTML {
        guard maySignUp else { return .empty }
        let link = event.deskLink + "/inscriptions"
        return details(view.t("Inscrire une personne qui appelle"), isOpen: view.form.error("name") != nil || view.form.error("phone") != nil || view.form.error("email") != nil, view.form(link, key: "i", listsErrors: true) { view in
            """
            \(view.textField("name", label: "Nom", maxLength: 120, autocomplete: "off"))\(view.emailField(required: false, autocomplete: "off"))\(view.phoneField())\
            \(view.partyFields(event.plan))\(view.submit("Inscrire", style: .secondary))
            """
        })
    }

    private func staff(_ view: View) -> HTML {
        let t = view.t
        if file.staff.isEmpty { return emptyState(t("Personne n’est encore désigné.")) }
        return table(
            t("Qui y travaille"), isCaptionHidden: true, columns: [Column(t("Nom"), isHeading: true), Column(t("Ce qu’elle fait"), isProse: true), Column(t("Retirer"), isTitleHidden: true)],
            rows: file.staff
        ) { colleague in
            [
                HTML(text: colleague.name), HTML(text: colleague.task),
                mayPrepare ? view.action(event.deskLink + "/equipe/retrait", "Retirer", style: .quiet, fields: [("account", "\(colleague.account)")]) : .empty,
            ]
        }
    }

    private func assigning(_ view: View) -> HTML {
        guard mayPrepare else { return .empty }
        return details(view.t("Désigner un·e collègue"), isOpen: view.form.error("account") != nil, view.form(event.deskLink + "/equipe", key: "e") { view in
            """
            \(view.select("account", label: "Qui", choices: team.colleagues.map { Choice("\($0.account)", text: $0.name) }))\
            \(view.textField("task", label: "Ce qu’elle ou il y fait", required: false, maxLength: 120))\(view.submit("Désigner", style: .secondary))
            """
        })
    }

    private func cancelling(_ view: View) -> HTML {
        guard EventRules.mayCancel(event, file.actor, at: now) == nil else { return .empty }
        return details(view.t("Annuler l’événement"), isOpen: view.form.error("reason") != nil, view.form(event.deskLink + "/annulation", key: "a", listsErrors: true) { view in
            "\(view.textField("reason", label: "Motif", help: "Il est public, et toutes les personnes attendues le reçoivent.", maxLength: 300))\(view.submit("Annuler l’événement", style: .danger))"
        })
    }
}
