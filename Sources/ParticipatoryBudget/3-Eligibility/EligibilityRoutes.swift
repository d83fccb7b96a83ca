import Platform
import Web

/// Table of contents of step 3, the examination by the criteria of the rules.
enum EligibilityRoutes {
    static var routes: Routes {
        var routes = Routes()
        // The officer's pages
        routes.page(EligibilityQueuePage.self)
        routes.download(EligibilityQueueCSV.self)
        routes.page(ExaminersPage.self)
        routes.page(EligibilityReviewPage.self)
        routes.download(ReviewFileDownload.self)
        routes.page(EligibilityNoticesPage.self)
        // The cross-department group
        routes.page(ReviewSessionItemPage.self)
        // The proposer's page
        routes.page(AppealDecisionPage.self)

        routes.action(AddExaminerRule.self)
        routes.action(RemoveExaminerRule.self)
        routes.action(ShareOutExamination.self)
        routes.action(EntrustExamination.self)
        routes.action(ExamineProposal.self)
        routes.action(WithdrawReason.self)
        routes.action(AskCompletion.self)
        routes.action(CheckReview.self)
        routes.action(ConfirmReviews.self)
        routes.action(JoinFile<EligibilityFile>.self)
        routes.action(TakeBackFile<EligibilityFile>.self)
        routes.action(ReopenReview.self)
        routes.action(NotifyProposers.self)
        routes.action(ReleaseReviews.self)
        routes.action(SaveLetterWords.self)
        routes.action(CheckInSession.self)
        routes.action(ConfirmInSession.self)
        routes.action(AppealDecision.self)
        routes.action(DecideAppeal.self)
        return routes + GroupSessionRoutes<ReviewSessionFile>.routes
    }
}
