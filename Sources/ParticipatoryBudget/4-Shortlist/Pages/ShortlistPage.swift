import Database
import HTML
import L10n
import Vocabulary
import Web

/// Everyone reads the lists once they are published: what was kept, the picks, what was not and why.
struct ShortlistPage: Page {
    static let path: Path = "/editions/:edition/preselection"
    static var isShared: Bool { true }

    /// A published list with its lines.
    struct Published: Sendable {
        var selection: Selection
        var lines: [ShortlistedProposal]
        var picks: [Pick] = []
    }

    let edition: Edition
    let lists: [Published]
    /// The pages of the city's bodies.
    var links: [Int: String] = [:]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        guard edition.calendar[.shortlist] != nil else { throw NotFound() }
        let released = try SelectionStore.selections(edition.id, db).filter { $0.releasedAt.map { $0 <= visit.now } ?? false }
        return Self(
            edition: edition,
            lists: try released.map { Published(selection: $0, lines: try SelectionStore.list($0.id, db), picks: try SelectionStore.picks($0.id, db)) },
            links: Dictionary(try visit.world.bodyOpinions.bodies(db).map { ($0.id, $0.link) }) { $1 })
    }

    func title(_ t: Texts) -> String { t("Présélection citoyenne") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        guard !lists.isEmpty else {
            let opening = edition.calendar[.shortlist].map { view.now < $0.opensAt ? t("La présélection ouvrira le \(day: $0.opensAt).") : t("La liste sera publiée ici, avec ses motifs.") }
            return emptyState(opening ?? "")
        }
        return "\(each: lists, { list($0, view) })"
    }

    private func list(_ published: Published, _ view: View) -> HTML {
        let (t, selection) = (view.t, published.selection)
        let kept = published.lines.filter { $0.isKept && $0.pickedBy.isEmpty }
        let picked = published.lines.filter { $0.isKept && !$0.pickedBy.isEmpty }
        let others = published.lines.filter { !$0.isKept }
        return section(selection.title, id: "liste-\(selection.id)") {
            """
            \(each: selection.statement.split(separator: "\n"), { "<p class=\"lead\">\($0)</p>" })\
            \(selection.decidedAt.map { "<p class=\"muted\">\(t("Liste arrêtée le \(day: $0)."))</p>" })\
            \(section(t(kept.count, one: "\(kept.count) idée retenue par le panel", many: "\(kept.count) idées retenues par le panel"), level: 3) { lines(kept, t) })\
            \(if: !picked.isEmpty, section(t("Coups de cœur des instances"), level: 3) { picks(picked, published.picks, view) })\
            \(if: !others.isEmpty, details(t(others.count, one: "\(others.count) idée non retenue, et pourquoi", many: "\(others.count) idées non retenues, et pourquoi"), lines(others, t)))
            """
        }
    }

    private func lines(_ lines: [ShortlistedProposal], _ t: Texts) -> HTML {
        let columns = [Column(t("Rang"), isNumber: true), Column(t("Idée"), isHeading: true), Column(t("Motif"))]
        return table(t("Idées et motifs"), isCaptionHidden: true, columns: columns, rows: lines) { line in
            [line.rank.map { "\($0)" } ?? "–", name(line, t), HTML(text: line.reason)]
        }
    }

    private func picks(_ lines: [ShortlistedProposal], _ picks: [Pick], _ view: View) -> HTML {
        let t = view.t, columns = [Column(t("Idée"), isHeading: true), Column(t("Choisie par")), Column(t("Motif"))]
        return table(t("Coups de cœur"), isCaptionHidden: true, columns: columns, rows: lines) { line in
            let own = picks.filter { $0.proposal == line.proposal }
            let bodies: HTML = own.isEmpty ? HTML(text: line.pickedBy) : "\(each: own, { "<div>\(view.bodyName($0, links))</div>" })"
            return [name(line, t), bodies, HTML(text: line.reason)]
        }
    }

    private func name(_ line: ShortlistedProposal, _ t: Texts) -> HTML {
        #"<a href="\#(url: ProposalLinks.page(edition, line.number))">n°\#u{A0}\#(line.number)\#(if: !line.isHidden, " \(line.title)")</a>\#(if: line.hasLeft, " \(badge(t(line.status.name)))")"#
    }
}
