import Database
import HTML
import L10n
import Vocabulary
import Web

/// On the day and after: who keeps the event counts who is there, then tells what happened.
struct EventDayPage: Page {
    static let path: Path = "/bureau/agenda/:event/jour"
    static var surroundings: Surroundings { .desk }

    let day: EventDay

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let day = try EventDay(visit, db)
        if let refusal = day.refusal(visit) { throw refusal }
        return Self(day: day)
    }

    private var event: Event { day.file.event }

    func title(_ t: Texts) -> String { t("Le jour même") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Agenda"), EventLinks.desk), Crumb(event.plan.title, event.deskLink)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: event.plan.title, intro: t.opening(event.plan)))\
            \(section(t("Qui est là"), id: "presences") { attendance(view) })\
            \(section(t("Ce qui s’est passé"), id: "compte-rendu") { "\(typing(view))\(report(view))" })
            """
    }

    private func attendance(_ view: View) -> HTML {
        view.form(event.deskLink + "/presences", key: "p", listsErrors: true) { view in
            """
            \(view.numberField("present", label: "Combien de personnes sont venues", help: "Comptées à l’entrée : personne n’a à dire son nom.", value: event.present, required: false, min: 0))\
            \(if: !day.expected.isEmpty, view.checkboxes(
                "came", legend: "Parmi les inscrits, sont venus", choices: day.expected.map { Choice("\($0.id)", text: $0.person.name, help: $0.party.seats > 1 ? view.t("\($0.party.seats) places") : nil) },
                values: day.expected.filter { $0.came == true }.map { "\($0.id)" }, required: false))\
            \(view.submit("Enregistrer", style: .secondary))
            """
        }
    }

    /// Sheets are typed in as at the counter, under the name of the event.
    private func typing(_ view: View) -> HTML {
        let t = view.t, typed = event.typedIdeas
        guard let edition = event.editionSlug, QuestionRules.mayReceive(day.file.actor) == nil else { return .empty }
        return """
            \(if: typed > 0, "<p>\(t(typed, one: "1 feuille d’idée est saisie.", many: "\(typed) feuilles d’idées sont saisies."))</p>")\
            \(buttons(view.linkButton("/bureau/accueil/deposer/\(edition)?evenement=\(event.id)", "Saisir une feuille d’idée", style: .secondary)))
            """
    }

    private func report(_ view: View) -> HTML {
        view.form(event.deskLink + "/compte-rendu", key: "r", guardsDraft: true, listsErrors: true) { view in
            """
            \(view.textArea("report", label: "Compte rendu", help: "Public : ce qui a été fait, ce qui s’est dit, sans nommer personne.", value: event.report, rows: 8, maxLength: 10_000))\
            \(view.numberField("ideas", label: "Idées recueillies", help: "Les feuilles remplies sur place, avant leur saisie à l’accueil.", value: event.ideas, required: false, min: 0))\
            \(view.submit(event.reportedAt == nil ? "Publier le compte rendu" : "Corriger le compte rendu"))
            """
        }
    }
}
