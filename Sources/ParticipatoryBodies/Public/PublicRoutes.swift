import Web

/// Table of contents of the residents’ pages that cross steps.
enum PublicRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(AssembliesPage.self)
        routes.page(AssemblyPage.self)
        routes.page(PerimeterPage.self)
        routes.page(OwnAssembliesPage.self)
        routes.page(MemberSpacePage.self)
        return routes
    }
}
