import Web

/// Table of contents of step 2, the proposals.
enum ProposalRoutes {
    static var routes: Routes {
        let routes = Routes()
        return routes
    }
}
