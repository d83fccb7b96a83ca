package import Vocabulary

/// A street of the city.
package struct Street: Sendable, Equatable {
    package var id: ID<Street>
    package var name: String
}

/// A number of a street, and where it is.
package struct Address: Sendable, Equatable {
    package var street: String
    package var number: Int
    /// `bis`, `B`.
    package var suffix: String
    package var point: GeoPoint

    package init(street: String, number: Int, suffix: String = "", point: GeoPoint) { (self.street, self.number, self.suffix, self.point) = (street, number, suffix, point) }

    /// `12 bis rue Haute`.
    package var words: String { ["\(number)", suffix, street].filter { !$0.isEmpty }.joined(separator: " ") }
}

/// What a search for an address gives.
package enum AddressFound: Sendable, Equatable {
    case nothing
    /// The number, or the nearest one that the street has.
    case address(Address)
    /// More must be said: which street, or which number of it.
    case streets([String])
}
