import Web

/// Table of contents of step 3, eligibility.
enum EligibilityRoutes {
    static var routes: Routes {
        let routes = Routes()
        return routes
    }
}
