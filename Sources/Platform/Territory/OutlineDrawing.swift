/// A map drawn as SVG, without JavaScript: where things fall on a sheet of so many units, north up, the box of places fitted in.
package struct OutlineDrawing: Sendable {
    package let width: Int
    package let height: Int
    private let box: BoundingBox
    private let plane: LocalPlane
    private let unitsPerMetre: Double
    private let margin: Double

    /// Nil when there is nothing to show. The height follows from the shape, three times the width at most.
    package init?(_ box: BoundingBox, width: Int = 600, margin: Int = 8) {
        guard !box.isEmpty else { return nil }
        plane = LocalPlane(around: GeoPoint(longitude: box.west, latitude: box.centre.latitude))
        let top = plane.metres(GeoPoint(longitude: box.east, latitude: box.north))
        let bottom = plane.metres(GeoPoint(longitude: box.west, latitude: box.south))
        let inner = Double(width - 2 * margin), metresHigh = max(top.north - bottom.north, 1)
        unitsPerMetre = min(inner / max(top.east, 1), inner * 3 / metresHigh)
        self.box = box
        self.width = width
        self.margin = Double(margin)
        height = Int((metresHigh * unitsPerMetre).rounded(.up)) + 2 * margin
    }

    package var viewBox: String { "0 0 \(width) \(height)" }

    /// The tolerance, in metres, of a simplification that cannot be seen.
    package var metresPerUnit: Double { 1 / unitsPerMetre }

    package func place(_ point: GeoPoint) -> (x: Double, y: Double) {
        let here = plane.metres(point), corner = plane.metres(GeoPoint(longitude: box.west, latitude: box.north))
        return (margin + here.east * unitsPerMetre, margin + (corner.north - here.north) * unitsPerMetre)
    }

    /// The `d` of a `<path fill-rule="evenodd">`, to a tenth of a unit.
    package func path(_ outline: Outline) -> String {
        outline.polygons.flatMap(\.rings).map(path).joined()
    }

    private func path(_ ring: Ring) -> String {
        var text = "", last = (x: Int.min, y: Int.min)
        for point in ring {
            let place = place(point)
            let tenths = (x: Int((place.x * 10).rounded()), y: Int((place.y * 10).rounded()))
            guard tenths != last else { continue }
            text += (text.isEmpty ? "M" : "L") + Self.decimal(tenths.x) + " " + Self.decimal(tenths.y)
            last = tenths
        }
        return text + "Z"
    }

    /// A number of tenths, `-12.5`.
    package static func decimal(_ tenths: Int) -> String {
        let whole = abs(tenths) / 10, tenth = abs(tenths) % 10
        return (tenths < 0 ? "-" : "") + "\(whole)" + (tenth == 0 ? "" : ".\(tenth)")
    }
}
