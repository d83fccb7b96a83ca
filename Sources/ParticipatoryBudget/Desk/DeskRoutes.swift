import Web

/// Table of contents of the officers’ pages that cross steps.
enum DeskRoutes {
    static var routes: Routes {
        let routes = Routes()
        return routes
    }
}
