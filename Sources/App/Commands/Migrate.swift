import ArgumentParser
import Database
import Migrations
import Tally

/// Brings the database to the schema of this version.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Brings the database to the schema of this version; safe to repeat.")
    @OptionGroup var options: DatabaseOption
    @Flag(help: "Prints what was applied as JSON.") var json = false

    func run() async throws {
        let database = try await Database.open(options.configuration().database)
        let applied = try await database.migrate(migrations)
        database.close()
        if json { return print(JSON.object([.init("applied", .strings(applied))]).text) }
        print(applied.isEmpty ? "The database is up to date." : applied.map { "applied \($0)" }.joined(separator: "\n"))
    }
}
