import Web

/// Table of contents of step 8, implementation.
enum ImplementationRoutes {
    static var routes: Routes {
        let routes = Routes()
        return routes
    }
}
