import Database
import HTML
import L10n
import Storage
import Vocabulary

/// What goes wrong at the door, as one page: in words, with the way out or the reference.
extension Door {
    func failure(_ kind: ErrorPage.Kind, _ incoming: Incoming) async throws -> WebResponse {
        try await errorPage(ErrorPage(kind, reference: incoming.request.reference), incoming)
    }

    func refused(_ error: any Error, _ incoming: Incoming) async -> WebResponse {
        do {
            switch error {
            case let refusal as Refusal:
                if refusal.wayOut == Refusal.signInPath, incoming.request.method != .post {
                    let back = URLEncoding.queryValue(incoming.request.query.isEmpty ? incoming.path : incoming.path + "?" + incoming.request.query)
                    return WebResponse(status: 303, headers: [
                        ("location", LanguagePrefix.add(incoming.language, to: Refusal.signInPath + "?retour=" + back)),
                    ])
                }
                return try await errorPage(ErrorPage(refusal, reference: incoming.request.reference), incoming)
            case is NotFound: return try await failure(.notFound, incoming)
            case let error as DatabaseError where error.kind == .overloaded: return try await failure(.busy, incoming)
            case let error as DatabaseError where error.kind == .busy:
                log("\(incoming.request.reference) \(error)")
                return try await failure(.busy, incoming)
            case let error as DatabaseError where error.isUnique: return try await failure(.alreadyDone, incoming)
            case let error as DatabaseError where error.kind == .unavailable:
                log("\(incoming.request.reference) \(error)")
                return await interrupted(incoming, isInDoubt: error.isInDoubt)
            case let problem as FileProblem where problem.isDiskFull:
                log("\(incoming.request.reference) \(problem)")
                return await interrupted(incoming)
            default:
                log("\(incoming.request.reference) \(error)")
                return try await failure(.fault, incoming)
            }
        } catch {
            log("\(incoming.request.reference) \(error)")
            return bare(.unavailable, incoming)
        }
    }

    /// The database is gone or has no more room: what became of what was sent.
    private func interrupted(_ incoming: Incoming, isInDoubt: Bool = false) async -> WebResponse {
        let kind: ErrorPage.Kind = incoming.request.method != .post ? .unavailable : isInDoubt ? .inDoubt : .notKept
        return (try? await failure(kind, incoming)) ?? bare(kind, incoming)
    }

    /// When the database does not answer, neither the person nor the city is known: the sentence alone.
    private func bare(_ kind: ErrorPage.Kind, _ incoming: Incoming) -> WebResponse {
        let t = Texts(incoming.language)
        return written(
            ErrorPage(kind, reference: incoming.request.reference), View(t: t, now: incoming.request.receivedAt, address: incoming.path), .bare,
            Frame(city: CityIdentity(name: t("Budget participatif"))), WebResponse(status: 503))
    }

    private func errorPage(_ page: ErrorPage, _ incoming: Incoming) async throws -> WebResponse {
        let door = self
        let (visit, frame) = try await world.database.read { db in
            let visit = try door.visit(incoming, form: FormState(), db)
            return (visit, try door.hooks.frame(visit, .site, db))
        }
        var response = WebResponse(status: page.status)
        // The frame has forms too: leaving, changing the language.
        let token = cookies.token(for: cookies.visitorKey(incoming.request, world, &response), world)
        let view = View(t: visit.t, actor: visit.actor, now: visit.now, token: token, address: visit.address)
        return written(page, view, .site, frame, response)
    }

    private func written(_ page: ErrorPage, _ view: View, _ surroundings: Surroundings, _ frame: Frame, _ answer: WebResponse) -> WebResponse {
        var response = answer
        response.headers += pageHeaders + [("cache-control", "no-store")] + page.headers
        let html = Layout.document(
            title: view.t(page.heading), body: page.body(view, searchPath: frame.searchPath), surroundings: surroundings, frame: frame, view: view)
        response.body = .bytes(LanguagePrefix.apply(view.t.language, to: html.bytes))
        return response
    }
}
