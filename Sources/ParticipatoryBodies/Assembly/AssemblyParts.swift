import HTML
import L10n
import Platform
import Vocabulary
import Web

/// What several pages of the bodies draw alike.
extension View {
    /// The pages of a body's desk.
    func deskTabs(_ assembly: Assembly, at here: String) -> HTML {
        tabs([
            ("", "Vue d’ensemble"), ("/charte", "Charte"), ("/colleges", "Collèges"), ("/candidatures", "Candidatures"), ("/membres", "Membres"),
        ].map { (end: String, name: Message) in MenuEntry(t(name), assembly.deskLink + end, isCurrent: end == here) }, label: "Pages de l’instance")
    }

    /// What a member commits to: in the words of her body, or the usual ones.
    func engagement(_ assembly: Assembly) -> HTML {
        if !assembly.engagement.isEmpty { return prose(Markdown.html(assembly.engagement), language: t.languageOfWords) }
        return """
            <ul><li>\(t("Je viens aux réunions, ou je préviens."))</li><li>\(t("J’écoute et je respecte chacun ; je parle pour l’intérêt général."))</li>\
            <li>\(t("Je ne vote pas sur ce qui me touche personnellement, et je le dis."))</li></ul>
            """
    }

    /// The refusal of an act as a notice, with the way out that it knows.
    func notice(_ refusal: Refusal) -> HTML {
        let body: HTML = "<p>\(t(refusal.reason))</p>\(refusal.wayOut.map { linkButton($0, refusal.wayOutName ?? "Continuer", style: .secondary) })"
        return alert(.info, body)
    }
}

extension FormReader {
    /// What a member lets everyone read of her, among what her body allows.
    mutating func shownAs(_ kind: AssemblyKind) -> Seat.ShownAs {
        let shownAs: Seat.ShownAs = choice("shown_as", .hidden)
        if !kind.showings.contains(shownAs) { error("shown_as", "Choisissez une réponse.") }
        return shownAs
    }
}

extension Assembly {
    /// From the list of the bodies to this one.
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Instances"), "/instances"), Crumb(name, link)] }
    func deskTrail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Instances"), "/bureau/instances"), Crumb(name, deskLink)] }
}
