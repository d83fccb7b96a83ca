import Database
import HTML
import L10n
import Vocabulary
import Web

/// The officer's page of one project of the ballot: its number, its words, its removal; until the vote opens.
struct ProjectDeskPage: Page {
    static let path: Path = "/bureau/editions/:edition/vote/projets/:number"
    static func link(_ edition: Edition, _ number: Int) -> String { "\(VoteLinks.desk(edition))/projets/\(number)" }
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let project: Project
    let refusalToTakeOff: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = VoteRules.mayCompose(edition, visit.actor, at: visit.now) { throw refusal }
        let project = try ProjectStore.composed(edition.id, number: visit.number("number"), db)
        return ProjectDeskPage(
            edition: edition, project: project, refusalToTakeOff: VoteRules.mayTakeOff(project, try .inPath(visit, db), visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Projet n°\u{A0}\(project.number)") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Le vote"), VoteLinks.desk(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        let link = Self.link(edition, project.number)
        return """
            \(pageHeader(title(t), intro: t("Coût retenu par l’étude : \(project.cost)."), actions: project.isStudied ? view.linkButton(VoteLinks.project(edition, project.number), "Voir la page publique", style: .secondary) : .empty))
            \(view.form(link) { """
                \(view.numberField("number", label: "Numéro sur le bulletin", value: project.number, min: 1, max: 9999))
                \(view.textField("title", label: "Titre", value: project.title, maxLength: 120))
                \(view.textArea("summary", label: "Résumé", value: project.summary, rows: 4, maxLength: 600))
                \(buttons(view.submit("Enregistrer")))
                """ })
            \(section(t("Retirer du bulletin")) {
                refusalToTakeOff.map { view.refusal($0) } ?? view.form("\(link)/retirer", key: "remove") { view in """
                    \(view.textArea("reason", label: "Motif, que le porteur puis les habitants liront", rows: 2, maxLength: 500))
                    \(buttons(view.submit("Retirer du bulletin", style: .danger)))
                    """ }
            })
            """
    }
}
