import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// One version of the rules, for officers: its steps to write, what does not hold, opinions, and its way to publication.
struct RulebookVersionPage: Page {
    static let path: Path = "/bureau/editions/:edition/reglement/:version"
    static let surroundings = Surroundings.desk

    let edition: Edition
    let home: Crumb
    let version: RulebookVersion
    let comments: [RulebookComment]
    let faults: [Message]
    let text: RulebookWords
    let refusals: Refusals

    /// Why each act is not open to this person now; nil: it is.
    struct Refusals: Sendable {
        var toEdit: Refusal?
        var toComment: Refusal?
        var toSubmit: Refusal?
        var toValidate: Refusal?
        var toRecord: Refusal?
        var toPublish: Refusal?
    }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        _ = try visit.account()
        let subject = try RulebookSubject.load(visit, db)
        let (edition, version, actor) = (subject.edition, subject.version, visit.actor)
        if let refusal = RulebookRules.maySee(edition, actor) { throw refusal }
        return RulebookVersionPage(
            edition: edition, home: edition.crumb(for: actor), version: version, comments: try RulebookStore.comments(version.id, db),
            faults: RulebookCheck.faults(version.rulebook, territories: Set(subject.territories.map(\.code))),
            text: RulebookWords(book: version.rulebook, territories: subject.territories),
            refusals: Refusals(
                toEdit: RulebookRules.mayEdit(version, edition, actor), toComment: RulebookRules.mayComment(version, edition, actor),
                toSubmit: RulebookRules.maySubmit(version, edition, actor), toValidate: RulebookRules.mayValidate(version, edition, actor),
                toRecord: RulebookRules.mayRecordResolution(version, edition, actor), toPublish: RulebookRules.mayPublish(version, edition, actor)
            )
        )
    }

    func title(_ t: Texts) -> String { t("Règlement, version \(version.number)") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Éditions"), DeskEditionsPage.link), home, Crumb(t("Règlement"), RulebookLinks.desk(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        let link = RulebookLinks.version(edition, version.number)
        return columns(
            main: """
                \(if: version.state == .draft && !faults.isEmpty, alert(.warning, title: t("À revoir avant de soumettre"), "<ul>\(each: faults, { "<li>\(t($0))</li>" as HTML })</ul>"))
                \(if: version.state == .draft, sections(view))
                \(text.body(view))
                """,
            aside: """
                \(panel(t("Où en est cette version"), circuit(view)))
                \(panel(t("La suite"), next(view, link)))
                \(if: version.number > 1, #"<p><a href="\#(RulebookLinks.difference(edition, version.number))">\#(t("Ce qui change"))</a></p>"#)
                \(panel(t("Avis des collègues"), opinions(view, link)))
                """
        )
    }

    private func sections(_ view: View) -> HTML {
        let t = view.t
        guard refusals.toEdit == nil else { return .empty }
        return section(t("Écrire le règlement")) {
            "<ol>\(each: RulebookSection.allCases, { #"<li><a href="\#(RulebookLinks.section(edition, version.number, $0))">\#(t($0.name))</a></li>"# as HTML })</ol>"
        }
    }

    private func circuit(_ view: View) -> HTML {
        let t = view.t
        func step(_ label: String, _ at: Instant?, _ isCurrent: Bool) -> Step {
            Step(label, at != nil ? .done : isCurrent ? .current : .next, when: at.map { view.time($0) } ?? .empty)
        }
        return view.timeline([
            step(t("Rédaction"), version.submittedAt, version.state == .draft),
            step(t("Validation par une autre personne"), version.validatedAt, version.state == .submitted),
            step(t("Vote du conseil municipal"), version.resolutionAt, version.state == .validated),
            step(t("Publication"), version.publishedAt, version.state == .voted),
        ])
    }

    private func next(_ view: View, _ link: String) -> HTML {
        let t = view.t
        func either(_ refusal: Refusal?, _ html: HTML) -> HTML { refusal.map { "<p class=\"muted\">\(t($0.reason))</p>" } ?? html }
        switch version.state {
        case .draft: return either(refusals.toSubmit, view.action(link + "/soumettre", "Soumettre à validation"))
        case .submitted: return either(refusals.toValidate, """
            \(view.action(link + "/valider", "Valider cette version"))
            \(view.action(link + "/renvoyer", "Renvoyer à la rédaction", style: .secondary))
            """)
        case .validated: return either(refusals.toRecord, view.form(link + "/deliberation") {
            """
            \(view.textField("resolution", label: "Numéro de la délibération", maxLength: 60))
            \(view.dateField("day", label: "Date du vote"))
            \(buttons(view.submit("Inscrire la délibération")))
            """
        })
        case .voted: return either(refusals.toPublish, view.action(link + "/publier", "Publier le règlement", confirm: "Une fois publié, il ne changera que par une nouvelle version."))
        case .published: return "<p><a href=\"\(RulebookLinks.rules(edition))\">\(t("Voir la page des règles"))</a></p>"
        }
    }

    private func opinions(_ view: View, _ link: String) -> HTML {
        let t = view.t
        return """
            \(each: comments, { comment in "<div class=\"stack\">\(view.byline(comment.author, at: comment.at))<p>\(comment.body)</p></div>" as HTML })
            \(refusals.toComment.map { "<p class=\"muted\">\(t($0.reason))</p>" as HTML } ?? view.form(link + "/avis", listsErrors: false) {
                """
                \(view.textArea("body", label: "Votre avis", rows: 3, maxLength: 2000))
                \(buttons(view.submit("Donner mon avis", style: .secondary)))
                """
            })
            """
    }
}
