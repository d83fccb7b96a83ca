import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Moderators, and those who run an edition, see what was reported, what they are asked to read again, what is hidden and the latest comments of their editions.
struct ModerationPage: Page {
    static let path: Path = "/bureau/moderation"
    static var surroundings: Surroundings { .desk }
    static let perPage = 50

    let list: ModerationList
    /// Nil: all of hers.
    let edition: EditionID?
    let editions: [Edition]
    let proposals: [ModeratedProposalLine]
    let comments: [ModeratedComment]
    /// Comments of each list; then what waits in it, proposals and comments.
    let counts: [ModerationList: Int]
    let waiting: [ModerationList: Int]
    let pageNumber: Int

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = DiscussionRules.mayReadModeration(visit.actor) { throw refusal }
        let (list, edition) = asked(visit.query)
        var counts: [ModerationList: Int] = [:]
        for list in ModerationList.allCases { counts[list] = try ModerationStore.count(list, of: edition, for: visit.actor, db) }
        var waiting: [ModerationList: Int] = [:]
        for list in [ModerationList.reported, .appealed] {
            waiting[list] = try counts[list, default: 0] + ProposalModerationStore.count(list, of: edition, for: visit.actor, db)
        }
        return Self(
            list: list, edition: edition, editions: try EditionStore.published(db).filter { visit.actor.works(on: $0.id) },
            proposals: try ProposalModerationStore.lines(list, of: edition, for: visit.actor, limit: 200, db),
            comments: try ModerationStore.comments(list, of: edition, for: visit.actor, page: visit.pageNumber, perPage: perPage, db),
            counts: counts, waiting: waiting, pageNumber: visit.pageNumber
        )
    }

    /// Which list, of which edition.
    static func asked(_ query: FormValues) -> (list: ModerationList, edition: EditionID?) {
        (query["liste"].flatMap { ModerationList(rawValue: $0) } ?? .reported, query["edition"].flatMap { EditionID($0) })
    }

    func title(_ t: Texts) -> String { t("Modération") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    private func address(_ list: ModerationList, page: Int = 1, file: String = "") -> String {
        "\(DiscussionLinks.queue)\(file)?liste=\(list.rawValue)\(edition.map { "&edition=\($0)" } ?? "")\(page > 1 ? "&page=\(page)" : "")"
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        let tabs = ModerationList.allCases.map {
            MenuEntry(t($0.name), address($0), isCurrent: $0 == list, count: waiting[$0].flatMap { $0 > 0 ? $0 : nil })
        }
        return """
            \(view.tabs(tabs, label: "Listes de modération"))
            \(if: editions.count > 1 && (edition != nil || comments.count + proposals.count > 20), filters(view))
            \(if: comments.isEmpty && proposals.isEmpty, emptyState(t("Rien ici. Merci !")))
            \(if: !proposals.isEmpty, section(t("Propositions")) { lines(view) })
            \(if: !comments.isEmpty, section(t("Commentaires")) { rows(view) })
            \(view.pagination(page: pageNumber, of: max(1, ((counts[list] ?? 0) + Self.perPage - 1) / Self.perPage)) { address(list, page: $0) })
            \(if: !comments.isEmpty || !proposals.isEmpty, "<p><a href=\"\(url: address(list, file: ".csv"))\">\(t("Télécharger la liste (CSV)"))</a></p>")
            """
    }

    private func filters(_ view: View) -> HTML {
        view.filters(DiscussionLinks.queue, reset: edition == nil ? nil : "\(DiscussionLinks.queue)?liste=\(list.rawValue)") {
            """
            \(view.select("edition", label: "Édition", choices: editions.map { Choice("\($0.id)", text: $0.title) }, value: edition?.description, empty: "Toutes", required: false))\
            \(view.hidden("liste", list.rawValue))
            """
        }
    }

    private func lines(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Proposition"), isHeading: true), Column(t("Auteur")), Column(t("Édition")), Column(t("Signalements"), isNumber: true)]
        return table(t("Propositions"), isCaptionHidden: true, columns: columns, rows: proposals) { line in
            [
                """
                <a href="\(ProposalModerationLinks.moderated(line.id))">\(t("n°\u{A0}\(line.number)")) · \(line.title)</a>\
                \(if: line.isHidden, " \(badge(t("Masquée"), .warning))")\(if: line.awaitsAppeal, " \(badge(t("Relecture demandée"), .info))")
                """,
                HTML(text: line.author), HTML(text: line.editionTitle), HTML(text: t.number(line.reports)),
            ]
        }
    }

    private func rows(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Commentaire"), isHeading: true), Column(t("Auteur")), Column(t("Proposition")), Column(t("Signalements"), isNumber: true)]
        return table(t(list.name), isCaptionHidden: true, columns: columns, rows: comments) { line in
            [
                """
                <a href="\(DiscussionLinks.moderated(line.comment.id))">\(Markdown.excerpt(line.comment.body, limit: 140))</a>\
                \(if: line.comment.isHidden, " \(badge(t("Masqué"), .warning))")\(if: line.comment.removedAt != nil, " \(badge(t("Retiré par son auteur"), .neutral))")\(if: line.comment.awaitsAppeal, " \(badge(t("Relecture demandée"), .info))")
                """,
                "\(line.comment.authorName)<br><span class=\"muted\">\(view.time(line.comment.at, hour: true))</span>",
                "\(t("n°\u{A0}\(line.proposalNumber)")) · \(line.proposalTitle)<br><span class=\"muted\">\(line.editionTitle)</span>",
                HTML(text: t.number(line.reports)),
            ]
        }
    }
}
