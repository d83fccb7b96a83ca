import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// In session, the services read a proposal with every opinion, decide, ask a service what they could not settle, and go to the next one.
struct ServiceSessionItemPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/seances/:session/propositions/:number"
    static var surroundings: Surroundings { .desk }

    let session: ServiceSessionFile
    let item: ServiceSessionItem
    let study: StudyFile
    let services: [(id: ServiceID, name: String)]
    let deciding: Refusal?
    let asking: Refusal?
    let above: [Crumb]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let session = try ServiceSessionStore.file(visit, db), (actor, now) = (visit.actor, visit.now)
        if let refusal = ServiceSessionRules.mayRead(session, actor) { throw refusal }
        let item = try session.item(number: try visit.number("number"))
        return Self(
            session: session, item: item, study: try FeasibilityStore.file(visit, db), services: try ServiceStore.all(db).filter(\.isActive).map { ($0.id, $0.name) },
            deciding: ServiceSessionRules.mayDecide(item, session, actor, at: now), asking: ServiceSessionRules.mayAsk(item, session, actor, at: now), above: session.above(visit))
    }

    func title(_ t: Texts) -> String { t("Proposition n°\u{A0}\(String(item.number)) : \(item.title)") }
    func trail(_ t: Texts) -> [Crumb] { above + [Crumb(session.session.title, session.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(item.title, kicker: t("Proposition n°\u{A0}\(String(item.number))"), badges: view.decision(item)))\
            \(passage(view))\
            \(columns(
                main: """
                    \(section(t("Ce que la séance décide"), id: "decision") { said(view) ?? deciding.map { view.refusal($0) } ?? decisionForm(view) })\
                    \(section(t("Questions posées en séance"), id: "questions") {
                        "\(each: item.questions, { view.studyQuestion($0) })\(asking.map { view.refusal($0) } ?? view.askingService(session.link(to: item) + "/questions", services))"
                    })\
                    \(section(t("Avis des services"), id: "avis") { study.contributions.isEmpty ? "<p>\(t("Aucun autre service n’est consulté."))</p>" : view.contributions(study.contributions) { _ in .empty } })
                    """,
                aside: view.proposalToStudy(study.own)))
            """
    }

    /// To the neighbours on the agenda, and to the screen of the room.
    private func passage(_ view: View) -> HTML {
        let numbers = session.items.map(\.number)
        func link(_ number: Int?, _ label: Message) -> HTML {
            number.map { view.linkButton("\(session.link)/propositions/\($0)", label, style: .quiet) } ?? .empty
        }
        let isShown = session.shown?.proposal == item.proposal
        return """
            <nav class="row" aria-label="\(view.t("Propositions voisines"))">\(link(numbers.last { $0 < item.number }, "Précédente"))\(link(numbers.first { $0 > item.number }, "Suivante"))\
            \(if: asking == nil && !isShown, view.action(session.link + "/ecran", "Mettre à l’écran", fields: [("number", "\(item.number)")]))\
            \(if: isShown, badge(view.t("À l’écran de la salle"), .info))</nav>
            """
    }

    private func said(_ view: View) -> HTML? {
        item.decision.map { decision in
            """
            <p><strong>\(view.t(decision.name))</strong> \(item.reason)</p>\
            \(if: !item.conditions.isEmpty, "<p><strong>\(view.t("Conditions"))</strong> \(item.conditions)</p>")\
            \(item.recordedByName.map { "<p class=\"muted\">\(view.t("Enregistré par \($0)"))</p>" as HTML })
            """
        }
    }

    private func decisionForm(_ view: View) -> HTML {
        let isOpen = view.form.error("decision") != nil || view.form.error("decision_reason") != nil || view.form.error("decision_conditions") != nil
        return view.form(session.link(to: item), listsErrors: isOpen) {
            """
            \(view.radios("decision", legend: "La séance tient le projet pour", choices: ServiceSessionItem.Decision.allCases.map { Choice($0.rawValue, $0.name) }))\
            \(view.textArea("decision_reason", label: "Motif", help: "Il figure au compte rendu et guide le service pilote, qui signe la conclusion.", rows: 3, maxLength: 1500))\
            \(view.textArea("decision_conditions", label: "Conditions", help: "À remplir si le projet est réalisable sous conditions.", required: false, showsOptional: false, rows: 2, maxLength: 1500))\
            \(view.submit("Enregistrer et passer à la suivante"))
            """
        }
    }
}
