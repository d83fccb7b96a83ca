import Web

/// Table of contents of the residents’ pages that cross steps.
enum PublicRoutes {
    static var routes: Routes {
        let routes = Routes()
        return routes
    }
}
