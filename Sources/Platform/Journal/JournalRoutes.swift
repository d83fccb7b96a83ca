package import Web

/// Table of contents of the journal.
package enum JournalRoutes {
    package static var routes: Routes {
        var routes = Routes()
        routes.page(JournalPage.self)
        routes.download(JournalDownload.self)
        return routes
    }
}
