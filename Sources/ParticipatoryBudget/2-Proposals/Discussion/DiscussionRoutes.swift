import Web

/// Table of contents of the discussion on proposals and of its moderation.
enum DiscussionRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(DiscussionPage.self)
        routes.page(EditCommentPage.self)
        routes.page(ReportCommentPage.self)
        routes.page(AppealHidingPage.self)
        routes.page(ModerationPage.self)
        routes.download(ModerationCSV.self)
        routes.page(ModeratedCommentPage.self)
        routes.page(ReportProposalPage.self)
        routes.page(AppealProposalHidingPage.self)
        routes.page(ModeratedProposalPage.self)
        routes.download(ModeratedDocumentDownload.self)
        routes.page(DiscussionRulesPage.self)

        routes.action(WriteComment.self)
        routes.action(EditComment.self)
        routes.action(RemoveComment.self)
        routes.action(FollowProposal.self)
        routes.action(UnfollowProposal.self)
        routes.action(ReportComment.self)
        routes.action(HideComment.self)
        routes.action(SettleReports.self)
        routes.action(AppealHiding.self)
        routes.action(DecideHidingAppeal.self)
        routes.action(ReportProposal.self)
        routes.action(HideProposal.self)
        routes.action(SettleProposalReports.self)
        routes.action(RestoreProposal.self)
        routes.action(AppealProposalHiding.self)
        routes.action(DecideProposalHidingAppeal.self)
        return routes
    }
}
