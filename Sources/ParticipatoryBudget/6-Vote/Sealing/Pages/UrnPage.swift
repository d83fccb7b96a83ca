import Database
import HTML
import L10n
import Vocabulary
import Web

/// The sealed box in public view: its bureau, its list, its signed roots, and where anybody looks for a receipt.
struct UrnPage: Page {
    static let path: Path = "/editions/:edition/urne"

    /// What a receipt leads to.
    struct Found: Sendable {
        /// Its line in the list, and when the list had it first; nil when it still waits for the night.
        var position: Int?
        var root: ListRoot?
        var isRevoked = false
        var leaf = ""
    }

    let edition: Edition
    let ceremony: Ceremony
    let roots: [ListRoot]
    let signer: String
    /// Nil when nobody asked, or when nothing was found.
    let found: Found?
    let isAsked: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        guard let ceremony = try CeremonyStore.ceremony(edition.id, db) else {
            throw Refusal.notNow("Ce vote n’a pas d’urne scellée.", wayOut: edition.link, named: "Voir l’édition")
        }
        let roots = try SealedBoxStore.roots(edition.id, db)
        let digits = visit.form.value("receipt").flatMap { Receipt.digits(typed: $0) }
        return UrnPage(
            edition: edition, ceremony: ceremony, roots: roots, signer: Secrets.hex(BoxKeys(visit.world).signer.publicKey),
            found: try digits.flatMap { try found($0, edition.id, roots, db) }, isAsked: digits != nil)
    }

    private static func found(_ digits: String, _ edition: EditionID, _ roots: [ListRoot], _ db: Reading) throws -> Found? {
        let lines = try SealedBoxStore.found(digits, in: edition, db)
        guard let ballot = lines.first(where: { !$0.entry.isRevocation }) else {
            return try SealedBoxStore.isAtSlot(digits, of: edition, db) ? Found() : nil
        }
        return Found(
            position: ballot.position, root: roots.first { $0.size >= ballot.position },
            isRevoked: try lines.contains { $0.entry.isRevocation && $0.entry.leaf == ballot.entry.leaf } || SealedBoxStore.isRevokedAtSlot(ballot.entry.leaf, of: edition, db), leaf: ballot.entry.leaf)
    }

    func title(_ t: Texts) -> String { t("L’urne scellée") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link)] }
    func summary(_ t: Texts) -> String? { t("La liste publique des bulletins scellés de « \(edition.title) » : vérifier un reçu, ses racines signées, son bureau.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: t("Chaque bulletin déposé sur internet est scellé et inscrit dans une liste publique, sans nom ni heure. Personne ne peut le lire avant la clôture ; chacun peut vérifier que rien n’en est retiré."), actions: ceremony.member(view.actor.account) == nil ? .empty : view.linkButton(SealingLinks.member(edition), "Ma page de membre du bureau")))
            \(CeremonyParts.standing(ceremony, edition, view))
            \(section(t("Vérifier mon reçu"), id: "recu") { receipt(view) })
            \(section(t("La liste et ses racines"), id: "racines") { list(view) })
            \(section(t("Le bureau")) { CeremonyParts.members(ceremony, view) })
            \(section(t("Ce que cela garantit")) { guarantees(t) })
            """
    }

    private func receipt(_ view: View) -> HTML {
        let t = view.t
        return """
            \(if: isAsked && view.form.errors.isEmpty, answer(view))
            \(view.form(SealingLinks.urn(edition)) { """
                \(view.textField("receipt", label: "Votre reçu", help: "Les cinq premiers groupes suffisent. Il n’est gardé nulle part.", maxLength: 100, autocomplete: "off"))
                \(buttons(view.submit("Chercher dans la liste")))
                """ })
            <p class="muted">\(t("Le reçu dit que votre bulletin est dans la liste. Il ne dit pas ce que vous avez choisi : il ne prouve votre vote à personne."))</p>
            """
    }

    private func answer(_ view: View) -> HTML {
        let t = view.t
        guard let found else { return alert(.warning, t("Aucun bulletin n’a ce reçu. Vérifiez chaque groupe ; si tout est juste, prévenez la ville et le garant : un bulletin manque."), isLive: true) }
        guard let position = found.position else { return alert(.info, t("Ce bulletin est dans l’urne. Il entrera dans la liste une nuit prochaine, avec vingt autres au moins, ou à la clôture."), isLive: true) }
        let words: Message = found.isRevoked
            ? "Ce bulletin est à la ligne \(position). Il a été remplacé par son votant : il reste dans la liste et ne compte pas."
            : "Ce bulletin est à la ligne \(position) de la liste, et il compte."
        return alert(found.isRevoked ? .info : .success, title: t(words), isLive: true, """
            <p><code>\(Receipt.grouped(found.leaf))</code></p>\
            \(found.root.map { "<p>\(t("Sous la racine n°\u{A0}\($0.number), qui couvre \($0.size) lignes, signée le"))\u{A0}\(day($0, view))</p>" })
            """)
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        let shown: HTML = roots.isEmpty ? emptyState(t("La première racine paraît à l’ouverture du vote.")) : table(
            t("Racines signées"), columns: [Column(t("Racine"), isHeading: true), Column(t("Jour")), Column(t("Lignes"), isNumber: true), Column(t("Empreinte"))],
            rows: roots.reversed()
        ) { root in
            [
                HTML(text: root.isFinal ? t("n°\u{A0}\(root.number), clôture") : t("n°\u{A0}\(root.number)")), day(root, view), HTML(text: t.number(root.size)),
                "<code>\(Receipt.grouped(root.root.prefix(20)))…</code>",
            ]
        }
        return """
            \(shown)
            \(fileList([(t("Toute la liste et ses racines"), "texte", SealingLinks.list(edition)), (t("Les racines seules, à garder"), "texte", SealingLinks.roots(edition))]))
            <p>\(t("Pour vérifier la liste, une racine gardée d’un jour à l’autre et un reçu :"))</p>
            <pre><code>parvis verify urne-\(edition.slug).txt --since racines-\(edition.slug).txt --receipt … --signer \(signer)</code></pre>
            """
    }

    private func day(_ root: ListRoot, _ view: View) -> HTML { Instant(localInput: root.day + "T00:00").map { view.time($0) } ?? HTML(text: root.day) }

    private func guarantees(_ t: Texts) -> HTML {
        """
        <ul><li>\(t("Chaque nuit, dès qu’ils sont vingt, les bulletins déposés entrent dans la liste dans un ordre qui ne dit rien, et la ville signe sa racine : aucune ligne ne peut plus changer sans que cela se voie."))</li>\
        <li>\(t("À la clôture, la liste est arrêtée ; seuls ses bulletins sont ouverts, tous, avec les codes de plusieurs membres du bureau, puis mélangés."))</li>\
        <li>\(t("Ce que la liste ne prouve pas : que le site a scellé ce que vous aviez choisi. Son code est public et le garant peut le contrôler."))</li></ul>
        """
    }
}
