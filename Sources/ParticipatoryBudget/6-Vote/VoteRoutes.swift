import Web

/// Table of contents of step 6, the vote.
enum VoteRoutes {
    static var routes: Routes {
        let routes = Routes()
        return routes
    }
}
