import Web

/// Table of contents of step 1, the rules.
enum RulebookRoutes {
    static var routes: Routes {
        let routes = Routes()
        return routes
    }
}
