import ArgumentParser
import Database
#if canImport(Glibc)
import Glibc
#endif

/// The `parvis` command. Exit codes: 0 done, 1 refused or not found, 2 wrong usage.
struct Parvis: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parvis",
        abstract: "The platform on which a city runs its participatory budget.",
        version: "0.3.0",
        subcommands: [Serve.self, Migrate.self, Demo.self, ImportCommand.self, ExportCommand.self, CountCommand.self, VerifyCommand.self, DrawCommand.self, UserCommand.self, ReceiveMailCommand.self]
    )

    /// Counts and ends, when that is what is asked and well written: before the other commands are looked at or threads made for them, so that
    /// a small file is counted at once.
    static func countAtOnce() {
        let words = CommandLine.arguments.dropFirst()
        guard words.first == CountCommand.configuration.commandName, let count = try? CountCommand.parse(Array(words.dropFirst())) else { return }
        do { try count.run() } catch { end(with: error) }
        finish()
        Glibc.exit(0)
    }

    static func start() async {
        // What a city keeps is for its own account: database, files, secret.
        umask(0o027)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch {
            end(with: error)
        }
        finish()
    }

    /// On a full disk nothing was given.
    private static func finish() {
        if fflush(nil) != 0 { end(1, "output: \(String(cString: strerror(errno)))") }
    }

    /// Says what went wrong, and ends with the code that tells it.
    private static func end(with error: any Error) -> Never {
        switch error {
        case let error as ExitCode: Glibc.exit(error.rawValue)
        case let error as CommandRefusal: end(1, error.description)
        case let error as DatabaseError: end(1, "database: \(error.message)")
        default:
            switch exitCode(for: error) {
            case .success:
                print(fullMessage(for: error))
                Glibc.exit(0)
            case .validationFailure: end(2, fullMessage(for: error))
            default: end(1, fullMessage(for: error))
            }
        }
    }

    private static func end(_ code: Int32, _ message: String) -> Never {
        say(message)
        Glibc.exit(code)
    }

    /// A line on stderr, in one write.
    static func say(_ text: String) {
        let line = text + "\n"
        _ = line.withCString { write(2, $0, strlen($0)) }
    }
}

/// The option that all commands take.
struct DatabaseOption: ParsableArguments {
    @Option(help: "Path of the SQLite file, or postgres://… (default: DATABASE_URL, else var/parvis.sqlite).")
    var database: String?

    func configuration(port: Int = 8080, host: String = "127.0.0.1") throws -> Configuration {
        try Configuration(Configuration.environment, database: database, port: port, host: host)
    }

    /// For what needs a city that is there already: a mistyped path makes no new one.
    func existing() throws -> Configuration {
        let environment = Configuration.environment
        let address = Configuration.database(environment, database)
        if !Configuration.isPostgres(address), access(address, F_OK) != 0 {
            throw CommandRefusal("There is no database “\(address)”: check the path, or make it with `parvis migrate`.")
        }
        return try Configuration(environment, database: database)
    }
}
