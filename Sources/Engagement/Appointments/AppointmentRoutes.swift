import Web

/// Table of contents of the appointments.
enum AppointmentRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(SlotsPage.self)
        routes.page(BookSlotPage.self)
        routes.page(AppointmentPage.self)
        routes.download(AppointmentCalendar.self)
        routes.page(AppointmentsDeskPage.self)
        routes.page(OfferSlotsPage.self)

        routes.action(BookSlot.self)
        routes.action(CancelOwnAppointment.self)
        routes.action(OfferSlots.self)
        routes.action(WithdrawSlot.self)
        routes.action(CancelAppointment.self)
        routes.action(NotePresence.self)
        return routes
    }
}
