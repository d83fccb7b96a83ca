import HTML
import L10n
import Vocabulary
import Web

/// A costing as it stood from one moment on: what came, what went, what it added up to.
struct CostVersion: Sendable, Equatable {
    var at: Instant
    var by: String
    var added: [String] = []
    var removed: [String] = []
    var estimate: Euros?
    var runningCost: Euros?

    /// One for each moment at which a line came or went, the latest first.
    static func all(_ lines: [DatedCostLine]) -> [CostVersion] {
        let moments = Set(lines.flatMap { [$0.addedAt] + [$0.removedAt].compactMap(\.self) }).sorted(by: >)
        return moments.map { moment in
            let sheet = CostSheet(lines: lines.filter { $0.stands(at: moment) }.map(\.line))
            let added = lines.filter { $0.addedAt == moment }, removed = lines.filter { $0.removedAt == moment }
            return CostVersion(
                at: moment, by: added.first?.line.addedBy ?? removed.first?.removedBy ?? "", added: added.map(\.line.label), removed: removed.map(\.line.label),
                estimate: sheet.estimate, runningCost: sheet.runningCost)
        }
    }
}

/// A line of a costing with when it came, and when it went.
struct DatedCostLine: Sendable, Equatable {
    var line: CostLine
    var addedAt: Instant
    var removedAt: Instant?
    var removedBy: String?

    func stands(at moment: Instant) -> Bool { addedAt <= moment && removedAt.map { moment < $0 } ?? true }
}

extension View {
    /// The versions of a costing, when there was more than one.
    func costVersions(_ versions: [CostVersion]) -> HTML {
        guard versions.count > 1 else { return .empty }
        return details(t("Versions du chiffrage"), table(t("Versions du chiffrage"), isCaptionHidden: true, columns: [
            Column(t("Depuis"), isHeading: true), Column(t("Ce qui a changé"), isProse: true), Column(t("Coût du projet"), isNumber: true), Column(t("Fonctionnement par an"), isNumber: true),
        ], rows: versions) { version in
            [
                "\(time(version.at, hour: true))<br><span class=\"muted\">\(version.by)</span>",
                HTML(text: (version.added.map { t("ajouté : \($0)") } + version.removed.map { t("retiré : \($0)") }).joined(separator: ", ")),
                HTML(text: version.estimate.map { t.money($0) } ?? "–"), HTML(text: version.runningCost.map { t.money($0) } ?? "–"),
            ]
        })
    }
}
