import Web

/// Table of contents of step 5, what the bodies ask and what the city answers.
enum RecommendationRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(RecommendationsPage.self)
        routes.page(DepositRecommendationPage.self)
        routes.page(RecommendationPage.self)
        routes.page(ReplyPage.self)
        routes.page(PublicFollowUpPage.self)
        routes.page(FollowUpPage.self)
        routes.page(FollowUpBoardPage.self)
        routes.page(AskedOpinionsPage.self)

        routes.action(DepositRecommendation.self)
        routes.action(SignPetition.self)
        routes.action(UnsignPetition.self)
        routes.action(ScheduleRecommendation.self)
        routes.action(WithdrawRecommendation.self)
        routes.action(TransmitRecommendation.self)
        routes.action(GiveReply.self)
        routes.action(AskOpinion.self)
        return routes
    }
}
