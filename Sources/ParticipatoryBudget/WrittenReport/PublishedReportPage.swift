import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone reads a published report: the officer's words, the figures of that day, the edition before beside them.
struct PublishedReportPage: Page {
    static let path: Path = "/editions/:edition/bilan/:number"
    static var isShared: Bool { true }

    let edition: Edition
    let report: WrittenReport
    let figures: [ReportFigure]
    /// The reports published since and before.
    var others: [WrittenReport] = []

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db), number = Int(try visit.parameter("number"))
        let all = try WrittenReportStore.published(edition.id, db)
        guard let report = all.first(where: { $0.number == number }) else { throw NotFound() }
        return Self(edition: edition, report: report, figures: try WrittenReportStore.figures(report.id, db), others: all.filter { $0.id != report.id })
    }

    func title(_ t: Texts) -> String { t("Bilan : \(edition.title)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(report.publishedAt.map { "<p class=\"muted\">\(t("Publié le \(day: $0). Les chiffres sont ceux de ce jour."))</p>" })\
            \(prose(Markdown.html(report.opening)))\
            \(section(t("De l’idée au projet livré"), id: "etapes") { stages(view) })\
            \(groups(.territory, .territoryWinners, t("Par quartier"), t("Quartier"), view))\
            \(groups(.theme, .themeWinners, t("Par thème"), t("Thème"), view))\
            \(if: !report.lessons.isEmpty, section(t("Ce que nous en retenons"), id: "lecons") { prose(Markdown.html(report.lessons)) })\
            \(if: !others.isEmpty, section(t("Autres bilans de l’édition"), id: "autres") { links(t) })\
            <p class="row">\(view.pdfButton())</p>
            """
    }

    private func of(_ family: ReportFigure.Family) -> [ReportFigure] { figures.filter { $0.family == family } }

    private func stages(_ view: View) -> HTML {
        let t = view.t, lines = of(.stage), hasFormer = lines.contains { $0.former != nil }
        let columns = [Column(t("Étape"), isHeading: true), Column(t("Cette édition"), isNumber: true), Column(t("Édition précédente"), isNumber: true)]
        return """
            \(view.barChart(t("Propositions, étape par étape"), columns: (t("Étape"), t("Propositions")), bars: lines.map { Bar($0.name, value: $0.figure, inWords: t.number($0.figure)) }))\
            \(if: hasFormer, table(t("Avec l’édition précédente"), columns: columns, rows: lines) { [HTML(text: $0.name), HTML(text: t.number($0.figure)), HTML(text: t.number($0.former ?? 0))] })\
            \(statTiles(tiles(t)))
            """
    }

    private func tiles(_ t: Texts) -> [Stat] {
        of(.voters).map { Stat(t.number($0.figure), t($0.figure, one: "votant", many: "votants")) }
            + of(.promised).map { Stat(t.money(Euros(cents: $0.figure)), t("promis aux lauréates")) }
            + of(.days).map { Stat(t.number($0.figure), t("jours entre le dépôt et la décision publiée, une fois sur deux")) }
    }

    /// A chart of what was deposited, and the figures.
    private func groups(_ all: ReportFigure.Family, _ winning: ReportFigure.Family, _ title: String, _ heading: String, _ view: View) -> HTML {
        let t = view.t, lines = of(all), winners = of(winning)
        let columns = [Column(heading, isHeading: true), Column(t("Déposées"), isNumber: true)] + (winners.isEmpty ? [] : [Column(t("Lauréates"), isNumber: true)])
        return lines.isEmpty ? .empty : section(title, id: all.rawValue) {
            view.barChart(t("\(title), propositions déposées"), columns: (heading, t("Déposées")), bars: lines.map { Bar($0.name, value: $0.figure, inWords: t.number($0.figure)) })
                + table(title, isCaptionHidden: true, columns: columns, rows: lines.enumerated()) { place, line in
                    let won: [HTML] = winners.isEmpty ? [] : [HTML(text: t.number(winners[place].figure))]
                    return [HTML(text: line.name), HTML(text: t.number(line.figure))] + won
                }
        }
    }

    private func links(_ t: Texts) -> HTML {
        """
        <ul>\(each: others, { other in
            "<li><a href=\"\(url: WrittenReportLinks.page(edition, other.number ?? 0))\">\(other.publishedAt.map { t("Bilan du \(day: $0)") } ?? "")</a></li>"
        })</ul>
        """
    }
}
