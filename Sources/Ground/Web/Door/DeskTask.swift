package import Vocabulary

/// Something that waits for somebody, in whichever house: what, how many, where it is done. Her desk and her morning letter show it.
package struct DeskTask: Sendable, Equatable {
    package enum Urgency: Int, Sendable, Comparable {
        /// `returned`: what one had done comes back.
        case late, returned, soon, waiting
        package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    package var what: Message
    package var count: Int
    package var link: String
    package var urgency: Urgency
    /// Which edition of the budget it belongs to, when it belongs to one.
    package var edition: PublishedEdition?

    package init(what: Message, count: Int, link: String, urgency: Urgency = .waiting, edition: PublishedEdition? = nil) {
        self.what = what
        self.count = count
        self.link = link
        self.urgency = urgency
        self.edition = edition
    }
}
