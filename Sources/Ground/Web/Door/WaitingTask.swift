package import Vocabulary

/// Something that waits for a person in a house that the desk does not know; `App` gathers them.
package struct WaitingTask: Sendable, Equatable {
    package enum Urgency: Int, Sendable { case late, soon, waiting }

    package var what: Message
    package var count: Int
    package var link: String
    package var urgency: Urgency

    package init(_ what: Message, count: Int, link: String, urgency: Urgency) {
        self.what = what
        self.count = count
        self.link = link
        self.urgency = urgency
    }
}
