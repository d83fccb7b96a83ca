import Database
import HTML
import L10n
import Vocabulary
import Web

/// The lead service's referent concludes, with every opinion beside the form.
struct ConclusionPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/:number/conclusion"
    static var surroundings: Surroundings { .desk }

    let file: StudyFile
    let limits: CostLimits
    var sheet = CostSheet()
    var decisions: [SessionDecision] = []
    var conflicts: [PlaceConflict] = []

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try FeasibilityStore.file(visit, db)
        if let refusal = FeasibilityRules.maySign(file, visit.actor, at: visit.now) { throw refusal }
        return Self(file: file, limits: try FeasibilityStore.limits(file.edition.id, at: visit.now, db),
            sheet: try file.study.map { try CostLineStore.sheet($0.id, db) } ?? CostSheet(), decisions: try ServiceSessionStore.decisions(on: file.proposal.id, db),
            conflicts: try PlaceConflictStore.of(file.proposal.id, in: file.edition.id, db))
    }

    func title(_ t: Texts) -> String { t("Conclure l’étude de la proposition n°\u{A0}\(String(file.proposal.number ?? 0))") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Études de mon service"), FeasibilityLinks.serviceQueue), Crumb(file.proposal.title, file.link)]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return "\(file.study.map { due($0, view) })" + columns(
            main: """
                \(view.toReadFirst(file, file.contributions))\
                \(if: !file.awaited.isEmpty, alert(.warning, t("Des services n’ont pas répondu à temps : \(t.list(file.awaited.map(\.serviceName))). Vous pouvez conclure sans eux.")))\
                \(view.conflictWarning(conflicts, file.edition))\(view.sessionDecisions(decisions, file.edition))\(declined(t))\(view.form(file.link + "/conclusion", guardsDraft: true) { fields(view) })
                """,
            aside: """
                \(panel(file.proposal.title, "<p>\(file.proposal.summary)</p>\(details(t("Lire la proposition"), view.proposalToStudy(file.own)))"))\
                \(section(t("Avis des services")) { view.contributions(file.contributions) { _ in .empty } })
                """
        )
    }

    private func due(_ study: FeasibilityStudy, _ view: View) -> HTML {
        "<p>\(view.t("Conclusion attendue le \(day: study.dueAt).")) \(if: study.dueAt <= view.now, badge(view.t("En retard"), .error))</p>"
    }

    private func declined(_ t: Texts) -> HTML {
        guard let synthesis = file.synthesis, synthesis.milestones.declinedAt != nil else { return .empty }
        return alert(.warning, title: t("Le porteur a refusé la version aménagée"), "<p>\(synthesis.answer)</p>")
    }

    private func fields(_ view: View) -> HTML {
        // What the lead service answered as a contributor is where its conclusion starts from.
        let own = file.contributions.first { $0.service == file.study?.lead }?.opinion
        // What the services decided together comes first.
        let decided = decisions.first { $0.decision.conclusion != nil }
        return """
            \(view.radios("conclusion", legend: "Conclusion", choices: Synthesis.Conclusion.allCases.map { Choice($0.rawValue, $0.name) }, value: decided?.decision.conclusion?.rawValue))\
            \(view.textArea("conditions", label: "Conditions", help: "À remplir si la conclusion est sous conditions.", value: decided.map(\.conditions) ?? own?.conditions, required: false, showsOptional: false, rows: 3, maxLength: 1500))\
            \(limits.cap.map { "<p class=\"muted\">\(view.t("Le règlement plafonne chaque projet à \($0)."))</p>" })\
            \(view.costingFields(sheet.costing(over: own?.costing)))\
            \(view.publicReasonField(own?.publicReason, help: "En mots simples : le porteur, puis les habitants le liront."))\
            \(view.fieldset("Version aménagée", help: "Si le projet n’est possible qu’autrement. Le porteur l’accepte ou la refuse avant la suite.") {
                """
                \(view.textField("amended_title", label: "Nouveau titre", required: false, maxLength: 120))\
                \(view.textArea("amended_summary", label: "Nouveau résumé", required: false, rows: 3, maxLength: 400))
                """
            })\
            \(buttons(view.submit("Signer la conclusion"), view.linkButton(file.link, "Revenir à l’étude", style: .quiet)))
            """
    }
}
