import Database
import HTML
import L10n
import Vocabulary

extension Door {
    /// How many PDF somebody may ask for in ten minutes.
    static let printsPerTenMinutes = 60

    /// The printed form of a page: loaded and refused as the page is, then set on paper by the printer.
    func printed<P: Page>(_ type: P.Type, _ incoming: Incoming) async throws -> WebResponse {
        if let detour = LanguagePrefix.detour(incoming, account: nil) { return detour }
        let door = self
        let (page, visit, frame) = try await world.database.read { db in
            let visit = try door.visit(incoming, form: FormState(), db)
            return (try P.load(visit, db), visit, try door.hooks.frame(visit, .bare, db))
        }
        let reader = visit.actor.account.map { "account \($0)" } ?? ClientNetwork.of(incoming.request.client)
        guard limiter.allows("pdf \(reader)", Self.printsPerTenMinutes, at: world.now()) else { return try await failure(.tooMany, incoming) }
        var view = View(t: visit.t, actor: visit.actor, now: visit.now, address: visit.address)
        view.isPaper = true
        let html = Layout.paper(title: page.title(visit.t), body: page.body(view), summary: page.summary(visit.t), frame: frame, view: view)
        do {
            let document = LanguagePrefix.apply(visit.t.language, to: await withPictures(html.bytes, incoming))
            return sent(try await world.printer.pdf(document, baseURL: world.baseURL), named: incoming.path)
        } catch PrinterFailure.missing {
            return try await failure(.noPrinter, incoming)
        } catch PrinterFailure.busy {
            return try await failure(.busy, incoming)
        }
    }

    private func sent(_ bytes: [UInt8], named path: String) -> WebResponse {
        WebResponse(status: 200, headers: [
            ("content-type", "application/pdf"), ("cache-control", "private, no-store"), ("x-content-type-options", "nosniff"),
            ("content-disposition", "inline; filename=\"\(path.split(separator: "/").suffix(2).joined(separator: "-"))\""),
        ], body: .bytes(bytes))
    }
}
