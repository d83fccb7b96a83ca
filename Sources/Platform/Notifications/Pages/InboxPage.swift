package import Database
package import HTML
package import L10n
import Vocabulary
package import Web

/// The letters that a person has received, for herself only.
struct InboxPage: Page {
    static let path: Path = "/messages"
    let letters: [StoredLetter]
    let page: Int
    let pages: Int

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let account = try visit.account()
        let count = try LetterStore.inboxCount(account, db)
        return InboxPage(
            letters: try LetterStore.inbox(account, page: visit.pageNumber, db), page: visit.pageNumber,
            pages: max(1, (count + LetterStore.perPage - 1) / LetterStore.perPage)
        )
    }

    func title(_ t: Texts) -> String { t("Mes messages") }

    func body(_ view: View) -> HTML {
        let t = view.t
        if letters.isEmpty { return emptyState(t("Aucun message pour l’instant.")) }
        return """
            <div class="row">
            \(if: letters.contains { $0.readAt == nil }, view.action("/messages/lus", "Tout marquer comme lu", style: .secondary))
            \(view.linkButton("/mon-compte/messages", "Choisir ce que je reçois", style: .quiet))
            </div>
            <ul class="stack">\(each: letters, { item($0, view) })</ul>
            \(view.pagination(page: page, of: pages) { "/messages?page=\($0)" })
            """
    }

    private func item(_ letter: StoredLetter, _ view: View) -> HTML {
        let t = view.t
        return """
            <li>\(panel(letter.subject, """
                <p class="muted">\(view.time(letter.createdAt, hour: true)) \(if: letter.readAt == nil, badge(t("Nouveau"), .info))</p>
                \(each: letter.body.split(separator: "\n\n"), { "<p>\($0)</p>" })
                \(if: !letter.buttonPath.isEmpty && !letter.isSecret, #"<p><a class="button button-secondary" href="\#(letter.buttonPath)">\#(letter.buttonLabel)</a></p>"#)
                """))</li>
            """
    }
}
