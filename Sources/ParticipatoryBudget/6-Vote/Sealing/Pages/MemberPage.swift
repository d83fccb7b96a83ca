import Database
import HTML
import L10n
import Vocabulary
import Web

/// A member of the bureau notes her code here, once, and enters it after the close; the same for a rehearsal.
struct MemberPage: Page {
    static let path: Path = "/editions/:edition/bureau-de-vote/:box"

    let place: CeremonyInPath
    let member: BureauMember
    /// Drawn for this very page: it is nobody's until it is confirmed, and kept nowhere.
    let drawn: ShareCode
    let refusalToEnter: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let place = try CeremonyInPath.load(visit, db)
        if let refusal = SealingRules.isMember(place.ceremony, visit.actor) { throw refusal }
        guard let member = place.ceremony.member(visit.actor.account) else { throw NotFound() }
        // After a slip of the finger the same code is shown again.
        let shown = visit.form.value("code").flatMap { ShareCode(typed: $0) }
        return MemberPage(
            place: place, member: member, drawn: shown ?? ShareCode(drawn: visit.world.randomBytes(28)),
            refusalToEnter: SealingRules.mayEnter(place.ceremony, place.edition, visit.actor))
    }

    private var ceremony: Ceremony { place.ceremony }
    private var edition: Edition { place.edition }
    private var isRehearsal: Bool { ceremony.kind == .rehearsal }

    func title(_ t: Texts) -> String { t(isRehearsal ? "Bureau du vote : répétition" : "Bureau du vote") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link), Crumb(t("L’urne"), SealingLinks.urn(edition))] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title))
            \(if: isRehearsal, alert(.info, t("Ceci est une répétition : ce code n’ouvre que l’urne d’essai.")))
            \(CeremonyParts.standing(ceremony, edition, view))
            \(act(view))
            \(if: !isRehearsal && edition.calendar.hasOpened(.vote, at: view.now), buttons(view.linkButton(WatchPage.link(edition), "Veille du vote", style: .secondary)))
            \(section(t("Le bureau")) { CeremonyParts.members(ceremony, view) })
            """
    }

    private func act(_ view: View) -> HTML {
        if member.confirmedAt == nil { return section(view.t("Votre code")) { noting(view) } }
        if let refusalToEnter { return view.refusal(refusalToEnter) }
        return section(view.t("Ouvrir l’urne")) { entering(view) }
    }

    private func noting(_ view: View) -> HTML {
        let t = view.t
        return """
            <p>\(t("Imprimez cette page ou recopiez ce code. Il ouvre votre part de la clé : le site ne le garde pas et ne pourra pas vous le redonner."))</p>
            <p class="lead"><code>\(drawn.groups.joined(separator: " "))</code></p>
            \(view.printButton)
            <ul><li>\(t("Gardez-le sous enveloppe, loin de l’ordinateur."))</li><li>\(t("Ne le montrez à personne, pas même à un autre membre du bureau."))</li>\
            <li>\(t("Si vous le perdez, dites-le vite : il en faut \(ceremony.threshold) sur \(ceremony.members.count) pour ouvrir l’urne."))</li></ul>
            \(view.form("\(place.link)/code") { """
                \(view.hidden("code", drawn.text))\
                \(view.textField("ending", label: "Les deux derniers groupes de votre code", help: "Relus sur votre papier, pour confirmer que vous l’avez bien noté.", maxLength: 20, autocomplete: "off", width: .short))
                \(buttons(view.submit("J’ai noté mon code")))
                """ })
            """
    }

    private func entering(_ view: View) -> HTML {
        view.form("\(place.link)/ouverture") {
            """
            \(view.textField(EnterCode.field, label: "Votre code", help: "Huit groupes de quatre caractères, avec ou sans espaces, en majuscules ou non.", maxLength: 60, autocomplete: "off"))
            \(buttons(view.submit("Entrer mon code")))
            """
        }
    }
}
