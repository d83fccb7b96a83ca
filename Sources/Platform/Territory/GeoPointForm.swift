package import Web

extension FormReader {
    /// The place chosen on a map, or typed in degrees; nil when both fields are empty.
    package mutating func point() -> GeoPoint? {
        let typed = [raw("longitude"), raw("latitude")]
        if typed.allSatisfy(\.isEmpty) { return nil }
        let numbers = typed.map { text in Double(String(text.map { $0 == "," ? "." : $0 })) }
        guard let longitude = numbers[0], let latitude = numbers[1] else {
            error("latitude", "Écrivez les deux nombres, comme 45,766 et 4,879, ou laissez-les vides.")
            return nil
        }
        let point = GeoPoint(longitude: longitude, latitude: latitude)
        if !point.isOnEarth { error("latitude", "Ces coordonnées ne sont pas sur la Terre.") }
        return point
    }
}
