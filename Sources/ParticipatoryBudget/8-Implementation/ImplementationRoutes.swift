import Web

/// Table of contents of step 8, implementation.
enum ImplementationRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(WorksPage.self)
        routes.page(WorkPage.self)
        routes.download(WorksCSV.self)
        routes.page(WorksDeskPage.self)
        routes.page(WorkDeskPage.self)

        routes.action(OpenWorks.self)
        routes.action(ReportStage.self)
        routes.action(AddMilestone.self)
        routes.action(ReachMilestone.self)
        routes.action(PostponeMilestone.self)
        routes.action(RecordSpending.self)
        routes.action(CancelSpending.self)
        routes.action(PublishNews.self)
        routes.action(AbandonWork.self)
        return routes
    }
}
