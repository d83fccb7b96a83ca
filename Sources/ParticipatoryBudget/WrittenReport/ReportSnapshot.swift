import L10n
import Vocabulary

/// Takes from the figures of an edition what everyone may read.
enum ReportSnapshot {
    /// Without the vote and what follows it as long as no result is public.
    static func figures(_ report: EditionReport, areResultsPublic: Bool) -> [ReportFigure] {
        let t = Texts.ofFiles
        var figures = stages(report, areResultsPublic: areResultsPublic, t)
        figures += groups(report.territories, .territory, .territoryWinners, t("Toute la ville"), areResultsPublic)
        figures += groups(report.themes, .theme, .themeWinners, t("Sans thème"), areResultsPublic)
        if let days = report.medianDays { figures.append(ReportFigure(family: .days, name: "", figure: days)) }
        guard areResultsPublic else { return figures }
        return figures + [
            ReportFigure(family: .voters, name: "", figure: report.counts.voters), ReportFigure(family: .promised, name: "", figure: report.promised.cents),
        ]
    }

    private static func stages(_ report: EditionReport, areResultsPublic: Bool, _ t: Texts) -> [ReportFigure] {
        let former = report.former.map { EditionReport.stages($0.counts).map(\.count) }
        let lines = EditionReport.stages(report.counts).enumerated().map { place, stage in
            ReportFigure(family: .stage, name: t(stage.name), figure: stage.count, former: former?[place])
        }
        return areResultsPublic ? lines : Array(lines.prefix(4))
    }

    private static func groups(
        _ groups: [ReportGroup], _ all: ReportFigure.Family, _ winners: ReportFigure.Family, _ none: String, _ areResultsPublic: Bool
    ) -> [ReportFigure] {
        groups.flatMap { group in
            let name = group.id == nil ? none : group.name
            let deposited = ReportFigure(family: all, name: name, figure: group.deposited)
            return areResultsPublic ? [deposited, ReportFigure(family: winners, name: name, figure: group.winners)] : [deposited]
        }
    }
}
