import Database
import HTML
import L10n
import Vocabulary
import Web

/// A service's referent gives its opinion, with the proposal and the other opinions beside the form.
struct OpinionPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/:number/avis/:service"
    static var surroundings: Surroundings { .desk }

    let file: StudyFile
    let contribution: Contribution

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try FeasibilityStore.file(visit, db)
        let service: ServiceID = try visit.id("service")
        if let refusal = FeasibilityRules.mayGiveOpinion(file, service, visit.actor, at: visit.now) { throw refusal }
        guard let contribution = file.contribution(of: service) else { throw NotFound() }
        return Self(file: file, contribution: contribution)
    }

    func title(_ t: Texts) -> String { t("Avis de \(contribution.serviceName) sur la proposition n°\u{A0}\(String(file.proposal.number ?? 0))") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Études de mon service"), FeasibilityLinks.serviceQueue), Crumb(file.proposal.title, file.link)]
    }

    func body(_ view: View) -> HTML {
        let others = file.contributions.filter { $0.opinion != nil && $0.id != contribution.id }
        return "\(if: contribution.opinion == nil, view.awaited(contribution))" + columns(
            main: view.toReadFirst(file, others) + form(view),
            aside: """
                \(panel(file.proposal.title, "<p>\(file.proposal.summary)</p>\(details(view.t("Lire la proposition"), view.proposalToStudy(file.own)))"))\
                \(if: !others.isEmpty, section(view.t("Autres avis")) { view.contributions(others) { _ in .empty } })
                """
        )
    }

    private func form(_ view: View) -> HTML {
        let former = contribution.opinion
        return """
            \(if: !contribution.question.isEmpty, alert(.info, title: view.t("Question posée à votre service"), "<p>\(contribution.question)</p>"))\
            \(former.map { alert(.info, view.t("Un avis a été donné par \($0.givenBy) le \($0.givenAt). Le vôtre le remplacera ; le premier reste lisible par les agents.")) })\
            \(view.form("\(file.link)/avis/\(contribution.service)", guardsDraft: true) { fields(former, view) })
            """
    }

    private func fields(_ former: Opinion?, _ view: View) -> HTML {
        """
        \(view.hidden("seen", former.map { "\($0.id)" } ?? ""))\
        \(view.radios("verdict", legend: "Avis", choices: Opinion.Verdict.allCases.map { Choice($0.rawValue, $0.name) }, value: former?.verdict.rawValue))\
        \(view.textArea("conditions", label: "Conditions", help: "À remplir si l’avis est sous conditions. Les habitants les liront, avec le motif.", value: former?.conditions, required: false, showsOptional: false, rows: 3, maxLength: 1500))\
        \(view.costingFields(former?.costing))\
        \(view.publicReasonField(former?.publicReason, help: "En mots simples : les habitants le liront."))\
        \(view.textArea("note", label: "Note pour les collègues", help: "Elle n’est jamais publiée.", value: former?.internalNote, required: false, rows: 3, maxLength: 2000))\
        \(buttons(view.submit("Donner l’avis"), view.linkButton(file.link, "Revenir à l’étude", style: .quiet)))
        """
    }
}
