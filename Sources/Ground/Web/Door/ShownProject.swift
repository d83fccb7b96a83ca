package import Vocabulary

/// A project that residents vote on, as the other houses know it: its title, its page, who carries it.
package struct ShownProject: Sendable, Equatable {
    package var id: Int
    package var title: String
    package var link: String
    /// Its author and co-authors.
    package var proposers: [AccountID]

    package init(id: Int, title: String, link: String, proposers: [AccountID] = []) {
        self.id = id
        self.title = title
        self.link = link
        self.proposers = proposers
    }
}
