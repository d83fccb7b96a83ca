import ArgumentParser
import Database
import L10n
import Migrations
import Pabulib
import ParticipatoryBudget
import Platform
import Storage
import Tally
import Vocabulary
import Web
#if canImport(Glibc)
import Glibc
#endif

/// Brings in data from elsewhere: editions that everyone can look at, the outlines of the city.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Imports votes and works of other cities as editions, and the outlines of one's own city.",
        subcommands: [ImportPabulib.self, ImportParis.self, ImportRennes.self, ImportTerritoriesCommand.self]
    )

    func run() async throws { throw ValidationError("Say what to import: pabulib, paris, rennes or territories.") }
}

/// Imports a vote from a Pabulib file: projects, ballots, and its count.
struct ImportPabulib: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pabulib",
        abstract: "Imports a .pb file: an edition with its projects, ballots and count page.",
        discussion: """
            Examples:
              parvis import pabulib Toulouse.pb
              parvis import pabulib Toulouse.pb --not-fitting stop --territory-envelope-each 300000
            A file with defects is refused with the line and the reason of each, unless --lenient.
            """)

    @Argument(help: "The .pb file.") var file: String
    @OptionGroup var options: DatabaseOption
    @Option(help: "The edition's title (default: unit and instance of the file).") var title: String?
    @Option(help: "The edition's name in addresses (default: from the title).") var slug: String?
    @Option(help: "At the first project that the money left cannot pay: skip or stop (default: as the file's rule says).")
    var notFitting: AllocationRule.NotFitting?
    @Option(help: "Money for every district, served before the whole city.") var territoryEnvelopeEach: String?
    @Flag(help: "The results page also tells what other rules would have given with the same ballots.") var compare = false
    @Flag(help: "Drop what is wrong in the file, list it on stderr, and import the rest.") var lenient = false
    @Flag(help: "Prints the report as JSON.") var json = false

    func validate() throws {
        if notFitting == .partial { throw ValidationError("--not-fitting: skip or stop") }
        if let slug, slug.isEmpty || slug.contains(where: { !($0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-")) }) {
            throw ValidationError("--slug: lower-case letters, digits and hyphens")
        }
        if let amount = territoryEnvelopeEach, Euros(typed: amount) == nil { throw ValidationError("--territory-envelope-each: “\(amount)” is not an amount") }
    }

    func run() async throws {
        var (digest, total) = (Secrets.sha256(""), 0)
        let election = try InputFile(file).pabulib(lenient: lenient) { chunk in
            digest = Secrets.sha256(digest + Secrets.sha256(chunk))
            total += chunk.count
            if total >> 24 != (total - chunk.count) >> 24 { Parvis.say("read \(total >> 20) MB…") }
        }
        var wanted = PabulibImport.Options()
        wanted.title = title
        wanted.slug = slug
        wanted.notFitting = notFitting
        wanted.comparesRules = compare
        wanted.territoryEnvelopeEach = territoryEnvelopeEach.flatMap { Euros(typed: $0) }
        let name = file.split(separator: "/").last.map(String.init) ?? file
        let configuration = try options.configuration()
        let database = try await Database.open(configuration.database)
        try await database.migrate(migrations)
        defer { database.close() }
        let world = World(
            now: Site.clock, randomBytes: { Secrets.randomBytes($0) }, database: database, files: try FileStore(root: configuration.files),
            baseURL: configuration.baseURL, secret: configuration.secret)
        let options = wanted
        do {
            let work = try PabulibImport(election, name: name, digest: Secrets.hex(digest), options: options)
            Parvis.say("importing \(election.instance.projects.count) projects and \(election.profile.voters) ballots…")
            let report = try await database.write { try work.run(world, $0) }
            print(json ? Self.json(report) : Self.text(report, base: configuration.baseURL))
        } catch let refusal as Refusal {
            throw CommandRefusal(Texts.ofTheShell(refusal.reason))
        }
    }

    private static func text(_ report: PabulibImport.Report, base: String) -> String {
        var lines = [
            base + report.link, "results: \(base)\(report.resultsLink)",
            "\(report.projects) projects, \(report.ballots) ballots, \(report.winners) winners, \(report.left) left",
        ]
        if let announced = report.announced { lines.append("\(announced.found) of the \(announced.of) winners that the file announces") }
        if report.remarks > 0 { lines.append("\(report.remarks) remarks on the file; see `parvis count`") }
        return lines.joined(separator: "\n")
    }

    private static func json(_ report: PabulibImport.Report) -> String {
        var members: [JSON.Member] = [
            .init("edition", .string(report.slug)), .init("address", .string(report.link)), .init("results", .string(report.resultsLink)), .init("title", .string(report.title)),
            .init("projects", .number(report.projects)), .init("ballots", .number(report.ballots)), .init("winners", .number(report.winners)),
            .init("left", .string(report.left)), .init("remarks", .number(report.remarks)),
        ]
        if let announced = report.announced {
            members.append(.init("announced", .object([.init("found", .number(announced.found)), .init("of", .number(announced.of))])))
        }
        return JSON.object(members).text
    }
}

extension PabulibImport.Report {
    /// The edition's name in addresses.
    var slug: String { link.split(separator: "/").last.map(String.init) ?? link }
}
