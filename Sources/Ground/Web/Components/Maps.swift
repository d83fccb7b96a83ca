package import HTML
internal import L10n
package import Vocabulary

/// What a map shows: places and outlines as GeoJSON text, and how to go to each place without the map.
package struct MapBlock: Sendable {
    /// A place of the list that doubles the map.
    package struct Place: Sendable {
        package var title: String
        package var path: String?
        package var note: String?
        package var latitude: Double
        package var longitude: Double

        package init(_ title: String, path: String? = nil, note: String? = nil, latitude: Double, longitude: Double) {
            self.title = title
            self.path = path
            self.note = note
            self.latitude = latitude
            self.longitude = longitude
        }
    }

    package var label: String
    package var places: [Place]
    /// More places than a page would list: the page has a list of its own, in pages.
    package var points: MapPoints?
    /// A GeoJSON `FeatureCollection` of territories, as text; a feature's `properties.name` is shown.
    package var outlines: String?
    /// Whether the city's own outlines stand under the places; false for those of another city.
    package var isOfTheCity: Bool

    package init(_ label: String, places: [Place], outlines: String? = nil, isOfTheCity: Bool = true) {
        self.label = label
        self.places = places
        self.outlines = outlines
        self.isOfTheCity = isOfTheCity
    }

    package init(_ label: String, points: MapPoints, isOfTheCity: Bool = true) {
        self.init(label, places: [], isOfTheCity: isOfTheCity)
        self.points = points
    }
}

/// What lies under the places of every map of the site: the address of the city's outlines, and tiles if it has some.
package struct MapGround: Sendable {
    /// Tiles of a map server, `https://…/{z}/{x}/{y}.png`, and whom to credit.
    package struct Tiles: Sendable {
        package var address: String
        package var credit: String

        package init(address: String, credit: String) {
            self.address = address
            self.credit = credit
        }
    }

    /// A GeoJSON `FeatureCollection`, which the browser keeps; nil when the city has not given its outlines.
    package var outlines: String?
    package var tiles: Tiles?

    /// Whether there is anything to find one's way by.
    package var isKnown: Bool { outlines != nil || tiles != nil }

    package init(outlines: String? = nil, tiles: Tiles? = nil) {
        self.outlines = outlines
        self.tiles = tiles
    }
}

extension View {
    /// A map and the same places as a list. Leaflet is fetched only on pages that have one.
    /// Without outlines nor tiles there is nothing to find one's way by: the list alone.
    /// - Parameters:
    ///   - showsList: false only where the page itself is the list.
    ///   - showsNames: the names of the outlines written on them; else each is shown on pointing at it.
    package func map(_ block: MapBlock, showsList: Bool = true, showsNames: Bool = false) -> HTML {
        guard block.outlines != nil || ground.tiles != nil || block.isOfTheCity && ground.outlines != nil else { return placeList(block) }
        let list = showsList && block.places.count > 1 ? details(t("Voir les lieux en liste"), placeList(block)) : placeList(block, isHidden: !showsList)
        return """
        <div class="map" data-map role="region" aria-label="\(block.label)"\(attribute: "data-names", if: showsNames)\(attribute: "data-listed", if: !block.places.isEmpty)\(mapFiles(block))>\
        \(ownOutlines(block))</div>
        \(list)\(Assets.script("map.js"))
        """
    }

    /// A place to choose on a map. The two fields work by themselves; the map fills them when one clicks.
    package func pointField(
        latitude: String = "latitude", longitude: String = "longitude", legend: Message = "Emplacement sur la carte", help: Message? = nil,
        outlines: String? = nil, value: (latitude: Double, longitude: Double)? = nil, required: Bool = false
    ) -> HTML {
        let block = MapBlock(t(legend), places: [], outlines: outlines)
        return """
            <fieldset class="group point" data-point><legend>\(t(legend))\(if: !required, optional)</legend>\(help.map { #"<p class="field-help">\#(t($0))</p>"# })\
            <div class="map" data-map data-pick="\(fieldID(latitude)) \(fieldID(longitude))" role="region" aria-label="\(t(legend))"\(attribute: "data-names", if: ground.tiles == nil)\(mapFiles(block))>\
            \(ownOutlines(block))</div>\
            \(details(t("Écrire les coordonnées"), isOpen: form.error(latitude) != nil || form.error(longitude) != nil, """
            <div class="row">\(textField(latitude, label: "Latitude", value: value.map { "\($0.latitude)" }, required: false, inputMode: "decimal", width: .short))\
            \(textField(longitude, label: "Longitude", value: value.map { "\($0.longitude)" }, required: false, inputMode: "decimal", width: .short))</div>
            """))</fieldset>
            \(Assets.script("map.js"))
            """
    }

    /// The map reads its places here: what it shows is what the list says.
    private func placeList(_ block: MapBlock, isHidden: Bool = false) -> HTML {
        block.places.isEmpty ? .empty : #"<ul class="places"\#(attribute: "hidden", if: isHidden)>\#(each: block.places, placeLine)</ul>"#
    }

    private func placeLine(_ place: MapBlock.Place) -> HTML {
        let title: HTML = place.path.map { #"<a href="\#(url: $0)">\#(place.title)</a>"# } ?? #"<span>\#(place.title)</span>"#
        return #"<li data-at="\#("\(place.latitude) \(place.longitude)")">\#(title)\#(place.note.map { #" <span class="place-note">\#($0)</span>"# })</li>"#
    }

    private func mapFiles(_ block: MapBlock) -> HTML {
        """
        \(attribute: "data-points", block.points?.text)\(attribute: "data-href", block.points?.path)\(attribute: "data-name", block.points?.name)\
        \(attribute: "data-outlines", block.outlines == nil && block.isOfTheCity ? ground.outlines : nil)\
        \(attribute: "data-tiles", ground.tiles?.address)\(attribute: "data-credit", ground.tiles?.credit)\
         data-leaflet="\(Assets.url(ground.tiles == nil ? "vendor/leaflet.js" : "vendor/leaflet-tiles.js"))" data-style="\(Assets.url("vendor/leaflet.css"))"\
         data-zoom-in="\(t("Agrandir la carte"))" data-zoom-out="\(t("Réduire la carte"))" data-pick-hint="\(t("Votre emplacement"))" data-many="\(t("# lieux ici"))"
        """
    }

    private func ownOutlines(_ block: MapBlock) -> HTML? {
        block.outlines.map { #"<script type="application/json">\#(HTML(trusted: withoutTags($0)))</script>"# }
    }
}

/// JSON made elsewhere, with no `<` that could close the element it stands in. `<` only occurs inside JSON strings.
private func withoutTags(_ json: String) -> String {
    guard json.utf8.contains(UInt8(ascii: "<")) else { return json }
    return json.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
}
