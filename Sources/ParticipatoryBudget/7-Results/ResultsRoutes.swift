import Web

/// Table of contents of step 7, the results.
enum ResultsRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(ResultsPage.self)
        routes.download(ResultsCSV.self)
        routes.download(BallotsFile.self)
        routes.download(RecordJSON.self)
        routes.download(ResultsZIP.self)
        routes.page(OfficialRecordPage.self)
        routes.pdf(OfficialRecordPage.self)
        routes.page(IncidentsPage.self)
        routes.page(ResultsDeskPage.self)

        routes.action(CountVotes.self)
        routes.action(NoteIncident.self)
        routes.action(SignRecord.self)
        routes.action(PrepareProclamation.self)
        routes.action(TellProposers.self)
        return routes
    }
}
