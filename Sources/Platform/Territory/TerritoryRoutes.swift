package import Web

/// Table of contents of the territories.
package enum TerritoryRoutes {
    package static var routes: Routes {
        var routes = Routes()
        routes.page(NeighbourhoodsPage.self)
        routes.download(TerritoryOutlines.self)
        routes.page(TerritoriesPage.self)
        routes.page(TerritoryPage.self)
        routes.page(AddressesPage.self)
        routes.page(TerritoryFilePage.self)
        routes.action(SaveTerritory.self)
        routes.action(SendTerritoryFile.self)
        routes.action(ImportTerritories.self)
        routes.action(ImportAddresses.self)
        return routes
    }
}
