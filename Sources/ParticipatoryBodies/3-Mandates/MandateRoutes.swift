import Web

/// Table of contents of step 3, the seats.
enum MandateRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(MembersPage.self)
        routes.page(SeatPage.self)
        routes.page(OwnSeatPage.self)

        routes.action(AppointMember.self)
        routes.action(GiveOffice.self)
        routes.action(EndSeat.self)
        routes.action(CallSubstitute.self)
        routes.action(SaveOwnSeat.self)
        routes.action(ResignSeat.self)
        return routes
    }
}
