package import Web

/// Table of contents of the journal.
package enum JournalRoutes {
    package static var routes: Routes { routes(JournalWordsOfThePlatform.self) }

    /// - Parameter registry: the words of the acts of the whole software.
    package static func routes<Registry: JournalWordsRegistry>(_ registry: Registry.Type) -> Routes {
        var routes = Routes()
        routes.page(JournalPage<Registry>.self)
        routes.download(JournalDownload<Registry>.self)
        return routes
    }

    static let journal = "/bureau/journal"
}
