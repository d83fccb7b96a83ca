import ArgumentParser
import Database
import Migrations

/// Brings the database to the schema of this version.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Brings the database to the schema of this version; safe to repeat.")
    @OptionGroup var options: DatabaseOption

    func run() async throws {
        let database = try await Database.open(options.configuration().database)
        let applied = try await database.migrate(migrations)
        print(applied.isEmpty ? "The database is up to date." : applied.map { "applied \($0)" }.joined(separator: "\n"))
        database.close()
    }
}
