import Database
import HTML
import L10n
import Vocabulary
import Web

/// Those who follow a whole edition read its figures, step by step, with the list behind each, beside the edition before.
struct EditionReportPage: Page {
    static let path: Path = "/bureau/editions/:edition/bilan"
    static var surroundings: Surroundings { .desk }

    let report: EditionReport
    /// Whether this person writes the report that residents will read, or reads it again.
    var mayWrite = false
    var mayReread = false

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = DeskRules.mayReport(edition, visit.actor) { throw refusal }
        return Self(
            report: try EditionReportStore.report(edition, at: visit.now, db), mayWrite: WrittenReportRules.mayWrite(edition, visit.actor) == nil,
            mayReread: WrittenReportRules.mayRead(edition, visit.actor) == nil)
    }

    private var edition: Edition { report.edition }
    func title(_ t: Texts) -> String { t("Bilan : \(edition.title)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), DeskLinks.desk), Crumb(edition.title, edition.deskLink)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(section(t("De l’idée au projet livré"), id: "etapes") { steps(view) })\
            \(section(t("Où en sont les propositions"), id: "statuts") { statuses(view) })\
            \(section(t("Par quartier"), id: "quartiers") { groups(report.territories, "quartier", t("Quartier"), t("Toute la ville"), t) })\
            \(section(t("Par thème"), id: "themes") { groups(report.themes, "theme", t("Thème"), t("Sans thème"), t) })\
            \(if: !report.studied.isEmpty, section(t("Par service"), id: "services") { groups(report.studied, "service", t("Service qui étudie"), "", t) })\
            \(if: !report.services.isEmpty, section(t("Avis des services"), id: "avis") { services(view) })\
            <p class="row">\(if: mayReread && !view.isPaper, view.linkButton(WrittenReportLinks.writing(edition), mayWrite ? "Rédiger et publier le bilan" : "Relire et publier le bilan"))\(view.pdfButton())\(if: !view.isPaper, view.linkButton(DeskLinks.report(edition.slug) + ".csv", "Télécharger les chiffres (CSV)", style: .secondary))</p>
            """
    }

    private func steps(_ view: View) -> HTML {
        let t = view.t
        var tiles = [Stat(t.number(report.counts.voters), t(report.counts.voters, one: "votant", many: "votants")), Stat(t.money(report.promised), t("promis aux lauréates"))]
        if let days = report.medianDays { tiles.append(Stat(t.number(days), t("jours entre le dépôt et la décision publiée, une fois sur deux"))) }
        let before = report.former.map { EditionReport.stages($0.counts).map(\.count) }
        let columns = [Column(t("Étape"), isHeading: true), Column(t("Cette édition"), isNumber: true)] + (report.former.map { [Column($0.title, isNumber: true)] } ?? [])
        return """
            \(view.barChart(t("Propositions, étape par étape"), columns: (t("Étape"), t("Propositions")), bars: EditionReport.stages(report.counts).map { Bar(t($0.name), value: $0.count, inWords: t.number($0.count), path: DeskLinks.proposals(edition.slug, $0.reached)) }))\
            \(if: before != nil, table(t("Avec l’édition précédente"), columns: columns, rows: EditionReport.stages(report.counts).enumerated()) { index, stage in
                [HTML(text: t(stage.name)), HTML(text: t.number(stage.count)), HTML(text: t.number(before?[index] ?? 0))]
            })\(statTiles(tiles))
            """
    }

    private func statuses(_ view: View) -> HTML {
        let t = view.t, rows = ProposalStatus.allCases.filter { report.statuses[$0] != nil && $0 != .draft }
        return table(t("Propositions par état"), isCaptionHidden: true, columns: [Column(t("État"), isHeading: true), Column(t("Propositions"), isNumber: true)], rows: rows) { status in
            [HTML(text: t(status.name)), figure(report.statuses[status] ?? 0, "\(DeskLinks.proposals(edition.slug))?statut=\(status.rawValue)", t)]
        }
    }

    private func groups(_ groups: [ReportGroup], _ field: String, _ heading: String, _ none: String, _ t: Texts) -> HTML {
        let columns = [Column(heading, isHeading: true)] + [t("Déposées"), t("Recevables"), t("Réalisables"), t("Lauréates"), t("Réalisées")].map { Column($0, isNumber: true) }
        return table(heading, isCaptionHidden: true, columns: columns, rows: groups) { group in
            let all = "\(DeskLinks.proposals(edition.slug))?\(field)=\(group.id.map { "\($0)" } ?? DeskProposalFilter.none)"
            let counts: [(Int, ReachedStep?)] = [
                (group.deposited, nil), (group.eligible, .eligible), (group.feasible, .feasible), (group.winners, .winner), (group.delivered, .delivered),
            ]
            return [HTML(text: group.id == nil ? none : group.name)] + counts.map { count, reached in figure(count, all + (reached.map { "&etape=\($0.rawValue)" } ?? ""), t) }
        }
    }

    /// A number that opens its list, when there is one.
    private func figure(_ count: Int, _ link: String, _ t: Texts) -> HTML {
        guard count > 0 else { return HTML(text: t.number(count)) }
        return "<a href=\"\(url: link)\">\(t.number(count))</a>"
    }

    private func services(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Service"), isHeading: true), Column(t("Avis donnés"), isNumber: true), Column(t("À répondre"), isNumber: true), Column(t("En retard"), isNumber: true)]
        return table(t("Services"), isCaptionHidden: true, columns: columns, rows: report.services) { line in
            let link = "\(FeasibilityLinks.board(edition))?service=\(line.service)#projets"
            return [HTML(text: line.name)] + [line.answered, line.awaited, line.late].map { figure($0, link, t) }
        }
    }
}

/// The same figures as a file.
struct EditionReportCSV: Download {
    static let path: Path = "/bureau/editions/:edition/bilan.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db), t = Texts.ofFiles
        if let refusal = DeskRules.mayReport(edition, visit.actor) { throw refusal }
        let report = try EditionReportStore.report(edition, at: visit.now, db)
        func row(_ family: Message, _ name: String, _ count: Int) -> [CSV.Cell] { [.text(t(family)), .text(name), .number(count)] }
        var rows = EditionReport.stages(report.counts).map { row("Étape", t($0.name), $0.count) }
        rows += ProposalStatus.allCases.compactMap { status in report.statuses[status].map { row("État", t(status.name), $0) } }
        rows += report.territories.map { row("Quartier", $0.id == nil ? t("Toute la ville") : $0.name, $0.deposited) }
        rows += report.themes.map { row("Thème", $0.id == nil ? t("Sans thème") : $0.name, $0.deposited) }
        rows += report.studied.map { row("Service qui étudie", $0.name, $0.deposited) }
        rows += report.services.map { row("Service, avis donnés", $0.name, $0.answered) }
        rows.append(row("Vote", t("Votants"), report.counts.voters))
        let columns: [CSV.Column] = [.init("famille", "Famille"), .init("nom", "Nom"), .init("nombre", "Nombre")]
        return .attachment(CSV.file(columns, rows), named: "bilan-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}
