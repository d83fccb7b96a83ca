import Database
import HTML
import L10n
import Vocabulary
import Web

/// The officer reads the letters that will leave, tells the proposers, then makes the conclusions public; alone or together.
struct AnnouncementPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/annonce"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let toAnnounce: [StudyFile]
    let toRelease: [StudyLine]
    let refusal: Refusal?
    let actor: Actor

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try EditionStore.edition(try visit.parameter("edition"), for: visit.actor, db)
        if let refusal = FeasibilityRules.mayReadQueue(edition, visit.actor) { throw refusal }
        let lines = try FeasibilityStore.lines(edition.id, at: visit.now, db)
        return Self(
            edition: edition,
            toAnnounce: try FeasibilityStore.files(edition, lines.filter { $0.stage == .toAnnounce }.map(\.proposal), db),
            toRelease: lines.filter { $0.stage == .toRelease },
            refusal: FeasibilityRules.mayAnnounce(edition, visit.actor, at: visit.now), actor: visit.actor
        )
    }

    func title(_ t: Texts) -> String { t("Annoncer et publier les conclusions") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(edition.title, edition.deskLink), Crumb(t("Étude par les services"), FeasibilityLinks.queue(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Les porteurs sont prévenus d’abord. Rien n’est public avant leur courrier."))</p>\
            \(refusal.map { alert(.info, t($0.reason)) })\
            \(section(t("1. Prévenir les porteurs"), id: "prevenir") { announcements(view) })\
            \(section(t("2. Publier"), id: "publier") { releases(view) })
            """
    }

    private func announcements(_ view: View) -> HTML {
        let t = view.t
        guard !toAnnounce.isEmpty else { return emptyState(t("Aucune conclusion n’attend d’être annoncée.")) }
        let columns = [Column(t("Cocher"), isTitleHidden: true), Column(t("Proposition"), isHeading: true), Column(t("Conclusion")), Column(t("Courrier"))]
        let rows = table(t("Conclusions à annoncer"), isCaptionHidden: true, columns: columns, rows: toAnnounce) { file in
            let synthesis = file.synthesis
            return [
                refusal == nil ? view.rowBox("announce", value: "\(file.proposal.id)", label: file.proposal.title) : .empty,
                #"<a href="\#(file.link)">n° \#(file.proposal.number ?? 0) \#(file.proposal.title)</a><br><span class="muted">\#(file.proposal.authorName)</span>"#,
                synthesis.map { badge(t($0.conclusion.name), $0.conclusion.tone) } ?? .empty,
                synthesis.map { letter(file, $0, t) } ?? .empty,
            ]
        }
        guard refusal == nil else { return rows }
        return view.form(FeasibilityLinks.announcements(edition), key: "announce", listsErrors: view.form.error("announce") != nil) { view in
            "\(rows)\(view.bulkBar("Pour les lignes cochées", view.submit("Prévenir les porteurs")))"
        }
    }

    /// The letter as the proposer will read it.
    private func letter(_ file: StudyFile, _ synthesis: Synthesis, _ t: Texts) -> HTML {
        let letter = FeasibilityLetters.conclusion(file, synthesis)
        return details(t("Lire le courrier"), "<p><strong>\(t(letter.subject))</strong></p>\(each: letter.paragraphs, { "<p>\(t($0))</p>" })")
    }

    private func releases(_ view: View) -> HTML {
        let t = view.t
        guard !toRelease.isEmpty else { return emptyState(t("Aucune conclusion annoncée n’attend d’être publiée.")) }
        let columns = [Column(t("Cocher"), isTitleHidden: true), Column(t("Proposition"), isHeading: true), Column(t("Conclusion")), Column(t("Porteur prévenu le"))]
        let rows = table(t("Conclusions à publier"), isCaptionHidden: true, columns: columns, rows: toRelease) { line in
            [
                refusal == nil ? box(line, view) : .empty,
                #"<a href="\#(FeasibilityLinks.study(edition, line.number))">n° \#(line.number) \#(line.title)</a>"#,
                line.conclusion.map { badge(t($0.name), $0.tone) } ?? .empty,
                line.milestones?.notifiedAt.map { view.time($0) } ?? .empty,
            ]
        }
        guard refusal == nil else { return rows }
        return view.form(FeasibilityLinks.queue(edition) + "/publication", key: "release", listsErrors: view.form.error("release") != nil) { view in
            "\(rows)\(view.bulkBar("Pour les lignes cochées", view.submit("Publier les conclusions")))"
        }
    }

    /// A box to tick, or why this one is for somebody else.
    private func box(_ line: StudyLine, _ view: View) -> HTML {
        guard let signedBy = line.signedBy else { return .empty }
        if let refusal = FeasibilityRules.mayRelease(signedBy: signedBy, line.stage, actor) { return view.refusal(refusal) }
        return view.rowBox("release", value: "\(line.proposal)", label: line.title)
    }
}
