import Web

/// Table of contents of the residents’ pages that cross steps.
enum PublicRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(HomePage.self)
        routes.page(EditionsPage.self)
        routes.page(EditionPage.self)
        routes.page(ProposalListPage.self)
        routes.page(ProposalPage.self)
        routes.page(ProposalStatusPage.self)
        routes.page(WhereIsMyProjectPage.self)
        routes.page(SearchPage.self)
        routes.page(EditionJournalPage.self)
        routes.page(FollowedProposalsPage.self)

        routes.page(ContactPage.self)
        routes.page(AccessibilityPage.self)
        routes.page(LegalNoticePage.self)
        routes.page(PersonalDataNoticePage.self)
        routes.page(SiteMapPage.self)
        routes.page(OpenDataPage.self)

        routes.download(ProposalListCSV.self)
        routes.download(ProposalPlacesDownload.self)
        routes.download(EditionFeed.self)
        routes.download(SiteMapFile.self)
        routes.download(RobotsFile.self)
        return routes
    }
}
