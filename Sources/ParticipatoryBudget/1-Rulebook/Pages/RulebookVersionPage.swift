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
    let faults: [RulebookFault]
    let text: RulebookWords
    let files: [Document]
    /// The steps that somebody has saved.
    var saved: Set<String> = []
    /// Who may validate it, while it waits.
    var validators: [String] = []
    let refusals: Refusals

    /// Why each act is not open to this person now; nil: it is.
    struct Refusals: Sendable {
        var toEdit: Refusal?
        var toComment: Refusal?
        var toSubmit: Refusal?
        var toDiscard: Refusal?
        var toValidate: Refusal?
        var toSendBack: Refusal?
        var toRecord: Refusal?
        var toPublish: Refusal?
        var toJoinFile: Refusal?
    }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        _ = try visit.account()
        let subject = try RulebookSubject.load(visit, db)
        let (edition, version, actor) = (subject.edition, subject.version, visit.actor)
        if let refusal = RulebookRules.maySee(edition, actor) { throw refusal }
        return RulebookVersionPage(
            edition: edition, home: edition.crumb(for: actor), version: version, comments: try RulebookStore.comments(version.id, db),
            faults: subject.faults,
            text: RulebookWords(book: version.rulebook, territories: subject.territories),
            files: try subject.files(db),
            saved: try version.state == .draft ? RulebookStore.savedSteps(edition.id, db) : [],
            validators: try version.state == .submitted ? validators(subject, at: visit.now, db) : [],
            refusals: refusals(subject, actor, at: visit.now)
        )
    }

    private static func validators(_ subject: RulebookSubject, at now: Instant, _ db: Reading) throws -> [String] {
        let holders = try [Role.elected, .projectOfficer].flatMap { try GrantStore.holders(of: $0, on: subject.edition.scope, at: now, db) }
        let others = holders.filter { $0.account != subject.version.draftedBy && !subject.authors.contains($0.account) }
        return Set(others.map(\.name)).sorted()
    }

    private static func refusals(_ subject: RulebookSubject, _ actor: Actor, at now: Instant) -> Refusals {
        let (edition, version, authors) = (subject.edition, subject.version, subject.authors)
        return Refusals(
            toEdit: RulebookRules.mayEdit(version, edition, actor), toComment: RulebookRules.mayComment(version, edition, actor),
            toSubmit: RulebookRules.maySubmit(version, edition, actor) ?? subject.frozen(at: now), toDiscard: RulebookRules.mayDiscard(version, edition, actor),
            toValidate: RulebookRules.mayValidate(version, authors: authors, edition, actor),
            toSendBack: RulebookRules.maySendBack(version, authors: authors, edition, actor),
            toRecord: RulebookRules.mayRecordResolution(version, edition, actor),
            toPublish: RulebookRules.mayPublish(version, edition, actor) ?? subject.frozen(at: now),
            toJoinFile: RulebookRules.mayJoinFile(version, edition, actor)
        )
    }

    func title(_ t: Texts) -> String { t("Règlement, version \(version.number)") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), home, Crumb(t("Règlement"), RulebookLinks.desk(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        let link = RulebookLinks.version(edition, version.number)
        return columns(
            main: """
                \(if: !version.reason.isEmpty && version.number > 1, "<p class=\"kicker\">\(t("Raison de cette version"))</p><p class=\"lead\">\(version.reason)</p>")
                \(if: version.state == .draft && refusals.toEdit == nil, sections(view))
                \(text.body(view))
                """,
            aside: """
                \(panel(t("Où en est cette version"), circuit(view)))
                \(panel(t("La suite"), next(view, link)))
                \(if: !files.isEmpty || refusals.toJoinFile == nil, panel(t("Délibération jointe"), view.files(
                    files, of: link, isReleased: version.state == .published, asksForWhom: false, refusal: refusals.toJoinFile)))
                \(if: version.number > 1, #"<p><a href="\#(RulebookLinks.difference(edition, version.number))">\#(t("Ce qui change"))</a></p>"#)
                \(panel(t("Avis des collègues"), opinions(view, link)))
                """
        )
    }

    /// The steps of the form, each with what is still to mend in it.
    private func sections(_ view: View) -> HTML {
        let t = view.t
        return section(t("Écrire le règlement")) {
            table(t("Étapes du formulaire"), isCaptionHidden: true, columns: [Column(t("Étape"), isHeading: true), Column(t("État")), Column(t("À revoir avant de soumettre"))], rows: RulebookSection.allCases) { step in
                let wrong = faults.filter { $0.section == step }
                return [
                    #"<a href="\#(RulebookLinks.section(edition, version.number, step))">\#(t(step.name))</a>"#,
                    state(step, isWrong: !wrong.isEmpty, t), "\(each: wrong, { "<p>\(t($0.sentence))</p>" as HTML })",
                ]
            }
        }
    }

    /// What nobody has changed nor saved since the first version was begun is said to be so.
    private func state(_ step: RulebookSection, isWrong: Bool, _ t: Texts) -> HTML {
        if isWrong { return badge(t("À revoir"), .warning) }
        let (book, first) = (version.rulebook, Rulebook())
        let isUntouched = version.number == 1 && !saved.contains(step.name.key) && (step == .ballot && book.ballot == first.ballot || step == .allocation && book.allocation == first.allocation)
        return isUntouched ? badge(t("Par défaut")) : badge(t("Complet"), .success)
    }

    private func circuit(_ view: View) -> HTML {
        let t = view.t
        func step(_ label: String, _ at: Instant?, _ isCurrent: Bool) -> Step {
            Step(label, at != nil ? .done : isCurrent ? .current : .next, when: at.map { view.time($0) } ?? .empty)
        }
        return view.timeline([
            step(t("Rédaction"), version.submittedAt, version.state == .draft),
            step(t("Validation par une autre personne"), version.validatedAt, version.state == .submitted),
            council(version, t, view) ?? step(t("Vote du conseil municipal"), version.resolutionAt, version.state == .validated),
            step(t("Publication"), version.publishedAt, version.state == .voted),
        ])
    }

    /// A version that came after the council's vote stands under that resolution: time does not run backwards.
    private func council(_ version: RulebookVersion, _ t: Texts, _ view: View) -> Step? {
        guard let at = version.resolutionAt, let validated = version.validatedAt, at < validated - .days(1) else { return nil }
        return Step(t("Rattachée à la délibération du \(day: at)"), .done)
    }

    private func next(_ view: View, _ link: String) -> HTML {
        let t = view.t
        func either(_ refusal: Refusal?, _ html: HTML) -> HTML { refusal.map { view.refusal($0) } ?? html }
        switch version.state {
        case .draft: return """
            \(either(refusals.toSubmit, faults.isEmpty
                ? view.action(link + "/soumettre", "Soumettre à validation", style: .primary)
                : "<p class=\"muted\">\(t(faults.count, one: "Il reste un point à revoir avant de soumettre.", many: "Il reste \(faults.count) points à revoir avant de soumettre."))</p>"))
            \(if: refusals.toDiscard == nil, view.action(link + "/abandonner", "Abandonner ce brouillon", style: .danger, confirm: "Ce brouillon sera effacé. Les règles en vigueur ne changent pas."))
            """
        case .submitted:
            let others: HTML = refusals.toValidate == nil ? .empty : "<p>\(whoValidates(t))</p>"
            return either(refusals.toValidate, view.action(link + "/valider", "Valider cette version", style: .primary)) + others + sendingBack(view, link)
        case .validated: return either(refusals.toRecord, resolution(view, link)) + sendingBack(view, link)
        case .voted:
            return either(refusals.toPublish, view.action(link + "/publier", "Publier le règlement", style: .primary, confirm: "Une fois publié, il ne changera que par une nouvelle version."))
                + correction(view, link)
        case .published: return "<p><a href=\"\(RulebookLinks.rules(edition, version.number))\">\(t("Voir la page des règles"))</a></p>" + correction(view, link)
        }
    }

    private func whoValidates(_ t: Texts) -> String {
        validators.isEmpty
            ? t("Personne ne peut encore la valider\u{A0}: demandez à l’administration de confier ce rôle à un élu ou à un autre chargé de projet.")
            : t("Peuvent la valider\u{A0}: \(t.list(validators)).")
    }

    private func resolution(_ view: View, _ link: String) -> HTML {
        view.form(link + "/deliberation", listsErrors: false) {
            """
            \(view.textField("resolution", label: "Numéro de la délibération", value: version.resolutionNumber, maxLength: 60))
            \(view.dateField("day", label: "Date du vote", value: version.resolutionAt, max: view.now))
            \(buttons(view.submit("Inscrire la délibération")))
            """
        }
    }

    private func correction(_ view: View, _ link: String) -> HTML {
        guard refusals.toRecord == nil else { return .empty }
        let isOpen = ["resolution", "day"].contains { view.form.error($0) != nil }
        return details(view.t("Corriger le numéro ou la date de la délibération"), isOpen: isOpen, resolution(view, link))
    }

    private func sendingBack(_ view: View, _ link: String) -> HTML {
        guard refusals.toSendBack == nil else { return .empty }
        return details(view.t("Renvoyer à la rédaction"), isOpen: view.form.error("reason") != nil, view.form(link + "/renvoyer", key: "renvoi") { view in
            """
            \(view.textArea("reason", label: "Ce qui est à revoir", rows: 3, maxLength: 2000))
            \(buttons(view.submit("Renvoyer", style: .secondary)))
            """
        })
    }

    private func opinions(_ view: View, _ link: String) -> HTML {
        let t = view.t
        return """
            \(each: comments, { comment in "<div class=\"stack\">\(view.byline(comment.author, at: comment.at))<p>\(comment.body)</p></div>" as HTML })
            \(refusals.toComment.map { view.refusal($0) } ?? view.form(link + "/avis", listsErrors: false) {
                """
                \(view.textArea("body", label: "Votre avis", rows: 3, maxLength: 2000))
                \(buttons(view.submit("Donner mon avis", style: .secondary)))
                """
            })
            """
    }
}
