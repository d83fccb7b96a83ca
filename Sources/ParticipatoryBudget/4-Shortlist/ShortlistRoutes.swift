import Web

/// Table of contents of step 4, the citizens’ shortlist.
enum ShortlistRoutes {
    static var routes: Routes {
        let routes = Routes()
        return routes
    }
}
