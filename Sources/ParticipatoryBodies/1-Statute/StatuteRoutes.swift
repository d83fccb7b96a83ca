import Web

/// Table of contents of step 1, what a body is.
enum StatuteRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(CreateAssemblyPage.self)
        routes.page(AssemblySettingsPage.self)
        routes.page(CollegesPage.self)
        routes.page(EditCharterPage.self)
        routes.page(CharterPage.self)
        routes.page(CloseAssemblyPage.self)

        routes.action(CreateAssembly.self)
        routes.action(SaveAssembly.self)
        routes.action(SaveCollege.self)
        routes.action(SaveCharter.self)
        routes.action(PublishCharter.self)
        routes.action(CloseAssembly.self)
        return routes
    }
}
