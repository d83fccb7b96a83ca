import Web

/// Table of contents of step 5, feasibility.
enum FeasibilityRoutes {
    static var routes: Routes {
        let routes = Routes()
        return routes
    }
}
