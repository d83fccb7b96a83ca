package import Database
import L10n
import Migrations
import ParticipatoryBudget
package import Platform
import Storage
import Synchronization
package import Vocabulary
package import Web
#if canImport(Glibc)
import Glibc
#endif

/// A small town for the tests: a real site on a real database, a clock that the test sets, named people.
/// It begins at noon on 22 November 2026, Paris time.
package final class Town: Sendable {
    private static let secret = Array("a secret for tests, thirty-two bytes".utf8)
    package static let noon = Instant(milliseconds: 1_795_345_200_000)

    package let door: Door
    package let database: Database
    package let world: World
    private let clock: Clock

    /// The clock and the counted randomness behind `World`.
    private final class Clock: Sendable {
        let now = Mutex(Town.noon)
        let draws = Mutex(0)
    }

    package init(_ database: Database, routes: Routes = ParticipatoryBudget.routes, printer: Printer = Printer(), identities: IdentityProvider? = nil, bodies: BodyOpinions = BodyOpinions(), projects: [ShownProject]? = nil, agenda: [AgendaMoment] = []) async throws {
        self.database = database
        let clock = Clock()
        self.clock = clock
        try await database.migrate(migrations)
        var world = World(
            now: { clock.now.withLock { $0 } },
            randomBytes: { count in
                let draw = clock.draws.withLock { $0 += 1; return $0 }
                return Array(Secrets.sha256("draw \(draw)").prefix(min(count, 32))) + [UInt8](repeating: 7, count: max(0, count - 32))
            },
            database: database, files: try FileStore(root: Self.folder()), baseURL: "http://town.test", secret: Self.secret
        )
        world.printer = printer
        world.identityProvider = identities
        world.bodyOpinions = bodies
        world.agenda = { from, to, _ in agenda.filter { $0.at >= from && $0.at < to } }
        world.shownProjects = { edition, now, db in try projects ?? ParticipatoryBudget.shownProjects(edition, at: now, db) }
        self.world = world
        door = Door(routes, world: world, hooks: Self.hooks, secret: Self.secret) { fault in
            print("fault: \(fault)")
        }
        try await database.write { db in
            try CityStore.save(City(name: "Saint-Test"), db)
            let city = try TerritoryStore.add(Territory(id: ID(1), kind: .city, code: "ville", name: "Saint-Test"), db)
            for (position, name) in ["Centre", "Les Rives", "La Colline"].enumerated() {
                let territory = Territory(id: ID(1), parent: city, kind: .neighbourhood, code: "q\(position + 1)", name: name, inhabitants: 1000)
                _ = try TerritoryStore.add(territory, position: position, db)
            }
        }
    }

    private static let hooks = Hooks(
        identify: { digest, now, db in try Sessions.identify(digest, now, db) ?? LentScreen.identify(digest, db) },
        frame: { _, _, db in Frame(city: CityIdentity(name: try CityStore.city(db).name)) },
        record: { entry, visit, db in try Journal.record(entry, visit, db) },
        post: { letter, edition, visit, db in try Outbox.post(letter, about: edition, visit.world, at: visit.now, db) },
        nextMoment: { now, db in try ParticipatoryBudget.nextMoment(after: now, db) }
    )

    private static func folder() -> String {
        var template = Array("/tmp/parvis-town-XXXXXX".utf8CString)
        mkdtemp(&template)
        return template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }

    // MARK: Time

    package var now: Instant { clock.now.withLock { $0 } }
    package func set(now: Instant) { clock.now.withLock { $0 = now } }
    package func pass(_ span: Span) { clock.now.withLock { $0 = $0 + span } }

    // MARK: People

    /// Somebody with an account and an open session.
    package struct Person: Sendable {
        package let account: AccountID
        package let name: String
        package let token: String

        /// The same browser with what an act left in it: a session given back, or a screen lent.
        package func after(_ answer: Answer) -> Person {
            let cookie = answer.response.headers.first { $0.name == "set-cookie" && $0.value.contains("session=") }?.value.split(separator: ";").first
            return Person(account: account, name: name, token: cookie?.split(separator: "=").last.map(String.init) ?? token)
        }
    }

    /// A person of this name, with these roles since yesterday.
    package func person(_ name: String, _ roles: (Role, Scope)...) async throws -> Person {
        let now = self.now, roles = roles.map { Grant(role: $0.0, scope: $0.1, from: self.now - .days(1)) }
        let token = "session-of-\(name)"
        let account: AccountID = try await database.write { db in
            let account = AccountID(try db.insert("""
                insert into accounts (email, email_confirmed_at, given_name, display_name, created_at, birth_year, link)
                values (\(name.lowercased() + "@town.test"), \(now), \(name), \(name), \(now), 1980, 'lives')
                returning id
                """))
            _ = try db.run("""
                insert into sessions (digest, account_id, created_at, expires_at, client, user_agent)
                values (\(Secrets.sha256Hex(token)), \(account), \(now), \(now + .days(3650)), '127.0.0.1', 'test')
                """)
            for role in roles { try Self.give(role, to: account, db) }
            return account
        }
        return Person(account: account, name: name, token: token)
    }

    private static func give(_ grant: Grant, to account: AccountID, _ db: Writing) throws {
        let (kind, id): (String, Int?) = switch grant.scope {
        case .city: ("city", nil)
        case .territory(let id): ("territory", id.number)
        case .edition(let id): ("edition", id.number)
        case .service(let id): ("service", id.number)
        case .assembly(let id): ("assembly", id.number)
        }
        _ = try db.run("""
            insert into grants (account_id, role, scope_kind, scope_id, from_at, granted_at)
            values (\(account), \(grant.role), \(kind), \(id), \(grant.from), \(grant.from))
            """)
    }

    // MARK: Letters

    /// The mail server takes every letter that waits.
    package func deliverLetters() async throws {
        try await Delivery(from: EmailAddress("ville@town.test")!) { _ in .accepted }.run(world)
    }

    // MARK: Requests

    /// What came back.
    package struct Answer: Sendable {
        package let status: Int
        package let text: String
        package let location: String?
        package let response: WebResponse
        /// The sentence that an act leaves for the next page.
        package var notice: String? {
            let cookies = response.headers.filter { $0.name == "set-cookie" && $0.value.hasPrefix("parvis_notice=") }
            let parts = cookies.first?.value.split(separator: ";")[0].split(separator: ".") ?? []
            return parts.last.flatMap { Secrets.bytes(base64url: String($0)) }.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    package func get(_ address: String, as person: Person? = nil, headers: [String: String] = [:]) async -> Answer {
        await send(request(.get, address, person, headers), FormValues())
    }

    /// Sends a form, with the token that this person's pages carry.
    package func post(_ address: String, _ fields: [String: String] = [:], as person: Person? = nil, files: [String: [UploadedFile]] = [:]) async -> Answer {
        await post(address, lists: fields.mapValues { [$0] }, as: person, files: files)
    }

    /// - Parameter meanwhile: what happens between the head of the request and the end of its body.
    package func post(
        _ address: String, lists fields: [String: [String]], as person: Person? = nil, files: [String: [UploadedFile]] = [:],
        meanwhile: @escaping @Sendable () -> Void = {}
    ) async -> Answer {
        let mark = person?.token ?? "a-visitor"
        var fields = fields
        fields["csrf"] = [door.formToken(session: mark)]
        return await send(request(.post, address, person, [:]), FormValues(fields, files: files), meanwhile)
    }

    private func request(_ method: WebRequest.Method, _ address: String, _ person: Person?, _ headers: [String: String]) -> WebRequest {
        let cut = address.firstIndex(of: "?")
        return WebRequest(
            method: method, path: cut.map { String(address[..<$0]) } ?? address,
            query: cut.map { String(address[address.index(after: $0)...]) } ?? "", headers: headers,
            cookies: person.map { [door.sessionCookie: $0.token] } ?? ["parvis_visitor": "a-visitor", "langue": "fr"],
            receivedAt: now
        )
    }

    private func send(_ request: WebRequest, _ values: FormValues, _ meanwhile: @escaping @Sendable () -> Void = {}) async -> Answer {
        let response = await door.respond(to: request) { _ in
            meanwhile()
            return values
        }
        let text = switch response.body {
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        case .file(let path, _): (try? world.files.note(named: String(path.dropFirst(world.files.root.count + 1)))) ?? ""
        default: ""
        }
        return Answer(status: response.status, text: text, location: response.header("location"), response: response)
    }
}
