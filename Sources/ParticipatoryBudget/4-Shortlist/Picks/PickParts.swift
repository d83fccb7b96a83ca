import HTML
import L10n
import Vocabulary
import Web

/// The picks of the bodies on the page of a selection.
extension View {
    func picks(_ page: SelectionPage) -> HTML {
        section(t("Coups de cœur"), id: "coups-de-coeur") {
            """
            \(page.file.picks.isEmpty ? "<p>\(page.file.selection.decidedAt != nil ? t("Aucun coup de cœur.") : t("Les instances n’ont pas encore désigné de coup de cœur. Ils s’ajoutent à la liste du panel."))</p>" : pickTable(page))\
            \(page.refusalToPick.map { refusal($0) } ?? "\(invitingBodies(page))\(notingPick(page))")
            """
        }
    }

    private func pickTable(_ page: SelectionPage) -> HTML {
        let links = Dictionary(page.bodies.map { ($0.id, $0.link) }) { $1 }, isOpen = page.refusalToPick == nil
        let columns = [Column(t("Proposition"), isHeading: true), Column(t("Choisie par")), Column(t("Motif"))] + (isOpen ? [Column(t("Retirer"), isTitleHidden: true)] : [])
        return table(t("Coups de cœur des instances"), isCaptionHidden: true, columns: columns, rows: page.file.picks) { pick in
            let cells: [HTML] = ["n° \(pick.number) · \(pick.title)", bodyName(pick, links), HTML(text: pick.reason)]
            return isOpen ? cells + [action("\(page.file.link)/coups-de-coeur/\(pick.id)/retrait", "Retirer", style: .quiet)] : cells
        }
    }

    /// With the way to its page, when it is one of the city's.
    func bodyName(_ pick: Pick, _ links: [Int: String]) -> HTML {
        let day = pick.chosenOn.map { "<br><span class=\"muted\">\(t("choisi le \(day: $0)"))</span>" as HTML }
        guard let link = pick.assembly.flatMap({ links[$0] }), !link.isEmpty else { return "\(pick.body)\(day)" }
        return "<a href=\"\(url: link)\">\(pick.body)</a>\(day)"
    }

    private func invitingBodies(_ page: SelectionPage) -> HTML {
        let waiting = page.bodies.filter { !page.invited.contains($0.id) }, asked = page.bodies.filter { page.invited.contains($0.id) }
        let given = Set(page.file.picks.compactMap(\.assembly))
        let isWrong = form.error("invited") != nil
        return """
            \(if: !asked.isEmpty, "<p>\(t("Instances invitées")) : \(asked.map { given.contains($0.id) ? t("\($0.name) (a choisi)") : $0.name }.joined(separator: ", ")).</p>")\
            \(if: !waiting.isEmpty, details(t("Inviter des instances à choisir"), isOpen: isWrong, form(page.file.link + "/instances", key: "instances", listsErrors: isWrong) { view in
                """
                \(view.checkboxes("invited", legend: "Instances", help: "Le bureau de chacune reçoit un courrier et inscrit lui-même ses coups de cœur.", choices: waiting.map { Choice("\($0.id)", text: $0.name) }))\
                \(view.submit("Inviter", style: .secondary))
                """
            }))
            """
    }

    private func notingPick(_ page: SelectionPage) -> HTML {
        let hasErrors = form.errors.contains { ["proposal", "assembly", "body", "pick_reason"].contains($0.field) }
        return details(t("Noter un coup de cœur"), isOpen: hasErrors, form(page.file.link + "/coups-de-coeur", listsErrors: hasErrors) {
            """
            \(numberField("proposal", label: "Numéro de la proposition", min: 1))\
            \(if: !page.bodies.isEmpty, select("assembly", label: "Instance de la ville qui la choisit", choices: page.bodies.map { Choice("\($0.id)", text: $0.name) }, empty: "Aucune de celles-ci", required: false))\
            \(textField("body", label: page.bodies.isEmpty ? "Qui la choisit" : "Ou une autre", help: "Par exemple : Conseil de quartier des Tanneurs.", required: page.bodies.isEmpty, maxLength: 120))\
            \(textArea("pick_reason", label: "Pourquoi, pour le public", rows: 3, maxLength: 1000))\
            \(submit("Noter ce coup de cœur", style: .secondary))
            """
        })
    }
}
