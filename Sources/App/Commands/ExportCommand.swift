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

/// Writes what others may take away.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Exports a vote so that others can count it again.", subcommands: [ExportPabulib.self])

    func run() async throws { throw ValidationError("Say what to export: pabulib.") }
}

/// Writes a counted vote as a Pabulib file, once its results are public.
struct ExportPabulib: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pabulib",
        abstract: "Writes a vote as a .pb file, and on stderr the command that counts it again.",
        discussion: "Ballots come out without name nor hour, and only once the results are public.")

    @Argument(help: "The edition's name in addresses: 2026.") var edition: String
    @OptionGroup var options: DatabaseOption
    @Option(name: .shortAndLong, help: "Where to write (default: standard output).") var output: String?
    @Flag(help: "Prints what was written as JSON; asks for --output.") var json = false

    func validate() throws {
        if json && output == nil { throw ValidationError("--json goes with --output") }
    }

    func run() async throws {
        let database = try await Database.open(options.existing().database)
        try await database.migrate(migrations)
        defer { database.close() }
        let (slug, now, file) = (edition, Site.clock(), output.map { String($0.split(separator: "/").last ?? "") })
        Parvis.say("exporting the ballots of \(slug)…")
        do {
            let (bytes, command) = try await database.read { try PabulibExport.run(slug, named: file, at: now, $0) }
            try write(bytes)
            if json {
                print(JSON.object([
                    .init("file", .string(output ?? "")), .init("bytes", .number(bytes.count)), .init("command", .string(command)),
                ]).text)
            } else {
                Parvis.say("count it again: \(command)")
            }
        } catch let refusal as Refusal {
            throw CommandRefusal(Texts.ofTheShell(refusal.reason))
        } catch is NotFound {
            throw CommandRefusal("There is no edition “\(slug)”.")
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let stream = output.map({ fopen($0, "wb") }) ?? fdopen(dup(1), "wb") else {
            throw CommandRefusal("\(output ?? "standard output"): \(String(cString: strerror(errno)))")
        }
        let written = fwrite(bytes, 1, bytes.count, stream)
        guard fclose(stream) == 0, written == bytes.count else { throw CommandRefusal("\(output ?? "standard output"): not written whole") }
    }
}
