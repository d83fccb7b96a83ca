import HTML
import L10n
import Vocabulary
import Web

/// How the opinions of the participatory bodies are shown and asked for.
extension View {
    /// What the bodies voted, for everyone.
    func bodyOpinions(_ given: [BodyOpinions.Given]) -> HTML {
        guard !given.isEmpty else { return .empty }
        return section(t("Avis des instances"), id: "avis-des-instances") { opinionList(given) }
    }

    private func opinionList(_ given: [BodyOpinions.Given]) -> HTML {
        """
        <ul>\(each: given, { opinion in """
            <li><a href="\(url: opinion.link)">\(opinion.body)</a> : \(badge(t(opinion.words), opinion.state == .favourable ? .success : opinion.state == .asked ? .info : .warning))</li>
            """ })</ul>
        """
    }

    /// The way to ask one, on the page of a study.
    func askingBodies(_ file: StudyFile, _ given: [BodyOpinions.Given], _ bodies: [BodyOpinions.Body], _ refusal: Refusal?) -> HTML {
        guard !given.isEmpty || refusal == nil && !bodies.isEmpty else { return .empty }
        let isOpen = form.error("body") != nil || form.error("body_question") != nil || form.error("body_due") != nil
        let asking: HTML = refusal != nil || bodies.isEmpty ? .empty : details(t("Demander l’avis d’une instance"), isOpen: isOpen, form(file.link + "/avis-instance", listsErrors: isOpen) {
            """
            \(select("body", label: "Instance", choices: bodies.map { Choice("\($0.id)", text: $0.name) }))\
            \(textArea("body_question", label: "La question", rows: 3, maxLength: 1000))\(dateField("body_due", label: "Réponse attendue pour le", min: now))\
            \(submit("Demander l’avis", style: .secondary))
            """
        })
        return panel(t("Avis des instances"), "\(if: !given.isEmpty, opinionList(given))\(asking)")
    }
}
