import Database
import HTML
import L10n
import Vocabulary
import Web

/// Those who conduct or follow an edition see every pair of projects that may want the same place, what nobody has looked at first.
struct PlaceConflictsPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/conflits"
    static var surroundings: Surroundings { .desk }
    static let perPage = 50

    let edition: Edition
    let conflicts: [PlaceConflict]
    let reach: Int
    let pageNumber: Int

    var onPage: ArraySlice<PlaceConflict> { conflicts.dropFirst((pageNumber - 1) * Self.perPage).prefix(Self.perPage) }
    var lastPage: Int { max(1, (conflicts.count + Self.perPage - 1) / Self.perPage) }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = FeasibilityRules.mayReadQueue(edition, visit.actor) { throw refusal }
        return Self(
            edition: edition, conflicts: try PlaceConflictStore.all(edition, for: visit.actor, db), reach: try StudySettingsStore.settings(edition.id, db).reach,
            pageNumber: visit.pageNumber)
    }

    func title(_ t: Texts) -> String { t("Projets au même endroit") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Étude par les services"), FeasibilityLinks.queue(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Projets"), isHeading: true), Column(t("Distance"), isNumber: true), Column(t("Ce qui en est dit"))]
        return """
            <p class="intro">\(t("Projets à l’étude à moins de \(reach) mètres l’un de l’autre, ou que quelqu’un a rapprochés."))</p>\
            \(conflicts.isEmpty ? emptyState(t("Aucun projet n’en gêne un autre.")) : table(t("Projets au même endroit"), isCaptionHidden: true, columns: columns, rows: onPage) { conflict in
                [
                    "<a href=\"\(url: FeasibilityLinks.conflict(edition, conflict.one.number, conflict.other.number))\">n°\u{A0}\(conflict.one.number) · \(conflict.one.title)<br>n°\u{A0}\(conflict.other.number) · \(conflict.other.title)</a>",
                    HTML(text: conflict.distance.map { t("\($0) m") } ?? "–"), view.conflictState(conflict),
                ]
            })\
            \(view.pagination(page: pageNumber, of: lastPage) { FeasibilityLinks.conflicts(edition) + "?page=\($0)" })\
            <p><a href="\(url: FeasibilityLinks.settings(edition))">\(t("Changer la distance"))</a></p>
            """
    }
}

extension View {
    /// What was said of two projects, or that nobody has looked.
    func conflictState(_ conflict: PlaceConflict) -> HTML {
        guard let settled = conflict.settled else { return badge(t("À regarder"), .warning) }
        return badge(t(settled.verdict.name), settled.verdict == .apart ? .error : .success)
    }

    /// The projects that may want the place of this one, on the page of its study; the way to report another.
    func placeConflicts(_ conflicts: [PlaceConflict], _ file: StudyFile, _ refusal: Refusal?) -> HTML {
        guard file.study != nil, !conflicts.isEmpty || refusal == nil else { return .empty }
        return section(t("Projets au même endroit"), id: "conflits") {
            "\(conflictList(conflicts, file.edition))\(if: refusal == nil, conflictForm(file))"
        }
    }

    private func conflictList(_ conflicts: [PlaceConflict], _ edition: Edition) -> HTML {
        guard !conflicts.isEmpty else { return .empty }
        return """
            <ul>\(each: conflicts, { conflict in """
                <li><a href="\(url: FeasibilityLinks.conflict(edition, conflict.one.number, conflict.other.number))">n°\u{A0}\(conflict.other.number) · \(conflict.other.title)</a> \
                \(conflict.distance.map { "<span class=\"muted\">\(t("à \($0) m"))</span> " as HTML })\(conflictState(conflict))</li>
                """ })</ul>
            """
    }

    private func conflictForm(_ file: StudyFile) -> HTML {
        let isOpen = form.error("other_number") != nil || form.error("conflict_reason") != nil
        return details(t("Signaler un projet qui veut le même terrain"), isOpen: isOpen, form(file.link + "/conflits", listsErrors: isOpen) {
            """
            \(numberField("other_number", label: "Numéro de l’autre projet", min: 1))\
            \(textArea("conflict_reason", label: "Pourquoi l’un exclut l’autre", rows: 3, maxLength: 1000))\(submit("Signaler le conflit", style: .secondary))
            """
        })
    }

    /// Before a conclusion is signed: what stands in its way.
    func conflictWarning(_ conflicts: [PlaceConflict], _ edition: Edition) -> HTML {
        let pressing = conflicts.filter(\.isPressing)
        guard !pressing.isEmpty else { return .empty }
        return alert(.warning, title: t("D’autres projets veulent ce lieu"), conflictList(pressing, edition))
    }

    /// Before conclusions leave: those that should not both reach the ballot.
    func apartBeforeAnnouncing(_ conflicts: [PlaceConflict], _ edition: Edition) -> HTML {
        guard !conflicts.isEmpty else { return .empty }
        return alert(.warning, title: t("Des projets s’excluent"), """
            <ul>\(each: conflicts, { conflict in """
                <li><a href="\(url: FeasibilityLinks.conflict(edition, conflict.one.number, conflict.other.number))">n°\u{A0}\(conflict.one.number) · \(conflict.one.title), \
                n°\u{A0}\(conflict.other.number) · \(conflict.other.title)</a> \(conflict.settled?.reason ?? "")</li>
                """ })</ul>
            """)
    }
}
