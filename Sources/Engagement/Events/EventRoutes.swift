import Web

/// Table of contents of the events.
enum EventRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(AgendaPage.self)
        routes.page(EventPage.self)
        routes.page(OwnSignUpPage.self)
        routes.page(OwnDatesPage.self)
        routes.page(HelpPage.self)
        routes.page(StandsPage.self)
        routes.download(AgendaCalendar.self)
        routes.download(EventCalendar.self)
        routes.page(EventsDeskPage.self)
        routes.page(EventFormPage.self)
        routes.page(EventDeskPage.self)
        routes.page(EventDayPage.self)
        routes.page(HelpDeskPage.self)
        routes.page(StandsDeskPage.self)

        routes.action(SignUpToEvent.self)
        routes.action(ConfirmSignUp.self)
        routes.action(CancelOwnSignUp.self)
        routes.action(SaveEvent.self)
        routes.action(PublishEvent.self)
        routes.action(CancelEvent.self)
        routes.action(EnterSignUp.self)
        routes.action(WithdrawSignUp.self)
        routes.action(AssignEventStaff.self)
        routes.action(ReleaseEventStaff.self)
        routes.action(NoteEventAttendance.self)
        routes.action(TellEvent.self)
        routes.action(AddHelpSlot.self)
        routes.action(RemoveHelpSlot.self)
        routes.action(PairElected.self)
        routes.action(GiveHelp.self)
        routes.action(LeaveHelp.self)
        routes.action(TellHelp.self)
        routes.action(OpenStands.self)
        routes.action(InviteProposers.self)
        routes.action(TakeStand.self)
        routes.action(LeaveStand.self)
        return routes
    }
}
