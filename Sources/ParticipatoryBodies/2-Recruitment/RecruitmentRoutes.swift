import Web

/// Table of contents of step 2, joining a body.
enum RecruitmentRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(JoinPage.self)
        routes.page(ApplicationsPage.self)
        routes.download(StatutesDownload.self)
        routes.page(DrawPage.self)
        routes.page(PublicDrawPage.self)
        routes.download(DrawFile.self)
        routes.page(ElectionsPage.self)
        routes.page(ElectionPage.self)
        routes.page(ListDrawPage.self)
        routes.page(AnswerCallPage.self)
        routes.download(CallLetters.self)
        routes.download(AddressList.self)
        routes.page(ClassesPage.self)
        routes.page(ClassPage.self)

        routes.action(ApplyToSit.self)
        routes.action(WithdrawApplication.self)
        routes.action(DecideApplication.self)
        routes.action(AnnounceDraw.self)
        routes.action(DrawPanel.self)
        routes.action(CancelDraw.self)
        routes.action(AnnounceElection.self)
        routes.action(StandForElection.self)
        routes.action(WithdrawCandidacy.self)
        routes.action(VoteInElection.self)
        routes.action(CheckOffPaper.self)
        routes.action(CountPaper.self)
        routes.action(ProclaimRound.self)
        routes.action(CancelElection.self)
        routes.action(AnnounceListDraw.self)
        routes.action(DrawFromList.self)
        routes.action(AnswerCall.self)
        routes.action(NoteAnswer.self)
        routes.action(EnterClass.self)
        routes.action(HandOverClass.self)
        routes.action(AddPupils.self)
        routes.action(AuthorisePupils.self)
        routes.action(RemovePupil.self)
        routes.action(RecordClassVote.self)
        routes.action(ConfirmClassVote.self)
        return routes
    }
}
