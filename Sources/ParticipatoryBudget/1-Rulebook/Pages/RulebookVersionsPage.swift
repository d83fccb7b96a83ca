import Database
import HTML
import L10n
import Vocabulary
import Web

/// The versions of an edition's rules, for officers: where each stands, what it waits for.
struct RulebookVersionsPage: Page {
    static let path: Path = "/bureau/editions/:edition/reglement"
    static let surroundings = Surroundings.desk

    let edition: Edition
    let home: Crumb
    let versions: [RulebookVersion]
    let refusalToDraft: Refusal?
    let refusalToPresent: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        _ = try visit.account()
        let edition = try Edition.inPath(visit, db)
        if let refusal = RulebookRules.maySee(edition, visit.actor) { throw refusal }
        let versions = try RulebookStore.versions(edition.id, db)
        return RulebookVersionsPage(
            edition: edition, home: edition.crumb(for: visit.actor), versions: versions, refusalToDraft: RulebookRules.mayDraft(edition, visit.actor, versions: versions),
            refusalToPresent: RulebookRules.mayPresent(edition, visit.actor)
        )
    }

    func title(_ t: Texts) -> String { t("Règlement") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), home] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(table(t("Versions"), isCaptionHidden: true, columns: [Column(t("Version"), isHeading: true), Column(t("État")), Column(t("Pourquoi"), isProse: true), Column(t("Délibération"))], rows: versions) { version in
                [
                    #"<a href="\#(RulebookLinks.version(edition, version.number))">\#(t("Version \(version.number)"))</a>"#,
                    state(version, t),
                    HTML(text: version.reason), "<span class=\"nowrap\">\(version.resolutionNumber)</span>",
                ]
            })
            \(section(t("Préparer une nouvelle version")) { refusalToDraft.map { alert(.info, t($0.reason)) } ?? form(view) })
            \(if: refusalToPresent == nil, section(t("Nom et présentation de l’édition")) { presentation(view) })
            """
    }

    private func presentation(_ view: View) -> HTML {
        let isWrong = ["title", "summary"].contains { view.form.error($0) != nil }
        return details(view.t("Corriger"), isOpen: isWrong, view.form("\(edition.deskLink)/presentation", key: "presentation", listsErrors: isWrong) { view in
            """
            \(view.textField("title", label: "Titre", value: edition.title, maxLength: 80))\
            \(view.textField("summary", label: "Une phrase qui la présente", value: edition.summary, required: false, maxLength: 200))\
            \(buttons(view.submit("Enregistrer", style: .secondary)))
            """
        })
    }

    /// Only the last one published holds.
    private func state(_ version: RulebookVersion, _ t: Texts) -> HTML {
        guard version.state == .published else { return badge(t(version.state.name), .info) }
        let isReplaced = versions.contains { $0.state == .published && $0.number > version.number }
        return isReplaced ? badge(t("Remplacée")) : badge(t(version.state.name), .success)
    }

    private func form(_ view: View) -> HTML {
        view.form(RulebookLinks.desk(edition), listsErrors: view.form.error("reason") != nil) {
            """
            \(view.textArea("reason", label: "Pourquoi changer les règles ?", help: "Cette raison est publiée avec la version.", rows: 3, maxLength: 500))
            \(buttons(view.submit("Commencer une version")))
            """
        }
    }
}

extension RulebookVersion.State {
    var name: Message {
        switch self {
        case .draft: "En rédaction"
        case .submitted: "À valider"
        case .validated: "Validée, avant le conseil"
        case .voted: "Délibérée, à publier"
        case .published: "Publiée"
        }
    }
}
