import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Those who follow a body read the versions of its charter; its officer writes the next one and publishes it.
struct EditCharterPage: Page {
    static let path: Path = "/bureau/instances/:assembly/charte"
    static var surroundings: Surroundings { .desk }

    let standing: Standing
    let versions: [Charter]
    let refusalToDraft: Refusal?
    let refusalToPublish: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = AssemblyRules.mayRead(standing) { throw refusal }
        let versions = try CharterStore.all(standing.assembly.id, db)
        return Self(
            standing: standing, versions: versions, refusalToDraft: StatuteRules.mayDraft(standing),
            refusalToPublish: StatuteRules.mayPublish(standing, versions.first { $0.publishedAt == nil }))
    }

    func title(_ t: Texts) -> String { t("Charte") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.deskTrail(t) }

    func body(_ view: View) -> HTML {
        """
        \(view.deskTabs(standing.assembly, at: "/charte"))\
        \(columns(main: refusalToDraft.map { view.notice($0) } ?? draftForm(view), aside: "\(publication(view))\(history(view))"))
        """
    }

    private func draftForm(_ view: View) -> HTML {
        let kind = standing.assembly.kind, last = versions.first, rules = last?.rules ?? kind.charter
        return view.form("\(standing.assembly.deskLink)/charte", guardsDraft: true, listsErrors: view.form.value("text") != nil) {
            """
            \(view.textArea("text", label: "Texte de la charte", help: "Titres avec ##, listes avec des tirets.", value: last?.text ?? kind.charterText, rows: 16, maxLength: 30_000))\
            \(view.fieldset("Les règles que la plateforme applique") { """
                <div class="row">\
                \(view.numberField("notice_days", label: "Convocation envoyée avant la réunion", value: rules.noticeDays, min: 0, max: 60, unit: "jours"))\
                \(view.numberField("quorum_percent", label: "Quorum", help: "Part des membres qui votent. 0 : sans quorum.", value: rules.quorumPercent, min: 0, max: 100, unit: "%"))</div>\
                <div class="row">\
                \(view.numberField("proxies", label: "Pouvoirs par membre, au plus", value: rules.proxies, min: 0, max: 5))\
                \(view.numberField("correction_days", label: "Pour corriger un compte rendu", value: rules.correctionDays, min: 1, max: 60, unit: "jours"))\
                \(view.numberField("answer_days", label: "Pour que la ville réponde", value: rules.answerDays, min: 1, max: 365, unit: "jours"))</div>\
                \(view.numberField("most_absences", label: "Réunions manquées de suite", help: "Sans excuse, au-delà desquelles un mandat peut prendre fin. 0 : pas de règle.", value: rules.mostAbsences, min: 0, max: 20))\
                \(view.numberField("petition_signatures", label: "Signatures d’une pétition", help: "Au-delà, elle est inscrite à l’ordre du jour. 0 : pas de pétition.", value: rules.petitionSignatures, min: 0, max: 100_000))\
                \(view.numberField("residents_percent", label: "Habitants parmi les membres, au moins", help: "Personne d’autre n’entre si cette part n’est plus tenue. 0 : pas de règle.", value: rules.residentsPercent, min: 0, max: 100, unit: "%"))\
                \(view.checkbox("counts_proxies", label: "Les membres représentés comptent pour le quorum", checked: rules.countsProxies))
                """ })\
            \(view.submit("Enregistrer le brouillon", style: .secondary))
            """
        }
    }

    private func publication(_ view: View) -> HTML {
        let t = view.t
        guard refusalToDraft == nil else { return .empty }
        if let refusalToPublish { return panel(t("Publier"), view.refusal(refusalToPublish)) }
        return panel(t("Publier"), view.form("\(standing.assembly.deskLink)/charte/publication", listsErrors: false) {
            """
            <p>\(t("La version publiée s’applique aux réunions convoquées ensuite. Elle ne change plus."))</p>\
            \(view.textField("reason", label: "Motif", help: "Par exemple : délibération du 3 mars, n° 2026-12.", maxLength: 300))\
            \(view.submit("Publier la charte"))
            """
        })
    }

    private func history(_ view: View) -> HTML {
        let published = versions.filter { $0.publishedAt != nil }
        guard !published.isEmpty else { return .empty }
        return panel(view.t("Versions publiées"), view.versions(published, of: standing.assembly))
    }
}

extension View {
    /// The published versions of a charter, each with its date and its reason.
    func versions(_ charters: [Charter], of assembly: Assembly) -> HTML {
        """
        <ul>\(each: charters, { charter in """
            <li><a href="\(url: "\(assembly.link)/charte?version=\(charter.number)")">\(t("Version \(charter.number)"))</a>\
            \(charter.publishedAt.map { ", \(time($0))" as HTML })<br>\(charter.reason)</li>
            """ })</ul>
        """
    }
}
