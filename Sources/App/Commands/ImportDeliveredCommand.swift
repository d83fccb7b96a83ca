import ArgumentParser
import Database
import L10n
import Migrations
import ParticipatoryBudget
import Tally
import Vocabulary
#if canImport(Glibc)
import Glibc
#endif

/// Imports the winning projects of Paris with how far they are.
struct ImportParis: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paris",
        abstract: "Imports the winners of Paris (CSV of opendata.paris.fr): an edition a year, works and milestones.",
        discussion: "A file with a malformed line is refused with each line and its reason; nothing is written then.")

    @Argument(help: "The CSV file.") var file: String
    @OptionGroup var options: DatabaseOption
    @Flag(help: "Prints the report as JSON.") var json = false

    func run() async throws { try await DeliveredInput.run(file, .paris, options, json: json) }
}

/// Imports the winning projects of Rennes with how far they are.
struct ImportRennes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rennes",
        abstract: "Imports the winners of Rennes (CSV of data.rennesmetropole.fr): an edition a year and its works.",
        discussion: "A file with a malformed line is refused with each line and its reason; nothing is written then.")

    @Argument(help: "The CSV file.") var file: String
    @OptionGroup var options: DatabaseOption
    @Flag(help: "Prints the report as JSON.") var json = false

    func run() async throws { try await DeliveredInput.run(file, .rennes, options, json: json) }
}

/// What both cities' imports do: read the file, write the editions, tell.
enum DeliveredInput {
    static func run(_ path: String, _ source: DeliveredProjectsImport.Source, _ options: DatabaseOption, json: Bool) async throws {
        let bytes = try InputFile(path).bytes(limit: 64 << 20)
        let configuration = try options.configuration()
        let database = try await Database.open(configuration.database)
        try await database.migrate(migrations)
        defer { database.close() }
        let now = Site.clock()
        do {
            let report = try await database.write { try DeliveredProjectsImport.run(bytes, source, at: now, $0) }
            if !report.remarks.isEmpty { Parvis.say(list(report.remarks, "remark", path)) }
            if json { print(Self.json(report)) }
            guard report.problems.isEmpty else { throw CommandRefusal("refused\n" + list(report.problems, "defect", path)) }
            if !json { print(text(report, base: configuration.baseURL)) }
        } catch let refusal as Refusal {
            throw CommandRefusal(Texts.ofTheShell(refusal.reason))
        }
    }

    private static func text(_ report: DeliveredProjectsImport.Report, base: String) -> String {
        let lines = report.editions.map { "\(base)\($0.link)/realisations  \($0.title), \($0.projects) projects" }
        return (lines + ["\(report.projects) projects in \(report.editions.count) editions"]).joined(separator: "\n")
    }

    private static func json(_ report: DeliveredProjectsImport.Report) -> String {
        let editions = report.editions.map { edition in
            JSON.object([.init("edition", .string(edition.link)), .init("title", .string(edition.title)), .init("projects", .number(edition.projects))])
        }
        return JSON.object([
            .init("editions", .array(editions)), .init("projects", .number(report.projects)),
            .init("problems", .array(report.problems.map(JSON.string))), .init("remarks", .array(report.remarks.map(JSON.string))),
        ]).text
    }

    private static func list(_ lines: [String], _ noun: String, _ path: String) -> String {
        let shown = lines.prefix(20).map { "\(path): \($0)" }
        return (["\(lines.count) \(noun)\(lines.count == 1 ? "" : "s")"] + shown + (lines.count > shown.count ? ["…"] : [])).joined(separator: "\n")
    }
}
