import Web

/// Table of contents of the officers’ pages that cross steps.
enum DeskRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(AssembliesBoardPage.self)
        routes.download(AssembliesBoardCSV.self)
        routes.page(AssemblyDeskPage.self)
        return routes
    }
}
