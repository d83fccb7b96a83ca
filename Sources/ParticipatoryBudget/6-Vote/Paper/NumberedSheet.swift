import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// What one ballot paper says: the rule, the projects by their number, where to mark; and a stub with its batch and number, which stays
/// with the staff: the sheet that falls in the urn tells nothing of whom it was given to.
struct NumberedSheet: Sendable {
    let city: String
    let edition: Edition
    let rule: BallotRule
    let instructions: String
    let projects: [Project]
    let t: Texts

    static func load(_ edition: Edition, _ t: Texts, _ db: Reading) throws -> NumberedSheet {
        let book = try Booth.rules(edition, db)
        var names: [String: String] = [:]
        if let code = book.ballot.mandatoryTerritory { names[code] = try BallotStore.territories(within: code, db)?.name }
        return NumberedSheet(
            city: try CityStore.city(db).name, edition: edition, rule: book.ballot, instructions: RulebookText(book: book, t: t, territories: names).ballot,
            projects: try ProjectStore.projects(edition.id, db).sorted { $0.number < $1.number }, t: t)
    }

    /// Sheets of a batch, ready for the printer. `batch` nil: a specimen, which cannot be counted.
    /// - Parameter code: that of the batch, when a scanner reads its sheets.
    func document(_ format: BallotBatch.Format, batch: Int?, _ numbers: ClosedRange<Int>, code: SheetCode? = nil) -> HTML {
        let title = t("Bulletin de vote · \(edition.title) · \(city)")
        return Layout.sheets(title, language: t.language.code, "\(each: Array(numbers), { sheet(format, batch, $0, code) })")
    }

    /// One sheet without a number, as a part of a page.
    func specimen(_ format: BallotBatch.Format) -> HTML { sheet(format, nil, 1) }

    private func sheet(_ format: BallotBatch.Format, _ batch: Int?, _ number: Int, _ code: SheetCode? = nil) -> HTML {
        let ballot = ballot(format, isSpecimen: batch == nil)
        return """
            <div class="sheet sheet-\(format.rawValue)">
            \(code.map { marked($0, ballot) } ?? ballot)
            \(stub(batch, number))
            </div>

            """
    }

    /// What falls in the urn.
    private func ballot(_ format: BallotBatch.Format, isSpecimen: Bool) -> HTML {
        """
        <h1>\(t("Bulletin de vote"))\(if: isSpecimen, " · \(t("spécimen"))")</h1>
        <p><strong>\(city) · \(edition.title)</strong></p>
        <p>\(instructions) \(gesture)</p>
        \(choices(format))
        \(if: rule.allowsBlank, "<p class=\"mark\"><span></span> \(t("Je vote blanc"))</p>")
        <p>\(t("N’écrivez ni nom ni signe sur ce bulletin : il ne serait pas compté.")) \(t("Empreinte du bulletin publié : \(BallotText(edition, rule, projects).digest)."))</p>
        """
    }

    /// With the four marks, by the style sheet, and the code that a scanner reads.
    private func marked(_ code: SheetCode, _ ballot: HTML) -> HTML {
        #"<div class="ballot">\#(QRCode(code.text)?.image(t("Code de lecture du bulletin")) ?? .empty)\#(ballot)</div>"#
    }

    private var gesture: String {
        switch rule.kind {
        case .approval, .knapsack: t("Cochez la case devant chaque projet choisi.")
        case .points: t("Écrivez le nombre de points dans la case.")
        case .ranking: t("Écrivez 1 devant le projet que vous préférez, 2 devant le suivant.")
        case .grades: t("Cochez une case par projet.")
        }
    }

    // MARK: The projects

    private func choices(_ format: BallotBatch.Format) -> HTML {
        let grades = rule.kind == .grades ? BallotGrade.allCases : []
        return """
            <table\(if: !grades.isEmpty, #" class="grades""#)><caption class="sr">\(t("Projets"))</caption>
            <thead><tr>\(if: grades.isEmpty, "<th scope=\"col\">\(t("Choix"))</th>")<th scope="col">\(t("Projet"))</th>\(each: grades, { "<th scope=\"col\">\(t($0.name))</th>" })</tr></thead>
            <tbody>\(each: projects, { line($0, grades, format) })</tbody></table>
            """
    }

    private func line(_ project: Project, _ grades: [BallotGrade], _ format: BallotBatch.Format) -> HTML {
        let box: HTML = rule.kind == .points || rule.kind == .ranking ? #"<span class="wide"></span>"# : "<span></span>"
        return """
            <tr>\(if: grades.isEmpty, "<td class=\"mark\">\(box)</td>")<th scope="row"><strong>\(project.number). \(project.title)</strong>\(text(project, format))</th>\
            \(each: grades, { _ in #"<td class="mark"><span></span></td>"# })</tr>

            """
    }

    /// Easy to read: the sentence, without figures or abbreviations. The others: where and how much.
    private func text(_ project: Project, _ format: BallotBatch.Format) -> HTML {
        if format == .easy { return project.summary.isEmpty ? .empty : "<br>\(project.summary)" }
        let words: HTML = "\(t.money(project.cost)) · \(project.place ?? t("Toute la ville"))"
        return format == .large ? "<br>\(words)" : " · \(words)"
    }

    // MARK: The stub

    private func stub(_ batch: Int?, _ number: Int) -> HTML {
        guard let batch else { return .empty }
        let words = t("Lot \(batch), bulletin \(number)")
        return """
            <div class="stub">\(QRCode(Self.mark(edition, batch, number))?.image(t("Code du \(words)")) ?? .empty)
            <p><strong>\(words)</strong></p><p>\(t("Talon : le bureau le détache et le garde avant que le bulletin tombe dans l’urne. Rien ne relie alors un bulletin à une personne."))</p></div>
            """
    }

    /// What the code says: `PARVIS/2026/3/127`.
    static func mark(_ edition: Edition, _ batch: Int, _ number: Int) -> String { "PARVIS/\(edition.slug)/\(batch)/\(number)" }
}
