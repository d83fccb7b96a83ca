package import Database
import HTTPTypes
import Glibc
import Hummingbird
package import Logging
import NIOCore
package import ServiceLifecycle
package import Vocabulary

/// A request with the channel it came by, for the address of who sent it.
struct ClientContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}

/// Another program listens on this port.
package struct PortTaken: Error {
    package let port: Int
}

/// Puts the door behind HTTP: reads requests and bodies, writes answers, counts and logs them.
package struct Server: Sendable {
    package struct Settings: Sendable {
        package var host: String
        package var port: Int
        /// How many proxies of ours stand before; the client's address is that many steps from the end of X-Forwarded-For.
        package var trustedProxies: Int

        /// What a program that reads the figures from elsewhere must show; nil: only this machine reads them.
        package var metricsToken: String?

        package init(host: String = "127.0.0.1", port: Int, trustedProxies: Int = 0, metricsToken: String? = nil) {
            self.metricsToken = metricsToken
            self.host = host
            self.port = port
            self.trustedProxies = trustedProxies
        }
    }

    let door: Door
    let database: Database
    let settings: Settings
    let logger: Logger

    package init(door: Door, database: Database, settings: Settings, logger: Logger) {
        self.door = door
        self.database = database
        self.settings = settings
        self.logger = logger
    }

    /// Serves until the process is asked to stop (SIGTERM, SIGINT); answers under way are finished, for ten seconds at most.
    package func run(beside services: [any Service], whenReady: @escaping @Sendable () async -> Void = {}) async throws {
        let server = self
        let responder = CallbackResponder<ClientContext> { request, context in
            try await server.respond(to: request, context)
        }
        var quiet = logger
        quiet.logLevel = .warning
        let application = Application(
            responder: responder,
            server: .http1(configuration: .init(idleTimeout: .seconds(65))),
            configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil, reuseAddress: true),
            onServerRunning: { _ in await whenReady() },
            logger: quiet
        )
        var group = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) } + [.init(service: application, successTerminationBehavior: .gracefullyShutdownGroup)],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet
        )
        group.maximumGracefulShutdownDuration = .seconds(10)
        do {
            try await ServiceGroup(configuration: group).run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw PortTaken(port: settings.port)
        }
    }

    private func respond(to request: Request, _ context: ClientContext) async throws -> Response {
        let start = ContinuousClock.now
        let incoming = translate(request, context)
        let answer: WebResponse
        switch incoming.path {
        case "/health": answer = Self.plain(200, "ok")
        case "/ready": answer = await isReady() ? Self.plain(200, "ok") : Self.plain(503, "database unreachable")
        case "/metrics" where Self.mayReadMetrics(incoming, peer: context.channel.remoteAddress?.ipAddress, token: settings.metricsToken):
            answer = Self.plain(200, door.metrics.text + "# TYPE parvis_database_statements_total counter\nparvis_database_statements_total \(database.statements)\n")
        default: answer = await door.respond(to: incoming) { limits in try await Body.read(request, limits) }
        }
        let response = try await translate(answer, to: incoming)
        let elapsed = ContinuousClock.now - start
        let microseconds = Int(elapsed.components.seconds * 1_000_000 + elapsed.components.attoseconds / 1_000_000_000_000)
        door.metrics.count(status: answer.status, microseconds: microseconds)
        logger.info("request", metadata: [
            "id": "\(incoming.reference)", "method": "\(request.method.rawValue)", "route": "\(answer.route)",
            "status": "\(answer.status)", "us": "\(microseconds)",
        ])
        return response
    }

    private func isReady() async -> Bool {
        (try? await database.read { try $0.count("select 1") }) == 1
    }

    /// Requests by status count ballots while a vote is open: they are for this machine itself, not through a proxy, or for
    /// whoever has the token.
    static func mayReadMetrics(_ request: WebRequest, peer: String?, token: String?) -> Bool {
        if let token, let shown = request.headers["authorization"], Secrets.equal(shown, "Bearer " + token) { return true }
        let isForwarded = ["x-forwarded-for", "x-real-ip", "forwarded", "via"].contains { request.headers[$0] != nil }
        return !isForwarded && (peer == "::1" || peer?.hasPrefix("127.") == true)
    }

    private static func plain(_ status: Int, _ text: String) -> WebResponse {
        WebResponse(status: status, headers: [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")], body: .bytes(Array(text.utf8)))
    }

    // MARK: Translation

    private func translate(_ request: Request, _ context: ClientContext) -> WebRequest {
        var headers: [String: String] = [:]
        for field in request.headers {
            let name = field.name.canonicalName
            headers[name] = headers[name].map { $0 + ", " + field.value } ?? field.value
        }
        if let authority = request.head.authority { headers["host"] = authority }
        let target = request.head.path ?? "/"
        let cut = target.firstIndex(of: "?")
        return WebRequest(
            method: WebRequest.Method(rawValue: request.method.rawValue) ?? .other,
            path: cut.map { String(target[..<$0]) } ?? target,
            query: cut.map { String(target[target.index(after: $0)...]) } ?? "",
            headers: headers, cookies: Self.cookies(headers["cookie"]),
            client: client(headers, context), receivedAt: door.world.now(), reference: Secrets.hex(Secrets.randomBytes(6))
        )
    }

    private func client(_ headers: [String: String], _ context: ClientContext) -> String {
        guard settings.trustedProxies > 0, let forwarded = headers["x-forwarded-for"] else {
            return context.channel.remoteAddress?.ipAddress ?? ""
        }
        let steps = forwarded.split(separator: ",").map { String($0.filter { $0 != " " }) }
        return steps.suffix(settings.trustedProxies).first ?? ""
    }

    private static func cookies(_ header: String?) -> [String: String] {
        var cookies: [String: String] = [:]
        for pair in header?.split(separator: ";") ?? [] {
            guard let equals = pair.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let value = pair[pair.utf8.index(after: equals)...]
            if !value.isEmpty { cookies[String(Substring(pair[..<equals].utf8.drop { $0 == UInt8(ascii: " ") }))] = String(value) }
        }
        return cookies
    }

    private func translate(_ answer: WebResponse, to request: WebRequest) async throws -> Response {
        var fields = HTTPFields()
        for header in answer.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            fields.append(HTTPField(name: name, value: header.value))
        }
        if let name = HTTPField.Name("x-request-id") { fields[name] = request.reference }
        if door.cookies.isSecure { fields[.strictTransportSecurity] = "max-age=31536000" }
        var status = HTTPResponse.Status(code: answer.status)
        if answer.status == 422 { status = .unprocessableContent }
        let body = try await Body.write(answer, &fields, request)
        return Response(status: status, headers: fields, body: request.method == .head ? .init(contentLength: body.contentLength ?? 0) { try await $0.finish(nil) } : body)
    }
}
