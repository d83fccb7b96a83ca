/// An edition of the budget as the other houses know it: its title, its page. A call for projects is conducted through one, a task belongs to one.
package struct PublishedEdition: Sendable, Equatable {
    package var title: String
    package var link: String

    package init(title: String, link: String) {
        self.title = title
        self.link = link
    }
}
