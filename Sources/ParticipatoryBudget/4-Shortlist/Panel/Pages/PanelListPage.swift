import Database
import HTML
import L10n
import Vocabulary
import Web

/// Officers enter the lists of volunteers and of residents drawn, write to them, and see who said yes.
struct PanelListPage: Page {
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/candidats"
    static var surroundings: Surroundings { .desk }

    let file: SelectionFile
    let candidates: [PanelCandidate]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try SelectionStore.file(visit, db)
        if let refusal = ShortlistRules.mayRead(file.edition, visit.actor) { throw refusal }
        return Self(file: file, candidates: try PanelCandidateStore.all(file.selection.id, db), refusal: ShortlistRules.mayCompose(file, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Volontaires et personnes tirées au sort") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Présélection citoyenne"), ShortlistLinks.desk(file.edition)), Crumb(file.selection.title, file.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t, toInvite = candidates.count { !$0.isSubstitute && $0.stage == .waiting }
        return """
            <p class="intro">\(t("Chaque personne reçoit un courrier et répond oui ou non. Quand quelqu’un décline, le premier suppléant de son groupe est appelé aussitôt."))</p>\
            <p>\(view.linkButton(ShortlistLinks.volunteers(file.edition, file.selection.id), "Choisir parmi les volontaires", style: .secondary))</p>\
            \(candidates.isEmpty ? emptyState(t("La liste est vide.")) : list(view))\
            \(if: refusal == nil && toInvite > 0, view.action(file.link + "/candidats/inviter", "Écrire aux personnes pas encore invitées", style: .primary))\
            \(section(t("Ajouter une liste"), id: "ajouter") { refusal.map { view.refusal($0) } ?? adding(view) })
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Personne"), isHeading: true), Column(t("D’où")), Column(t("Groupe")), Column(t("Place")), Column(t("Réponse"))] + (refusal == nil ? [Column(t("Suite"))] : [])
        return table(t("Personnes pressenties"), isCaptionHidden: true, columns: columns, rows: candidates) { candidate in
            [
                "\(candidate.name)<br><span class=\"muted\">\(candidate.email.text)</span>", HTML(text: t(candidate.origin.name)), HTML(text: candidate.stratum),
                HTML(text: candidate.isSubstitute ? t("Suppléante") : t("Titulaire")),
                "\(badge(t(candidate.stage.name), candidate.stage == .accepted ? .success : candidate.stage == .invited ? .info : .neutral))\(since(candidate, view))",
            ] + (refusal == nil ? [pressing(candidate, view)] : [])
        }
    }

    private func since(_ candidate: PanelCandidate, _ view: View) -> HTML {
        guard candidate.stage == .invited, let at = candidate.invitedAt else { return .empty }
        return "<br><span class=\"muted\">\(view.t("depuis le \(day: at)"))</span>"
    }

    /// For who has not answered.
    private func pressing(_ candidate: PanelCandidate, _ view: View) -> HTML {
        guard candidate.stage == .invited else { return .empty }
        let fields = [("candidate", "\(candidate.id)")]
        return """
            \(view.action(file.link + "/candidats/relancer", "Relancer", style: .quiet, fields: fields))\
            \(view.action(file.link + "/candidats/remplacer", "Appeler un suppléant", style: .quiet, fields: fields))
            """
    }

    private func adding(_ view: View) -> HTML {
        view.form(file.link + "/candidats") {
            """
            \(view.radios("origin", legend: "Ces personnes sont", choices: PanelCandidate.Origin.allCases.map { Choice($0.rawValue, $0.name) }, value: "drawn"))\
            \(view.textArea("lines", label: "La liste, une personne par ligne", help: "Prénom Nom ; adresse électronique ; groupe (facultatif). Dans l’ordre du tirage.", rows: 8, maxLength: 40_000))\
            \(view.numberField("seats", label: "Combien siègent", help: "Les suivantes sont suppléantes.", value: 12, min: 0, max: 500))\
            \(view.submit("Ajouter à la liste"))
            """
        }
    }
}

/// Whoever holds the letter reads what the panel is, and answers.
struct PanelInvitationPage: Page {
    static let path: Path = "/panel/:candidate/:token"

    let invitation: PanelInvitation
    let token: String

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(invitation: try .inPath(visit, db), token: try visit.parameter("token")) }

    func title(_ t: Texts) -> String { t("Votre place au panel citoyen") }

    func body(_ view: View) -> HTML {
        let t = view.t, (candidate, file) = (invitation.candidate, invitation.file), link = "\(ShortlistLinks.invitation(candidate.id))/\(token)"
        let answered: HTML? = candidate.hasAccepted.map {
            alert($0 ? .success : .info, $0 ? t("Vous avez accepté. Merci ! La suite vous attend dans votre courrier.") : t("Vous avez décliné. Merci de votre réponse."))
        }
        return """
            <p class="intro">\(t("Bonjour \(candidate.givenName). Le panel « \(file.selection.title) » lit les propositions de l’édition « \(file.edition.title) » et dit lesquelles vont plus loin."))</p>\
            <ul><li>\(t("Propositions à lire : \(file.candidates.count)."))</li><li>\(t("Propositions à retenir : \(file.selection.size)."))</li>\
            <li>\(t("Vous ne notez pas une proposition avec laquelle vous avez un lien : vous le direz."))</li></ul>\
            \(answered ?? PanelRules.mayAnswer(candidate, file).map { view.refusal($0) } ?? buttons(
                view.action(link + "/accepter", "J’accepte de siéger", style: .primary), view.action(link + "/decliner", "Je ne suis pas disponible")))
            """
    }
}
