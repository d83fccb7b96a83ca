import Web

/// Table of contents of step 8, implementation.
enum ImplementationRoutes {
    static var routes: Routes {
        var routes = Routes()
        // Everyone's pages
        routes.page(WorksPage.self)
        routes.page(WorkPage.self)
        routes.download(WorksCSV.self)
        routes.download(MilestonesCSV.self)
        // The officers' pages
        routes.page(WorksDeskPage.self)
        routes.download(WorksDeskCSV.self)
        routes.page(WorkDeskPage.self)
        routes.page(WorkNewsPage.self)
        routes.page(WorkPhotosPage.self)
        routes.page(WorkPlanPage.self)
        routes.page(MilestonePage.self)
        routes.page(WorkMoneyPage.self)
        routes.page(WorkScopePage.self)
        routes.page(WorkOwnerPage.self)
        routes.page(AbandonmentPage.self)

        routes.action(OpenWorks.self)
        routes.action(EntrustWork.self)
        routes.action(ReportStage.self)
        routes.action(PublishNews.self)
        routes.action(WithdrawNews.self)
        routes.action(AddWorkDocument.self)
        routes.action(RemoveWorkDocument.self)
        routes.action(AddMilestone.self)
        routes.action(ReachMilestone.self)
        routes.action(PostponeMilestone.self)
        routes.action(CancelMilestone.self)
        routes.action(RecordSpending.self)
        routes.action(CancelSpending.self)
        routes.action(ReviseBudget.self)
        routes.action(ChangeScope.self)
        routes.action(ProposeAbandonment.self)
        routes.action(ConfirmAbandonment.self)
        routes.action(DeclineAbandonment.self)
        return routes
    }
}
