import Web

/// Table of contents of step 6, the vote.
enum VoteRoutes {
    static var routes: Routes {
        var routes = Routes()
        // For everyone
        routes.page(CataloguePage.self)
        routes.page(PrintedCataloguePage.self)
        routes.pdf(PrintedCataloguePage.self)
        routes.page(ProjectPage.self)
        routes.download(CatalogueCSV.self)
        // The voter's pages
        routes.page(BallotPage.self)
        routes.page(VoteRecordedPage.self)
        routes.page(MyVotesPage.self)
        routes.page(PhoneProofPage.self)
        routes.page(CodeProofPage.self)
        routes.page(IdentityProofPage.self)
        routes.arrival(ComeBackIdentified.self)
        routes.download(IdentityDeparture.self)
        // The officer's pages
        routes.page(VoteDeskPage.self)
        routes.page(ProjectDeskPage.self)
        routes.page(VoteControlPage.self)
        routes.page(RegisterDeskPage.self)
        routes.page(RegisterListPage.self)
        routes.page(WatchPage.self)
        routes.page(LetterBatchesPage.self)
        routes.page(SeenIdentityPage.self)
        routes.page(PrintedCodesPage.self)
        routes.download(LetterBatchCSV.self)

        routes.action(CastBallot.self)
        routes.action(SendPhoneCode.self)
        routes.action(ConfirmPhone.self)
        routes.action(EnterLetterCode.self)
        routes.action(BeginIdentification.self)
        routes.action(HoldVotes.self)
        routes.action(LiftHold.self)
        routes.action(LookAtPattern.self)
        routes.action(DecideQuarantine.self)
        routes.action(DecideLikeness.self)
        routes.action(SeeIdentity.self)
        routes.action(OrderLetterBatch.self)
        routes.action(PrintLetterBatch.self)
        routes.action(RevokeLetterCodes.self)
        routes.action(AddProjects.self)
        routes.action(SaveProject.self)
        routes.action(RemoveProject.self)
        routes.action(LeaveOff.self)
        routes.action(PutBack.self)
        routes.action(AnnounceNumberDraw.self)
        routes.action(DrawNumbers.self)
        routes.action(PublishCatalogue.self)
        return routes + SealingRoutes.routes
    }
}
