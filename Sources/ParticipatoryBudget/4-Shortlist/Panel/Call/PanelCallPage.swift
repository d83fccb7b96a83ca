import Database
import HTML
import L10n
import Vocabulary
import Web

/// Everyone reads what the panel is and until when it looks for volunteers; whoever signs in offers to sit.
struct PanelCallPage: Page {
    static let path: Path = "/editions/:edition/panel"

    let file: PanelCallFile
    let refusal: Refusal?
    let isSignedIn: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try PanelCallStore.file(visit, db)
        guard file.call != nil else { throw NotFound() }
        return Self(file: file, refusal: PanelCallRules.mayOffer(file, visit.actor, at: visit.now), isSignedIn: visit.actor.isSignedIn)
    }

    func title(_ t: Texts) -> String { t("Siéger au panel citoyen") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(file.edition.title, file.edition.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        guard let call = file.call else { return .empty }
        return """
            \(each: call.words.split(separator: "\n"), { "<p class=\"lead\">\($0)</p>" })\
            <ul><li>\(t("Le panel lit les propositions des habitants et dit lesquelles vont plus loin."))</li>\
            <li>\(t("Si vous portez une proposition, ou si vous y êtes lié, vous ne la notez pas."))</li>\
            <li>\(t("Être volontaire n’engage pas : si vous êtes retenu, un courrier vous demande votre accord."))</li></ul>\
            \(if: call.isOpen(at: view.now), "<p>\(t("Vous pouvez répondre jusqu’au \(call.closesAt)."))</p>")\
            \(answer(call, view))
            """
    }

    private func answer(_ call: PanelCall, _ view: View) -> HTML {
        let t = view.t
        let standing: HTML = file.mine.map { mine in
            alert(.success, mine.listedAt == nil ? t("Vous êtes volontaire depuis le \(day: mine.offeredAt).") : t("Votre nom est sur la liste du panel."))
        } ?? .empty
        let form: HTML = !isSignedIn && call.isOpen(at: view.now)
            ? "<p class=\"row\">\(view.linkButton(Refusal.signInPath + "?retour=" + ShortlistLinks.call(file.edition), "Se connecter pour répondre"))</p>"
            : refusal.map { view.refusal($0) } ?? offering(call, view)
        let withdrawal: HTML = file.mine?.listedAt == nil && file.mine != nil
            ? view.action(ShortlistLinks.call(file.edition) + "/retirer", "Je ne suis plus volontaire") : .empty
        return "\(standing)\(form)\(withdrawal)"
    }

    private func offering(_ call: PanelCall, _ view: View) -> HTML {
        view.form(ShortlistLinks.call(file.edition)) {
            """
            \(if: !call.groups.isEmpty, view.radios("group", legend: "Où vous reconnaissez-vous ?", help: "Pour réunir des habitants différents.", choices: call.groups.map { Choice($0, text: $0) }, value: file.mine?.group))\
            \(view.textArea("motive", label: "Pourquoi cela vous intéresse", help: "Quelques mots suffisent. Seuls les agents de l’édition les lisent.", value: file.mine?.motive, required: false, rows: 4, maxLength: 600))\
            \(view.submit(file.mine == nil ? "Je suis volontaire" : "Enregistrer"))
            """
        }
    }
}
