import ArgumentParser
import Database
import L10n
import Migrations
import Platform
import Tally
import Vocabulary
#if canImport(Glibc)
import Glibc
#endif

/// Imports the arrondissements or the neighbourhoods of the city.
struct ImportTerritoriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "territories",
        abstract: "Imports arrondissements or neighbourhoods from GeoJSON polygons (longitude and latitude, WGS 84).",
        discussion: """
            Examples:
              parvis import territories arrondissements.geojson --kind arrondissement --code insee --name nom
              parvis import territories quartiers.geojson --kind neighbourhood --code id --name nom --parent 69381 --dry-run
            A territory whose code is known is changed, the others are added, none is removed. A file with an object
            that cannot be taken is refused with the reason of each, and nothing is written, unless --lenient.
            """)

    /// What the objects of the file are.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case arrondissement, neighbourhood

        var kind: Territory.Kind { self == .arrondissement ? .sector : .neighbourhood }
    }

    @Argument(help: "The GeoJSON file.") var file: String
    @Option(help: "What the polygons are: arrondissement or neighbourhood.") var kind: Kind
    @Option(help: "The property that holds the code.") var code: String
    @Option(help: "The property that holds the name.") var name: String
    @Option(help: "The property that holds the number of inhabitants.") var inhabitants: String?
    @Option(help: "Code of the territory they belong to (default: found by the outlines, else the city).") var parent: String?
    @OptionGroup var options: DatabaseOption
    @Flag(help: "Leave out what cannot be taken, list it on stderr, and import the rest.") var lenient = false
    @Flag(help: "Tell what would happen and write nothing.") var dryRun = false
    @Flag(help: "Prints the report as JSON.") var json = false

    func run() async throws {
        let territories = try read()
        let choices = TerritoryImport.Choices(kind: kind.kind, code: code, name: name, inhabitants: inhabitants, parent: parent)
        let database = try await Database.open(try options.configuration().database)
        try await database.migrate(migrations)
        defer { database.close() }
        let (dryRun, lenient, path) = (dryRun, lenient, file)
        do {
            let plan = try await database.write { db in
                if dryRun { return try TerritoryImportStore.plan(territories, choices, db) }
                let plan = try TerritoryImportStore.run(territories, choices, db)
                guard plan.refused.isEmpty || lenient else { throw Refused(plan: plan) }
                try TerritoryImportStore.record(plan, from: path.split(separator: "/").last.map(String.init) ?? path, at: Site.clock(), db)
                return plan
            }
            tell(plan)
        } catch let refused as Refused {
            if json { print(Self.json(refused.plan, isWritten: false)) }
            throw CommandRefusal("refused\n" + remarks(refused.plan))
        } catch let errors as FormErrors {
            throw CommandRefusal("\(file): " + errors.byField.map { Texts.ofTheShell($0.message) }.joined(separator: " "))
        }
    }

    /// Rolls the whole import back.
    private struct Refused: Error { let plan: TerritoryImport }

    private func read() throws -> TerritoryFile {
        let bytes = try InputFile(file).bytes(limit: 64 << 20)
        do {
            let territories = try TerritoryFile(bytes)
            let properties = territories.properties.map(\.name)
            for name in [code, name, inhabitants].compactMap(\.self) where !properties.contains(name) {
                throw CommandRefusal("\(file): no object has a property “\(name)”; there are: \(properties.joined(separator: ", "))")
            }
            return territories
        } catch let problem as GeoJSON.Problem {
            throw CommandRefusal("\(file): " + Texts.ofTheShell(problem.reason))
        }
    }

    private func tell(_ plan: TerritoryImport) {
        if !plan.refused.isEmpty { Parvis.say(remarks(plan)) }
        if json { return print(Self.json(plan, isWritten: !dryRun)) }
        print("\(plan.added.count) added, \(plan.changed.count) changed, \(plan.unchanged.count) unchanged, \(plan.refused.count) refused"
            + (dryRun ? " (dry run: nothing is written)" : ""))
    }

    private func remarks(_ plan: TerritoryImport) -> String {
        plan.refused.map { line in "\(file): object \(line.number): \(line.reason)" }.joined(separator: "\n")
    }

    private static func json(_ plan: TerritoryImport, isWritten: Bool) -> String {
        JSON.object([
            .init("added", .array(plan.added.map { .string($0.territory.code) })), .init("changed", .array(plan.changed.map { .string($0.territory.code) })),
            .init("unchanged", .number(plan.unchanged.count)), .init("untouched", .array(plan.untouched.map { .string($0.code) })),
            .init("refused", .array(plan.refused.map { .object([.init("object", .number($0.number)), .init("reason", .string($0.reason))]) })),
            .init("written", .bool(isWritten)),
        ]).text
    }
}

extension TerritoryImport.Line {
    /// Why it is not taken; empty when it is.
    var reason: String { if case .refused(let reason) = fate { Texts.ofTheShell(reason) } else { "" } }
}
