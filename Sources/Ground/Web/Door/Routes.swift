import Database
import Vocabulary

/// The table of contents of a site: every page, act and download, one line each.
package struct Routes: Sendable {
    struct Route: Sendable {
        enum Verb: Sendable { case get, post }
        var verb: Verb
        var path: Path
        var limits = Limits()
        var respond: @Sendable (Door, Incoming) async throws -> WebResponse
    }

    private(set) var routes: [Route] = []

    package init() {}

    package mutating func page<P: Page>(_ type: P.Type) {
        routes.append(Route(verb: .get, path: P.path) { door, incoming in try await door.show(P.self, incoming) })
    }

    package mutating func action<A: Action>(_ type: A.Type) {
        routes.append(Route(verb: .post, path: A.path, limits: A.limits) { door, incoming in
            try await door.perform(A.self, incoming)
        })
    }

    package mutating func download<D: Download>(_ type: D.Type) {
        routes.append(Route(verb: .get, path: D.path) { door, incoming in try await door.fetch(D.self, incoming) })
    }

    package mutating func arrival<A: Arrival>(_ type: A.Type) {
        routes.append(Route(verb: .get, path: A.path) { door, incoming in try await door.receive(A.self, incoming) })
    }

    /// The printed form of a page, at its address with `.pdf`.
    package mutating func pdf<P: Page>(_ type: P.Type) {
        routes.append(Route(verb: .get, path: P.path.ending(".pdf")) { door, incoming in try await door.printed(P.self, incoming) })
    }

    package static func + (left: Routes, right: Routes) -> Routes {
        var sum = left
        sum.routes += right.routes
        return sum
    }

    package static func += (left: inout Routes, right: Routes) { left.routes += right.routes }

    /// Every address pattern, for the architecture tests and the site map.
    package var paths: [String] { routes.map { "\($0.verb == .get ? "GET" : "POST") \($0.path)" } }
}

/// Finds the route of a request: by number of segments, then fixed parts before named ones.
struct RouteTable: Sendable {
    enum Answer {
        case found(Routes.Route, parameters: [String: String])
        case wrongMethod
        case nothing
    }

    private var byLength: [Int: [Routes.Route]] = [:]

    init(_ routes: Routes) {
        for route in routes.routes { byLength[route.path.parts.count, default: []].append(route) }
        for length in byLength.keys {
            // A fixed part is more precise than a named one: /propositions/nouvelle before /propositions/:number.
            byLength[length]!.sort { Self.precision($0.path) > Self.precision($1.path) }
        }
    }

    func find(_ verb: Routes.Route.Verb, _ segments: [String]) -> Answer {
        var answer = Answer.nothing
        for route in byLength[segments.count] ?? [] {
            guard let parameters = route.path.match(segments) else { continue }
            if route.verb == verb { return .found(route, parameters: parameters) }
            answer = .wrongMethod
        }
        return answer
    }

    private static func precision(_ path: Path) -> Int {
        path.parts.reduce(0) { sum, part in
            switch part {
            case .fixed: sum * 3 + 2
            case .suffixed: sum * 3 + 1
            case .named: sum * 3
            }
        }
    }
}
