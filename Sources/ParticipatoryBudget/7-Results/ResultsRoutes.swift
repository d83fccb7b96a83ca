import Web

/// Table of contents of step 7, the results.
enum ResultsRoutes {
    static var routes: Routes {
        let routes = Routes()
        return routes
    }
}
