import Web

/// Table of contents of the vote on paper.
enum PaperRoutes {
    static var routes: Routes {
        var routes = Routes()
        // For everyone
        routes.page(PollingPlacesPage.self)
        routes.pdf(PollingPlacesPage.self)
        routes.page(PublicCountingPage.self)
        // The officer's pages
        routes.page(PaperDeskPage.self)
        routes.page(PollingPlaceFormPage.self)
        routes.page(BallotBatchesPage.self)
        routes.page(BatchFormPage.self)
        routes.page(BallotSpecimenPage.self)
        routes.pdf(BallotSpecimenPage.self)
        routes.download(BatchFileDownload.self)
        // The pages of who keeps a polling place
        routes.page(PollingPlacePage.self)
        routes.pdf(PollingPlacePage.self)
        routes.page(PollingScreenPage.self)
        routes.page(IncidentsPage.self)
        routes.page(KioskPage.self)
        routes.page(UrnCountPage.self)
        routes.page(KeyingPage.self)
        routes.page(TotalsPage.self)
        routes.page(SettlingPage.self)

        routes.action(SavePollingPlace.self)
        routes.action(RemovePollingPlace.self)
        routes.action(GiveShift.self)
        routes.action(TakeBackShift.self)
        routes.action(OpenUrn.self)
        routes.action(CloseUrn.self)
        routes.action(OrderBallots.self)
        routes.action(GiveBatch.self)
        routes.action(ResumeBatch.self)
        routes.action(CancelBatch.self)
        routes.action(CheckOffVoter.self)
        routes.action(CheckOffClass.self)
        routes.action(UndoCheckOff.self)
        routes.action(CastAtKiosk.self)
        routes.action(TakeBackScreen.self)
        routes.action(NoteIncident.self)
        routes.action(OpenTotalsUrn.self)
        routes.action(KeyTotals.self)
        routes.action(TakeBackTotals.self)
        routes.action(NoteSheets.self)
        routes.action(AccountForBatch.self)
        routes.action(KeySheet.self)
        routes.action(TakeBackSheet.self)
        routes.action(SettleSheet.self)
        routes.action(SignUrn.self)
        routes.action(CountersignUrn.self)
        routes.action(TakeBackSignature.self)
        return routes
    }
}
