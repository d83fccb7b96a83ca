import ArgumentParser
import Database
import Logging
import Migrations
import Vocabulary
import Web

/// Serves the site until it is asked to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the site.",
        discussion: "Variables of the environment:\n" + Configuration.variables.map { "  \($0.name): \($0.meaning)" }.joined(separator: "\n")
    )
    @OptionGroup var options: DatabaseOption
    @Option(help: "The port to listen on.") var port = 8080
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Flag(help: "Writes a line for each request.") var verbose = false

    func validate() throws {
        if !(1...65535).contains(port) { throw ValidationError("--port must be between 1 and 65535") }
    }

    func run() async throws {
        let configuration = try options.configuration(port: port, host: host)
        LoggingSystem.bootstrap { JSONLog(label: $0) }
        var logger = Logger(label: "parvis")
        logger.logLevel = verbose ? .info : .notice
        let site = try await Site(configuration, logger: logger)
        site.world.database.hearOthers()
        let server = Server(
            door: site.door, database: site.world.database,
            settings: .init(host: host, port: port, trustedProxies: configuration.trustedProxies, metricsToken: configuration.metricsToken), logger: logger
        )
        let base = configuration.baseURL
        defer { site.world.database.close() }
        do {
            try await server.run(beside: site.services) { [logger] in logger.notice("serving", metadata: ["address": "\(base)"]) }
        } catch let taken as PortTaken {
            throw CommandRefusal("Port \(taken.port) is taken by another program: stop it, or choose another with --port.")
        }
    }
}
