import Web

/// Table of contents of the questions of residents.
enum QuestionRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(AskPage.self)
        routes.page(OwnQuestionPage.self)
        routes.page(OwnQuestionsPage.self)
        routes.page(QuestionsPage.self)
        routes.page(EnterQuestionPage.self)
        routes.page(QuestionPage.self)
        routes.page(PrintedAnswerPage.self)
        routes.page(QuestionSettingsPage.self)
        routes.download(SimilarAnswersDownload.self)
        routes.download(SimilarCasesDownload.self)
        routes.download(QuestionFileDownload.self)

        routes.action(AskQuestion.self)
        routes.action(WriteAgain.self)
        routes.action(RateAnswer.self)
        routes.action(EnterQuestion.self)
        routes.action(TakeQuestion.self)
        routes.action(AssignQuestion.self)
        routes.action(SortQuestion.self)
        routes.action(NoteOnQuestion.self)
        routes.action(AnswerQuestion.self)
        routes.action(CloseQuestion.self)
        routes.action(JoinQuestion.self)
        routes.action(ReopenQuestion.self)
        routes.action(SaveTopic.self)
        routes.action(SaveTemplate.self)
        return routes
    }
}
