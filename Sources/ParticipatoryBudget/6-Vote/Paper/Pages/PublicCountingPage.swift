import Database
import HTML
import L10n
import Vocabulary
import Web

/// The count as it goes, in large, for the scrutineers in the room and for everyone: urn by urn, how far; never a result in part.
struct PublicCountingPage: Page {
    static let path: Path = "/editions/:edition/depouillement"
    static var surroundings: Surroundings { .bare }

    let edition: Edition
    let account: PaperAccount
    /// Whether the reader asked that the page stay as it is.
    let isFixed: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if edition.isImported || edition.calendar[.vote] == nil { throw NotFound() }
        return PublicCountingPage(edition: edition, account: try edition.calendar.hasClosed(.vote, at: visit.now) ? .load(edition.id, db) : .sealed(edition.id, db), isFixed: visit.query["fixe"] != nil)
    }

    func title(_ t: Texts) -> String { t("Dépouillement public") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(edition.title, edition.link)] }
    func refresh(_ now: Instant) -> Refresh? { isFixed || account.isSigned && !account.urns.isEmpty ? nil : Refresh(seconds: 20) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: moment(view)))
            \(account.urns.isEmpty ? emptyState(t("Aucune urne de papier pour ce vote.")) : progressing(view))
            \(buttons(isFixed ? view.linkButton(PaperLinks.counting(edition), "Actualiser toute seule", style: .quiet) : view.linkButton("\(PaperLinks.counting(edition))?fixe=1", "Ne plus actualiser", style: .quiet), view.linkButton(edition.link, "Voir l’édition", style: .quiet)))
            """
    }

    private func moment(_ view: View) -> String {
        let t = view.t
        guard edition.calendar.hasClosed(.vote, at: view.now) else {
            return edition.calendar[.vote]?.closesAt.map { t("Les urnes s’ouvrent après la clôture, le \($0).") } ?? t("Les urnes s’ouvrent après la clôture.")
        }
        if account.isSigned { return t("Toutes les urnes sont signées. Les résultats paraîtront à leur proclamation, tous ensemble.") }
        return t("Aucun résultat, même partiel, n’existe avant que toutes les urnes soient signées. Cette page s’actualise toutes les vingt secondes.")
    }

    private func progressing(_ view: View) -> HTML {
        let t = view.t
        // How many came to each urn is told by nobody before the close.
        guard edition.calendar.hasClosed(.vote, at: view.now) else {
            return "\(each: account.urns, { sealed($0.urn, view) })"
        }
        return statTiles([
            Stat(t.number(account.urns.count), t(account.urns.count, one: "urne", many: "urnes"), note: t(account.signed, one: "\(account.signed) signée", many: "\(account.signed) signées")),
            Stat(t.number(account.sum { $0.tally.sheets }), t("feuilles trouvées")), Stat(t.number(account.sum { $0.tally.keyedTwice }), t("feuilles lues par deux personnes")),
        ]) + "\(each: account.urns, { urn($0, view) })"
    }

    private func sealed(_ urn: Urn, _ view: View) -> HTML {
        panel("\(urn.label) · \(urn.placeName)", "<p>\(view.t("Scellé \(urn.seal)"))</p>")
    }

    private func urn(_ counted: PaperAccount.Counted, _ view: View) -> HTML {
        let t = view.t, tally = counted.tally
        return panel("\(counted.urn.label) · \(counted.urn.placeName)", """
            <p>\(badge(t(counted.urn.stage.name), counted.urn.isSigned ? .success : .neutral)) \(t(counted.urn.checkOffs, one: "\(counted.urn.checkOffs) émargement", many: "\(counted.urn.checkOffs) émargements"))</p>
            \(if: counted.urn.sheets != nil, progress(t("Lues une fois"), value: tally.keyedOnce, of: tally.sheets, inWords: t("\(tally.keyedOnce) sur \(tally.sheets)")) + progress(t("Lues deux fois"), value: tally.keyedTwice, of: tally.sheets, inWords: t("\(tally.keyedTwice) sur \(tally.sheets)")))
            """)
    }
}
