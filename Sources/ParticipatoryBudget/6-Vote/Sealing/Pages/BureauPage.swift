import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The officer names the bureau here, has it rehearse, and sees who has noted and entered her code; never a code. The auditor reads.
struct BureauPage: Page {
    static let path: Path = "/bureau/editions/:edition/vote/bureau"
    static var surroundings: Surroundings { .desk }

    let file: BureauFile
    let refusalToName, refusalToGiveUp, refusalToRehearse: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try BureauFile.inPath(visit, db)
        if let refusal = RegisterRules.mayRead(file.edition, visit.actor) { throw refusal }
        let (actor, now) = (visit.actor, visit.now)
        return BureauPage(
            file: file, refusalToName: SealingRules.mayName(file.edition, file.ceremony, actor, at: now),
            refusalToGiveUp: SealingRules.mayGiveUp(file.edition, file.ceremony, actor, at: now),
            refusalToRehearse: SealingRules.mayRehearse(file.edition, file.ceremony, actor, at: now))
    }

    func title(_ t: Texts) -> String { t("Le bureau du vote") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Le vote"), VoteLinks.desk(edition))]
    }

    private var edition: Edition { file.edition }
    private var link: String { SealingLinks.bureau(edition) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: t("Un vote qui a un bureau a une urne scellée : aucun bulletin ne peut être lu avant la clôture, ni par la ville ni par le site. Chaque membre garde un code ; il en faut plusieurs pour ouvrir l’urne."), actions: file.ceremony == nil ? .empty : view.linkButton(SealingLinks.urn(edition), "Voir la page publique", style: .secondary)))
            \(file.ceremony.map { state($0, view) } ?? alert(.info, t("Ce vote n’a pas de bureau : son urne n’est pas scellée.")))
            \(if: file.ceremony?.fault.isEmpty == false, section(t("Reprendre l’ouverture")) { resuming(view) })
            \(section(t(file.ceremony == nil ? "Nommer le bureau" : "Changer le bureau, ou refaire la clé")) { refusalToName.map { view.refusal($0) } ?? naming(view) })
            \(if: file.ceremony != nil, section(t("Répéter")) { rehearsing(view) })
            \(if: file.ceremony != nil && refusalToGiveUp == nil, section(t("Voter sans urne scellée")) { givingUp(view) })
            """
    }

    private func state(_ ceremony: Ceremony, _ view: View) -> HTML {
        section(view.t("Le bureau")) { "\(CeremonyParts.standing(ceremony, edition, view))\(CeremonyParts.members(ceremony, view))" }
    }

    private func naming(_ view: View) -> HTML {
        let t = view.t
        let form: HTML = view.form(link) {
            """
            \(each: 1...SealingRules.sizes.upperBound, { line($0, view) })
            \(view.numberField("threshold", label: "Combien de codes ouvrent l’urne", help: "Plus de la moitié des membres, deux au moins. Un code perdu n’empêche rien tant qu’il en reste assez.", value: file.ceremony?.threshold ?? 2, min: 2, max: 7))
            \(if: file.ceremony != nil, view.textArea("reason", label: "Motif du changement, que tout le monde lira", help: "Tous les codes sont à noter à nouveau : les anciens n’ouvriront plus rien.", rows: 2, maxLength: 500))
            \(buttons(view.submit(file.ceremony == nil ? "Nommer le bureau" : "Nommer à nouveau", style: file.ceremony == nil ? .primary : .secondary)))
            """
        }
        return file.ceremony == nil ? "<p>\(t("De trois à sept personnes qui ont un compte : au moins une personne élue, un agent, un habitant."))</p>\(form)"
            : details(t("Nommer à nouveau"), isOpen: !view.form.errors.isEmpty && view.form.value("give-up-reason") == nil, form)
    }

    private func line(_ place: Int, _ view: View) -> HTML {
        let usual: BureauCapacity = place == 1 ? .elected : place == 2 ? .officer : .resident
        return """
            <div class="row">\(view.emailField("email-\(place)", label: "Adresse du membre n°\u{A0}\(place)", required: place <= 3, autocomplete: nil))\
            \(view.select("capacity-\(place)", label: "À titre de (n°\u{A0}\(place))", choices: BureauCapacity.allCases.map { Choice($0.rawValue, $0.name) }, value: usual.rawValue))</div>
            """
    }

    private func rehearsing(_ view: View) -> HTML {
        let t = view.t
        let act: HTML = refusalToRehearse.map { view.refusal($0) } ?? view.action(
            "\(link)/repetition", file.rehearsal == nil ? "Commencer une répétition" : "Recommencer une répétition",
            confirm: "Chaque membre reçoit une lettre et note un code d’essai. La clé du vote ne change pas.")
        return """
            <p>\(t("Le bureau fait tout une fois pour voir : noter un code, le confirmer, ouvrir une urne d’essai de trois bulletins."))</p>
            \(file.rehearsal.map { "\(CeremonyParts.standing($0, edition, view))\(CeremonyParts.members($0, view))" } ?? .empty)\(act)
            """
    }

    private func resuming(_ view: View) -> HTML {
        view.form("\(link)/reprise", key: "resume") { view in
            """
            \(view.textArea("resume-reason", label: "Ce qui a été remis en ordre, que tout le monde lira", rows: 2, maxLength: 500))\
            \(buttons(view.submit("Tenter l’ouverture à nouveau", style: .secondary)))
            """
        }
    }

    private func givingUp(_ view: View) -> HTML {
        view.form("\(link)/renoncer", key: "give-up") { view in
            """
            \(view.textArea("give-up-reason", label: "Motif, que tout le monde lira", rows: 2, maxLength: 500))\
            \(buttons(view.submit("Renoncer à l’urne scellée", style: .danger)))
            """
        }
    }
}
