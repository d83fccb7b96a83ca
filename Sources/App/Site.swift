import Database
import Engagement
import L10n
import Logging
import Migrations
import ParticipatoryBudget
import ParticipatoryBodies
import Platform
import ServiceLifecycle
import Storage
import Vocabulary
import Web
#if canImport(Glibc)
import Glibc
#endif

/// The whole application put together: world, table of contents, hooks, schedule.
struct Site: Sendable {
    let world: World
    let door: Door
    let services: [any Service]

    init(_ configuration: Configuration, logger: Logger) async throws {
        try Self.requireLibraries(configuration)
        let database = try await Database.open(configuration.database)
        try await database.migrate(migrations)
        var world = World(
            now: Self.clock, randomBytes: { Secrets.randomBytes($0) }, database: database,
            files: try FileStore(root: configuration.files), baseURL: configuration.baseURL, secret: configuration.secret
        )
        world.mapTiles = configuration.tilesURL.map { MapGround.Tiles(address: $0, credit: configuration.tilesCredit) }
        world.journalHeadName = configuration.journalHeadName
        world.mailbox = configuration.mailbox?.address
        world.identityProvider = configuration.openID.map { OpenIDProvider($0).identityProvider }
        world.publishedEditions = { db in try ParticipatoryBudget.publishedEditions(db) }
        world.shownProjects = { edition, now, db in try ParticipatoryBudget.shownProjects(edition, at: now, db) }
        world.bodyOpinions = AskedOpinions.forTheBudget
        world.agenda = { from, to, db in try Engagement.agenda(from: from, to: to, db) + ParticipatoryBodies.agenda(from: from, to: to, db) }
        world.proposalStates = { proposals, db in try ParticipatoryBudget.states(of: proposals, db) }
        world.waitingElsewhere = { visit, db in try Engagement.waiting(visit, db) + ParticipatoryBodies.waiting(visit, db) }
        self.world = world
        door = Door(RouteTable.routes, world: world, hooks: RouteTable.hooks, secret: configuration.secret) { fault in
            let parts = fault.split(separator: " ", maxSplits: 1)
            logger.error("fault", metadata: ["id": "\(parts.first ?? "")", "error": "\(parts.last ?? "")"])
        }
        services = Schedule.services(world, configuration, logger: logger)
    }

    /// What this machine lacks is told at once, all of it.
    static func requireLibraries(_ configuration: Configuration) throws {
        let problems = SystemLibraries.problems + (configuration.smtp == nil ? [] : [SMTP.problem].compactMap(\.self)) + (configuration.mailbox == nil ? [] : [MailReader.problem].compactMap(\.self)) + (configuration.openID == nil ? [] : OpenIDSettings.problems)
        if !problems.isEmpty { throw CommandRefusal(problems.joined(separator: "\n")) }
    }

    /// The system's clock, UTC.
    static let clock: @Sendable () -> Instant = {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Instant(milliseconds: now.tv_sec * 1000 + now.tv_nsec / 1_000_000)
    }
}
