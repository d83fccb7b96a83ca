/// An edition of the budget as the bodies know it: a call for projects of theirs is conducted through one. `App` gives them.
package struct PublishedEdition: Sendable, Equatable {
    package var title: String
    package var link: String

    package init(title: String, link: String) {
        self.title = title
        self.link = link
    }
}
