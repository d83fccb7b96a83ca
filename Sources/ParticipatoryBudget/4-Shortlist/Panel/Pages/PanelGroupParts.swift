import HTML
import L10n
import Vocabulary
import Web

/// How the small groups of a session are formed, chosen, and what each gives.
extension View {
    func formingGroups(_ session: PanelSessionFile) -> HTML {
        let people = session.file.members.filter { session.present.contains($0.account) }
        let hasErrors = form.error("count") != nil || people.contains { form.error("group-\($0.account)") != nil }
        return """
            \(session.groups.isEmpty ? "<p class=\"muted\">\(t("Le panel n’est pas réparti en groupes."))</p>" : groupList(session))\
            \(details(t("Former les groupes"), isOpen: hasErrors, form(session.link + "/groupes", listsErrors: hasErrors) {
                """
                \(numberField("count", label: "Répartir au hasard en combien de groupes", help: "Laissez vide pour donner vous-même un groupe à chaque personne.", required: false, min: 2, max: 20))\
                \(fieldset("Ou le groupe de chaque personne") {
                    "\(each: people, { numberField("group-\($0.account)", label: "\($0.name)", value: session.groups[$0.account], required: false, min: 1, max: 20) })"
                })\
                \(submit("Former les groupes", style: .secondary))
                """
            }))
            """
    }

    private func groupList(_ session: PanelSessionFile) -> HTML {
        """
        <ul>\(each: session.groupNames, { name in
            let seated = session.seated(in: name)
            return "<li><strong>\(name)</strong> \(session.file.members.filter { seated.contains($0.account) }.map(\.name).joined(separator: ", "))</li>"
        })</ul>
        """
    }

    /// One of those formed, else the words of the officer.
    func choosingGroup(_ session: PanelSessionFile) -> HTML {
        if session.groupNames.isEmpty {
            return textField("group", label: "Groupe", help: "Laissez vide pour tout le panel. Par exemple : table 2.", required: false, maxLength: 60)
        }
        return select("group", label: "Groupe", choices: session.groupNames.map { Choice($0, text: $0) }, empty: "Tout le panel", required: false)
    }

    func groupScores(_ selection: Selection) -> HTML {
        guard selection.method == .scores else {
            return numberField("points", label: "Points donnés par le groupe", required: false, min: 0, max: selection.bestMark)
        }
        return fieldset("Notes du groupe", help: "Après que chaque membre a noté de son côté. Laissez tout vide si le groupe ne note pas.") {
            """
            <div class="row">\(each: selection.criteria, { criterion in
                numberField("score-\(criterion.id)", label: "\(criterion.name), sur \(criterion.scale)", required: false, min: 0, max: criterion.scale)
            })</div>
            """
        }
    }

    /// What a group gave, criterion by criterion, and who stood aside.
    func groupMarks(_ said: Deliberation, _ session: PanelSessionFile) -> HTML {
        guard let points = said.points else { return "–" }
        let selection = session.file.selection, aside = session.aside(from: said.proposal, in: said.group)
        let scores = selection.criteria.compactMap { criterion in said.scores[criterion.id].map { "\(criterion.name) \($0)/\(criterion.scale)" } }
        return """
            \(t("\(points) sur \(selection.bestMark)"))\(if: !scores.isEmpty, "<br><span class=\"muted\">\(scores.joined(separator: ", "))</span>")\
            \(if: !aside.isEmpty, "<br><span class=\"muted\">\(t("Sans \(aside.joined(separator: ", ")), pour un lien avec la proposition"))</span>")
            """
    }
}
