import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The officer entrusts a proposal to a lead service and asks others for their opinion, each with a question and a date.
struct AssignStudyPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/:number/attribution"
    static var surroundings: Surroundings { .desk }

    let file: StudyFile
    let services: [MunicipalService]
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try FeasibilityStore.file(visit, db)
        if let refusal = FeasibilityRules.mayAssign(file, visit.actor, at: visit.now) { throw refusal }
        return Self(file: file, services: try ServiceStore.all(db).filter { $0.isActive || file.services.contains($0.id) }, now: visit.now)
    }

    func title(_ t: Texts) -> String { t("Confier la proposition n°\u{A0}\(String(file.proposal.number ?? 0))") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Étude par les services"), FeasibilityLinks.queue(file.edition)), Crumb(file.proposal.title, file.link)]
    }

    func body(_ view: View) -> HTML {
        columns(
            main: view.form(file.link + "/attribution", guardsDraft: true) { fields(view) },
            aside: panel(file.proposal.title, "<p>\(file.proposal.summary)</p>\(details(view.t("Lire la proposition"), view.proposalToStudy(file.own)))")
        )
    }

    private func fields(_ view: View) -> HTML {
        """
        \(view.fieldset("Service pilote", help: "Il conclut et signe.") {
            """
            <div class="row">\
            \(view.select("lead", label: "Service", choices: services.map { Choice("\($0.id)", text: $0.name) }, value: file.study?.lead.description, empty: "Choisir un service"))\
            \(view.dateField("due", label: "Conclusion attendue le", value: file.study?.dueAt, min: now))</div>\
            \(view.textArea("question", label: "Question au service", value: file.study?.question, required: false, rows: 2, maxLength: 1000))
            """
        })
        \(view.fieldset("Autres services consultés", help: "Cochez ceux dont vous attendez un avis.") {
            "\(each: services, { service in contributor(service, view) })"
        })\
        \(buttons(view.submit("Confier et prévenir les services"), view.linkButton(file.link, "Annuler", style: .quiet)))
        """
    }

    private func contributor(_ service: MunicipalService, _ view: View) -> HTML {
        let contribution = file.contribution(of: service.id)
        let hasAnswered = contribution?.opinion != nil
        return details(service.name + (hasAnswered ? " : " + view.t("a répondu") : ""), isOpen: contribution != nil, """
            \(if: hasAnswered, "<p class=\"muted\">\(view.t("Son avis reste dans l’étude."))</p>")\
            \(view.checkbox("ask-\(service.id)", label: "Demander l’avis de ce service", checked: contribution != nil))\
            <div class="row">\
            \(view.dateField("due-\(service.id)", label: "Avis attendu le", help: "À défaut, celle du service pilote.", value: contribution?.dueAt, required: false, min: now))</div>\
            \(view.textArea("question-\(service.id)", label: "Question", value: contribution?.question, required: false, rows: 2, maxLength: 1000))
            """)
    }
}
