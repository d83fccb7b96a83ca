/// Why a body could not be read.
package enum BodyError: Error, Sendable {
    case tooLarge, tooSlow, unreadable
    /// No room is left where uploads are received.
    case noRoom

    var page: ErrorPage.Kind {
        switch self {
        case .tooLarge: .tooLarge
        case .tooSlow: .tooSlow
        case .unreadable: .unreadable
        case .noRoom: .notKept
        }
    }
}
