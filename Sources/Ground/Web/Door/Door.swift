import Database
import HTML
import L10n
package import Vocabulary

/// A request that found its route.
struct Incoming: Sendable {
    var request: WebRequest
    var language: Language
    /// The path without the language prefix.
    var path: String
    var parameters: [String: String]
    /// The pattern of the route that was found.
    var route = ""
    var form: @Sendable (Limits) async throws -> FormValues
}

/// A person reads in a language of hers, and no other was chosen in this browser: the page is shown there.
private struct LanguageWish: Error {
    var language: Language
}

/// The one door of the site. Reads the request, knows the person, shows pages, performs acts.
package final class Door: Sendable {
    let world: World
    let hooks: Hooks
    let cookies: Cookies
    let pageHeaders: [(name: String, value: String)]
    let shared = SharedCopies()
    let limiter = RateLimiter()
    package let metrics = Metrics()
    private let table: RouteTable
    let log: @Sendable (String) -> Void

    /// - Parameters:
    ///   - secret: at least 32 bytes, the same for all the processes of a city; signs tokens and notices.
    ///   - log: receives each fault after the reference of its request, which the person was shown.
    package init(_ routes: Routes, world: World, hooks: Hooks, secret: [UInt8], log: @escaping @Sendable (String) -> Void = { _ in }) {
        self.world = world
        self.hooks = hooks
        self.log = log
        cookies = Cookies(secret: secret, isSecure: world.baseURL.hasPrefix("https://"))
        pageHeaders = Self.pageHeaders(world.mapTiles)
        table = RouteTable(routes)
    }

    /// Answers one request. `form` reads the body, within the limits of the act, only when an act wants it.
    package func respond(
        to request: WebRequest, form: @escaping @Sendable (Limits) async throws -> FormValues = { _ in FormValues() }
    ) async -> WebResponse {
        if let asset = Assets.response(for: request.path, acceptEncoding: request.headers["accept-encoding"]) { return asset }
        guard let segments = request.segments else { return WebResponse(status: 400) }
        let (language, path) = LanguagePrefix.split(segments)
        if let detour = LanguagePrefix.detour(request, segments) { return detour }
        var incoming = Incoming(request: request, language: language, path: "/" + path.map(URLEncoding.pathSegment).joined(separator: "/"), parameters: [:], form: form)
        if request.path.count > 1, request.path.hasSuffix("/") {
            let query = request.query.isEmpty ? "" : "?" + request.query
            return WebResponse(status: 308, headers: [("location", LanguagePrefix.add(language, to: incoming.path + query))])
        }
        do {
            guard request.method != .other else { return try await failure(.wrongMethod, incoming) }
            switch table.find(request.method == .post ? .post : .get, path) {
            case .found(let route, let parameters):
                incoming.parameters = parameters
                incoming.route = route.path.description
                return try await route.respond(self, incoming).from(incoming.route)
            case .wrongMethod: return try await failure(.wrongMethod, incoming)
            case .nothing: return try await failure(.notFound, incoming)
            }
        } catch {
            return await refused(error, incoming).from(incoming.route)
        }
    }

    /// The hidden field that a form of this session carries; for programs that send forms themselves.
    package func formToken(session: String) -> String { cookies.token(for: session, world) }

    /// The name of the cookie that holds a session's secret.
    package var sessionCookie: String { cookies.sessionName }

    // MARK: Pages

    func show<P: Page>(_ type: P.Type, _ incoming: Incoming) async throws -> WebResponse {
        if let detour = LanguagePrefix.detour(incoming, account: nil) { return detour }
        let isAnonymous = incoming.request.cookies[cookies.sessionName] == nil && incoming.request.cookies[Cookies.noticeName] == nil
        guard P.isShared, isAnonymous else {
            do {
                return try await render(P.self, incoming, form: FormState(), status: 200)
            } catch let wish as LanguageWish {
                return LanguagePrefix.detour(incoming, account: wish.language) ?? WebResponse(status: 400)
            }
        }
        let isCompressed = Compression.isAccepted(by: incoming.request.headers["accept-encoding"])
        let key = "\(incoming.language.code) \(incoming.path)?\(incoming.request.query)"
        if let copy = shared.copy(key, isCompressed: isCompressed, version: world.database.changes, at: world.now()) { return copy.response(to: incoming.request) }
        let version = world.database.changes
        let (response, nextMoment) = try await rendered(P.self, incoming, form: FormState(), status: 200, isShared: true)
        guard response.status == 200, case .bytes(let bytes) = response.body else { return response }
        let until = min(incoming.request.receivedAt + SharedCopies.life(hearsOthers: world.database.hearsOthers), nextMoment ?? Instant(milliseconds: .max))
        let copy = SharedCopy(bytes: bytes, isCompressed: isCompressed, headers: response.headers, until: until, version: version)
        shared.keep(copy, key)
        return copy.response(to: incoming.request)
    }

    func render<P: Page>(_ type: P.Type, _ incoming: Incoming, form: FormState, status: Int) async throws -> WebResponse {
        try await rendered(P.self, incoming, form: form, status: status, isShared: false).response
    }

    /// Loads a page and its frame in one snapshot of the database, then renders it. A shared one tells when it may change by itself.
    private func rendered<P: Page>(
        _ type: P.Type, _ incoming: Incoming, form: FormState, status: Int, isShared: Bool
    ) async throws -> (response: WebResponse, nextMoment: Instant?) {
        let door = self
        let (page, visit, frame, nextMoment) = try await world.database.read { db in
            let visit = try door.visit(incoming, form: form, db)
            if let language = visit.preferredLanguage, LanguagePrefix.detour(incoming, account: language) != nil { throw LanguageWish(language: language) }
            let moment = isShared ? try door.hooks.nextMoment(visit.now, db) : nil
            return (try P.load(visit, db), visit, try door.hooks.frame(visit, P.surroundings, db), moment)
        }
        var response = WebResponse(status: status, headers: pageHeaders)
        let refresh = page.refresh(visit.now)
        if let refresh, !refresh.sparesForms {
            let target = refresh.address.map { "; url=\(LanguagePrefix.add(visit.t.language, to: $0))" } ?? ""
            response.headers.append(("refresh", "\(refresh.seconds)\(target)"))
        }
        let visitorKey = isShared ? "" : cookies.visitorKey(incoming.request, world, &response)
        var view = View(
            t: visit.t, actor: visit.actor, now: visit.now, form: form,
            token: isShared ? "" : cookies.token(for: visitorKey, world), address: visit.address
        )
        view.ground = frame.mapGround
        var around = frame
        around.notice = isShared ? nil : cookies.takeNotice(incoming.request, &response)
        let html = Layout.document(
            title: page.title(visit.t), body: page.body(view) + view.refreshing(refresh), surroundings: P.surroundings,
            trail: page.trail(visit.t), summary: page.summary(visit.t), frame: around, view: view
        )
        response.body = .bytes(LanguagePrefix.apply(visit.t.language, to: html.bytes))
        if !isShared { response.headers.append(("cache-control", "private, no-store")) }
        return (response, nextMoment)
    }

    // MARK: Downloads

    func fetch<D: Download>(_ type: D.Type, _ incoming: Incoming) async throws -> WebResponse {
        let door = self
        var response = try await world.database.read { db in
            try D.respond(try door.visit(incoming, form: FormState(), db), db)
        }
        if response.header("cache-control") == nil { response.headers.append(("cache-control", "private, no-store")) }
        response.headers.append(("x-content-type-options", "nosniff"))
        if let tag = response.header("etag"), incoming.request.headers["if-none-match"]?.contains(tag) == true {
            return WebResponse(status: 304, headers: response.headers)
        }
        return response
    }

    // MARK: Acts

    func perform<A: Action>(_ type: A.Type, _ arriving: Incoming) async throws -> WebResponse {
        var arrived = arriving
        let values: FormValues
        do {
            values = try await arriving.form(A.limits)
        } catch let error as BodyError {
            return try await failure(error.page, arriving)
        }
        // What is sent slowly across a close has arrived after it.
        arrived.request.receivedAt = world.now()
        let incoming = arrived
        defer { TemporaryFiles.remove(values) }
        var errors = FormErrors()
        var status = 422
        let isOneClick = A.isOneClick && values["List-Unsubscribe"] == "One-Click"
        if !isOneClick, !cookies.isGenuine(values["csrf"], incoming.request, host: world.baseURL) {
            errors.add("", "Cette page est restée ouverte trop longtemps. Vérifiez ce que vous avez écrit, puis envoyez à nouveau.")
            status = 403
        } else if let limit = A.limits.perTenMinutes,
            !limiter.allows("\(A.path) \(ClientNetwork.of(incoming.request.client))", limit, at: world.now()) {
            errors.add("", "Beaucoup d’envois viennent de votre connexion. Attendez quelques minutes, puis réessayez : rien n’est perdu.")
            status = 429
        }
        if errors.isEmpty {
            do {
                let preparation = try await prepare(A.self, incoming, values)
                let outcome = try await transact(A.self, incoming, values, preparation)
                // A mail provider follows no redirection.
                return isOneClick ? WebResponse(status: 200, headers: [("cache-control", "no-store")]) : redirect(outcome, incoming)
            } catch let found as FormErrors {
                errors = found
                // Nothing is wrong: the act asks for its page again with what was typed (a total, a proof to read).
                if found.isEmpty { status = 200 }
            }
        }
        let typed = values.fields.filter { !$0.key.hasPrefix("password") && $0.key != "csrf" }
        return try await render(A.FormPage.self, incoming, form: FormState(values: typed, errors: errors.byField), status: status)
    }

    /// Somebody comes back from another site.
    func receive<A: Arrival>(_ type: A.Type, _ incoming: Incoming) async throws -> WebResponse {
        let door = self
        let visit = try await world.database.read { try door.visit(incoming, form: FormState(), $0) }
        return redirect(try await A.receive(visit), incoming)
    }

    private func transact<A: Action>(
        _ type: A.Type, _ incoming: Incoming, _ values: FormValues, _ preparation: (any Sendable)?
    ) async throws -> Outcome {
        let door = self
        return try await world.database.write(quietly: !A.limits.changesPages) { db in
            let visit = try door.visit(incoming, form: FormState(), db)
            let subject = try A.subject(visit, db)
            if let refusal = A.refusal(subject, visit) { throw refusal }
            var reader = FormReader(values, now: visit.now)
            var act = A(&reader, subject)
            if !reader.errors.isEmpty { throw reader.errors }
            if let preparation { act = Self.give(preparation, to: act) }
            let outcome = try act.perform(subject, visit, db)
            for entry in outcome.entries { try door.hooks.record(entry, visit, db) }
            let edition = outcome.entries.compactMap(\.edition).first
            for letter in outcome.letters { try door.hooks.post(letter, edition, visit, db) }
            return outcome
        }
    }

    /// The slow part of an act, for somebody who may do it, outside the transaction.
    private func prepare<A: Action>(_ type: A.Type, _ incoming: Incoming, _ values: FormValues) async throws -> (any Sendable)? {
        guard let slow = A.self as? any PreparedAction.Type else { return nil }
        let door = self
        let visit = try await world.database.read { db in
            let visit = try door.visit(incoming, form: FormState(), db)
            let subject = try A.subject(visit, db)
            if let refusal = A.refusal(subject, visit) { throw refusal }
            return visit
        }
        func open<S: PreparedAction>(_ type: S.Type) async throws -> any Sendable { try await S.prepare(values, visit) }
        return try await open(slow)
    }

    private static func give<A: Action>(_ preparation: any Sendable, to act: A) -> A {
        func open<S: PreparedAction>(_ act: S) -> any PreparedAction {
            var act = act
            act.preparation = preparation as? S.Preparation
            return act
        }
        guard let slow = act as? any PreparedAction else { return act }
        return open(slow) as! A
    }

    private func redirect(_ outcome: Outcome, _ incoming: Incoming) -> WebResponse {
        var response = WebResponse(status: 303, headers: [
            ("location", LanguagePrefix.add(incoming.language, to: outcome.address)), ("cache-control", "no-store"),
        ])
        if let notice = outcome.notice { cookies.leaveNotice(Texts(incoming.language)(notice), &response) }
        switch outcome.session {
        case .unchanged: break
        case .opened(let token, let lifetime):
            cookies.openSession(token, lifetime, &response)
            cookies.closeList(incoming.request, &response)
        case .closed:
            cookies.closeSession(&response)
            cookies.closeList(incoming.request, &response)
        }
        return response
    }

    // MARK: Who and when

    func visit(_ incoming: Incoming, form: FormState, _ db: Reading) throws -> Visit {
        let request = incoming.request
        let token = request.cookies[cookies.sessionName]
        let identity = try token.flatMap { try hooks.identify(Secrets.sha256Hex($0), request.receivedAt, db) }
        var visit = Visit(
            world: world, actor: identity?.actor ?? .visitor, now: request.receivedAt, t: Texts(incoming.language),
            parameters: incoming.parameters, query: FormValues(encoded: request.query), form: form,
            address: request.query.isEmpty ? incoming.path : incoming.path + "?" + request.query,
            client: request.client, userAgent: request.headers["user-agent"] ?? "",
            sessionToken: identity == nil ? nil : token, reference: request.reference
        )
        visit.preferredLanguage = identity?.language
        visit.device = request.cookies[cookies.visitorName]
        return visit
    }
}
