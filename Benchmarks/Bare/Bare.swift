import ArgumentParser
import Database
import Hummingbird
import Logging

/// What Parvis is measured against: the same libraries with nothing of Parvis in them.
struct Bare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "Bare", abstract: "The peers of the benchmarks.", subcommands: [BareServer.self, BareLines.self])

    static func start() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch {
            exit(withError: error)
        }
    }
}

/// The same HTTP library with nothing in it but constant pages, the same storage layer with nothing in it but one prepared
/// insert, committed in groups.
struct BareServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answers GET /N with N constant bytes; with --database, POST /insert with one insert in a group commit."
    )
    @Option(help: "The port to listen on, on 127.0.0.1.") var port: Int
    @Option(name: .customLong("bytes"), help: "Sizes of the constant pages, separated by commas.") var sizes = "1024"
    @Option(help: "SQLite file or postgres://… that receives the bare inserts.") var database: String?

    func validate() throws {
        if pageSizes.contains(nil) { throw ValidationError("--bytes: whole numbers separated by commas") }
    }

    private var pageSizes: [Int?] { sizes.split(separator: ",").map { Int($0) } }

    func run() async throws {
        LoggingSystem.bootstrap { _ in SwiftLogNoOpLogHandler() }
        let router = Router()
        for size in pageSizes.compactMap(\.self) { ConstantPage(size: size).answer(router, at: "\(size)") }
        let store = try database.map { try Database.open($0) }
        if let store { try BareInsert(database: store).answer(router, at: "insert") }
        let application = Application(
            responder: router.buildResponder(), configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil, reuseAddress: true))
        try await application.runService()
        store?.close()
    }
}
