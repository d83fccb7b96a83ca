package import Database
import L10n
import Platform
package import Vocabulary

/// Makes editions of another city's winners: one for each year, in implementation, with the works and their milestones.
package struct DeliveredProjectsImport {
    /// The city whose open data is read.
    package enum Source: String, Sendable, CaseIterable {
        case paris, rennes

        var city: String {
            switch self {
            case .paris: "Paris"
            case .rennes: "Rennes"
            }
        }
    }

    /// What was made, or why nothing was.
    package struct Report: Sendable {
        package var editions: [(link: String, title: String, projects: Int)] = []
        package var projects: Int
        /// Each malformed line with its reason; nothing is written when there is one.
        package var problems: [String]
        /// What was understood otherwise than it is written.
        package var remarks: [String]
    }

    let source: Source
    let now: Instant

    /// - Throws: `Refusal` when this city is already imported, or when an edition run here has one of the addresses.
    package static func run(_ bytes: [UInt8], _ source: Source, at now: Instant, _ db: Writing) throws -> Report {
        if let slug = try DeliveredProjectsImportStore.firstEdition(importedFrom: source, db) {
            throw Refusal.notNow("Les projets de \(source.city) sont déjà importés\u{A0}: /editions/\(slug).")
        }
        var reading = switch source {
        case .paris: ParisProjects.read(bytes, at: now)
        case .rennes: RennesProjects.read(bytes)
        }
        if reading.projects.isEmpty, reading.problems.isEmpty { reading.problems.append("the file has no project") }
        var report = Report(projects: 0, problems: reading.problems, remarks: reading.remarks)
        guard reading.problems.isEmpty else { return report }
        let work = Self(source: source, now: now)
        for (year, projects) in Dictionary(grouping: reading.projects, by: \.year).sorted(by: { $0.key < $1.key }) {
            report.editions.append(try work.addEdition(year, projects, db))
            report.projects += projects.count
        }
        return report
    }

    private func addEdition(_ year: Int, _ projects: [ImportedWork], _ db: Writing) throws -> (link: String, title: String, projects: Int) {
        let slug = "\(source.rawValue)-\(year)"
        if try DeliveredProjectsImportStore.isTaken(slug, db) { throw Refusal.notNow("L’adresse /editions/\(slug) est déjà prise.") }
        let title = "Budget participatif de \(source.city) \(year)"
        let opens = Instant(dateInput: "\(year)-01-01") ?? now
        let edition = try DeliveredProjectsImportStore.addEdition(
            slug: slug, title: title, summary: "Les projets lauréats et leur réalisation, d’après les données ouvertes de la ville.",
            source, opens: opens, at: now, db)
        let themes = try PabulibImportStore.addThemes(Set(projects.map(\.theme).filter { !$0.isEmpty }).sorted(), edition, db)
        for (index, project) in projects.enumerated() {
            let id = try PabulibImportStore.addProject(ImportedProject(
                number: index + 1, externalID: project.externalID, title: project.title, body: project.body, cost: project.cost,
                district: project.district, theme: themes[project.theme], latitude: project.latitude, longitude: project.longitude,
                wasSelected: true
            ), to: edition, at: now, db)
            try DeliveredProjectsImportStore.addWork(project, id, openedAt: opens, at: now, db)
        }
        try Journal.record(
            JournalEntry("edition.import", "edition", edition.number, edition: edition, reason: title, channel: .command, isPublic: true),
            by: nil, at: now, db)
        return ("/editions/\(slug)", title, projects.count)
    }
}
