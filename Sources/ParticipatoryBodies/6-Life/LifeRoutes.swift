import Web

/// Table of contents of step 6, what a body says and hears between its meetings.
enum LifeRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(NewsPage.self)
        routes.page(NeighbourhoodLetterPage.self)
        routes.page(ConfirmSubscriptionPage.self)
        routes.page(EndSubscriptionPage.self)
        routes.page(WriteToBodyPage.self)
        routes.page(ConversationsPage.self)
        routes.page(ConversationPage.self)
        routes.page(CallsPage.self)
        routes.page(PollsPage.self)
        routes.page(TrainingsPage.self)
        routes.page(TrainingPage.self)
        routes.page(CertificatePage.self)
        routes.pdf(CertificatePage.self)
        routes.page(PracticesPage.self)
        routes.page(PracticePage.self)

        routes.action(PublishNews.self)
        routes.action(WithdrawNews.self)
        routes.action(SubscribeToLetter.self)
        routes.action(ConfirmSubscription.self)
        routes.action(EndSubscription.self)
        routes.action(WriteToBody.self)
        routes.action(AddToConversation.self)
        routes.action(CloseConversation.self)
        routes.action(AnnounceCall.self)
        routes.action(OpenPoll.self)
        routes.action(AnswerPoll.self)
        routes.action(WithdrawCall.self)
        routes.action(CreateTraining.self)
        routes.action(AddTrainingSession.self)
        routes.action(SignUpToTraining.self)
        routes.action(AttendTraining.self)
        routes.action(EvaluateTraining.self)
        routes.action(SharePractice.self)
        routes.action(WithdrawPractice.self)
        return routes
    }
}
