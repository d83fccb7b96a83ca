package import HTML

/// Numbered places as one short text that the map reads, however many they are; a name is asked for when one opens its mark.
package struct MapPoints: Sendable {
    /// A numbered place; its page is its number, beside the address of the names.
    package struct Point: Sendable, Equatable {
        package var number: Int
        package var latitude: Double
        package var longitude: Double

        package init(_ number: Int, latitude: Double, longitude: Double) {
            self.number = number
            self.latitude = latitude
            self.longitude = longitude
        }
    }

    package var points: [Point]
    /// Where the names are asked for: `?n=12,15` gives lines of `lines(_:)`.
    package var path: String
    /// What a place is called until its name is there; # stands for its number.
    package var name: String
    /// How many names one asks for at once, at most.
    package static let atOnce = 100

    package init(_ points: [Point], path: String, name: String) {
        self.points = points
        self.path = path
        self.name = name
    }

    /// Number, latitude and longitude in hundred thousandths of a degree (a metre), each less that of the place before, five bits a sign, the lowest first.
    package var text: String {
        var signs: [UInt8] = [], before = [0, 0, 0]
        for point in points.sorted(by: { $0.number < $1.number }) {
            let now = [point.number, Self.rounded(point.latitude), Self.rounded(point.longitude)]
            for (value, last) in zip(now, before) { Self.write(value - last, to: &signs) }
            before = now
        }
        return String(decoding: signs, as: UTF8.self)
    }

    private static func rounded(_ degrees: Double) -> Int { Int((degrees * 100_000).rounded()) }

    /// The sign goes in the lowest bit; what is not the end of a number has its sixth bit set.
    private static func write(_ value: Int, to signs: inout [UInt8]) {
        var left = value < 0 ? -2 * value - 1 : 2 * value
        repeat {
            let more = left > 31
            signs.append(UInt8(63 + left % 32 + (more ? 32 : 0)))
            left /= 32
        } while left > 0
    }

    /// A place with its name, as the answer to the map.
    package static func line(_ number: Int, path: String, title: String, note: String) -> HTML {
        #"<li data-number="\#("\(number)")"><a href="\#(url: path)">\#(title)</a> <span class="place-note">\#(note)</span></li>"#
    }
}
