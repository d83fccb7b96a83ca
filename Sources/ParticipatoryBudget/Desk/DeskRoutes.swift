import Web

/// Table of contents of the officers' desk.
enum DeskRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(DeskPage.self)
        routes.page(EditionDeskPage.self)
        routes.page(DeskProposalsPage.self)
        routes.download(DeskProposalsCSV.self)
        routes.page(ElectedPage.self)
        routes.page(BriefingPage.self)
        routes.pdf(BriefingPage.self)
        routes.page(EditionReportPage.self)
        routes.pdf(EditionReportPage.self)
        routes.download(EditionReportCSV.self)
        return routes
    }
}
