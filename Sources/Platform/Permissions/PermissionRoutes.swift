package import Web

/// Table of contents of the people, roles, services, reception places and of the city's settings.
package enum PermissionRoutes {
    package static var routes: Routes {
        var routes = Routes()
        routes.page(PeoplePage.self)
        routes.download(PeopleCSV.self)
        routes.page(InvitePersonPage.self)
        routes.page(PersonPage.self)
        routes.page(ServicesPage.self)
        routes.page(ServicePage.self)
        routes.page(ReceptionPlacesPage.self)
        routes.page(ReceptionPlacePage.self)
        routes.page(CitySettingsPage.self)

        routes.action(InvitePerson.self)
        routes.action(InviteKnownPerson.self)
        routes.action(GrantRole.self)
        routes.action(RevokeGrant.self)
        routes.action(SaveService.self)
        routes.action(SaveReceptionPlace.self)
        routes.action(SaveCitySettings.self)
        routes.action(SaveLogo.self)
        routes.action(RemoveLogo.self)
        return routes
    }
}
