package import L10n
package import Vocabulary

/// How a page is being shown, to whom, in which language: what `body` needs besides the page's own fields.
package struct View: Sendable {
    package var t: Texts
    package var actor: Actor
    package var now: Instant
    /// What was typed in the form that the page is shown again for; empty at first.
    package var form: FormState
    /// Goes as a hidden field in every form that writes.
    package var token: String
    /// The address of the page, without the language prefix, with its query.
    package var address: String
    /// What lies under the places of a map.
    package var ground = MapGround()
    /// Whether it is printed to PDF: what one presses or fills in has no use there.
    package var isPaper = false
    /// Keeps apart the ids of the fields of a form that stands several times on a page.
    package var fieldPrefix = ""

    package init(
        t: Texts, actor: Actor = .visitor, now: Instant, form: FormState = FormState(), token: String = "", address: String = "/"
    ) {
        self.t = t
        self.actor = actor
        self.now = now
        self.form = form
        self.token = token
        self.address = address
    }
}
