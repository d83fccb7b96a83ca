import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Who answers for the whole city, and the guarantor, see how many are answered in time, by topic, way, service and neighbourhood.
struct QuestionFiguresPage: Page {
    static let path: Path = "/bureau/questions/mesures"
    static let link = "/bureau/questions/mesures"
    static var surroundings: Surroundings { .desk }

    let days: Int
    let whole: QuestionFigures
    let median: Span?
    let parts: [(dimension: QuestionDimension, lines: [QuestionFigures])]
    let loads: [QuestionLoad]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = QuestionRules.mayMeasure(visit.actor) { throw refusal }
        let days = visit.query["jours"].flatMap { Int($0) }.flatMap { QuestionFilter.periods.contains($0) ? $0 : nil } ?? 90, since = visit.now - .days(days)
        return Self(
            days: days, whole: try QuestionFiguresStore.whole(since: since, at: visit.now, db), median: try QuestionFiguresStore.median(since: since, db),
            parts: try QuestionDimension.allCases.map { ($0, try QuestionFiguresStore.by($0, since: since, at: visit.now, db)) }, loads: try QuestionFiguresStore.loads(at: visit.now, db))
    }

    func title(_ t: Texts) -> String { t("Mesures des réponses") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Questions des habitants"), QuestionLinks.desk)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.filters(Self.link) {
                view.select("jours", label: "Période", choices: view.questionPeriods, value: String(days))
            })\
            \(statTiles([
                Stat(t.number(whole.asked), t(whole.asked, one: "question posée", many: "questions posées"), path: list(nil)), Stat(whole.share(whole.inTime, of: whole.answered, t), t("répondues à temps"), path: list(.inTime)),
                Stat(median.map { t.length($0) } ?? "—", t("délai médian de réponse")), Stat(t.number(whole.late), t("en retard"), path: list(.late)),
                Stat(whole.share(whole.helped, of: whole.rated, t), t("réponses jugées utiles"), path: list(.helped)),
            ]))\
            \(each: parts, { part in part.lines.isEmpty ? .empty : section(t(part.dimension.name)) { table(part.dimension, part.lines, t) } })\
            \(if: !loads.isEmpty, section(t("En ce moment, par personne")) { held(t) })\
            \(buttons(view.linkButton(QuestionsCSV.link, "Télécharger le tableau (CSV)", style: .secondary)))
            """
    }

    private func table(_ dimension: QuestionDimension, _ lines: [QuestionFigures], _ t: Texts) -> HTML {
        Web.table(
            t(dimension.name), isCaptionHidden: true,
            columns: [
                Column(t(dimension.name), isHeading: true), Column(t("Posées"), isNumber: true), Column(t("Répondues"), isNumber: true), Column(t("À temps"), isNumber: true),
                Column(t("En retard"), isNumber: true), Column(t("Utiles"), isNumber: true),
            ], rows: lines
        ) { line in
            let opening = dimension.list(of: line.key, within: days)
            return [
                HTML(text: line.shownName(dimension, t)), figure(t.number(line.asked), line.asked, opening), figure(t.number(line.answered), line.answered, opening, .given),
                figure(line.share(line.inTime, of: line.answered, t), line.inTime, opening, .inTime), figure(t.number(line.late), line.late, opening, .late),
                figure(line.share(line.helped, of: line.rated, t), line.helped, opening, .helped),
            ]
        }
    }

    /// The list of the whole period.
    private func list(_ outcome: QuestionFilter.Outcome?) -> String {
        var filter = QuestionFilter()
        (filter.tab, filter.days, filter.outcome) = (.all, days, outcome)
        return filter.link()
    }

    /// A figure that opens the questions it counts; none opens nothing.
    private func figure(_ shown: String, _ count: Int, _ opening: QuestionFilter, _ outcome: QuestionFilter.Outcome? = nil) -> HTML {
        guard count > 0 else { return HTML(text: shown) }
        var filter = opening
        if let outcome { filter.outcome = outcome }
        return "<a href=\"\(url: filter.link())\">\(shown)</a>"
    }

    private func held(_ t: Texts) -> HTML {
        Web.table(
            t("En ce moment, par personne"), isCaptionHidden: true,
            columns: [Column(t("Personne"), isHeading: true), Column(t("Questions en cours"), isNumber: true), Column(t("En retard"), isNumber: true)], rows: loads
        ) { [HTML(text: $0.name), figure(t.number($0.open), $0.open, $0.list(.waiting)), figure(t.number($0.late), $0.late, $0.list(.late))] }
    }
}

extension QuestionFigures {
    func share(_ part: Int, of all: Int, _ t: Texts) -> String { all == 0 ? "—" : t.percent(part, of: all) }

    func shownName(_ dimension: QuestionDimension, _ t: Texts) -> String {
        guard let name else { return dimension == .territory ? t("Toute la ville") : t("L’accueil") }
        return dimension == .channel ? Question.Channel(rawValue: name).map { t($0.name) } ?? name : name
    }
}
