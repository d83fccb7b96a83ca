import Web

/// Table of contents of step 3, the seats.
enum MandateRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(MembersPage.self)
        routes.page(SeatPage.self)
        routes.page(OwnSeatPage.self)
        routes.page(RenewalPage.self)

        routes.action(AppointMember.self)
        routes.action(GiveOffice.self)
        routes.action(EndSeat.self)
        routes.action(ReplaceRepresentative.self)
        routes.action(CallSubstitute.self)
        routes.action(SaveOwnSeat.self)
        routes.action(ResignSeat.self)
        routes.action(AnnounceParts.self)
        routes.action(DivideParts.self)
        routes.action(OpenRenewal.self)
        routes.action(CloseRenewal.self)
        return routes
    }
}
