import Web

/// Table of contents of step 4, the meetings.
enum MeetingRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(PlanMeetingPage.self)
        routes.page(MeetingPage.self)
        routes.page(ReviseMeetingPage.self)
        routes.page(PrepareMeetingPage.self)
        routes.page(SessionPage.self)
        routes.page(MinutesPage.self)
        routes.page(CommissionsPage.self)
        routes.download(AssemblyCalendar.self)

        routes.action(PlanMeeting.self)
        routes.action(ReviseMeeting.self)
        routes.action(AddItem.self)
        routes.action(ProposeItem.self)
        routes.action(SettleItem.self)
        routes.action(ConveneMeeting.self)
        routes.action(CancelMeeting.self)
        routes.action(SignUpToMeeting.self)
        routes.action(OpenSession.self)
        routes.action(RecordAttendance.self)
        routes.action(RecordVote.self)
        routes.action(CorrectVote.self)
        routes.action(CreateCommission.self)
        routes.action(ComposeCommission.self)
        routes.action(JoinCommission.self)
        routes.action(SaveNotes.self)
        routes.action(CloseSession.self)
        routes.action(WriteMinutes.self)
        routes.action(SendMinutes.self)
        routes.action(CorrectMinutes.self)
        routes.action(SettleCorrection.self)
        routes.action(AdoptMinutes.self)
        routes.action(RecordAction.self)
        routes.action(CompleteAction.self)
        return routes
    }
}
