import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Of the decisions that proposers were told of and the public was not, the letters that have reached nobody: still to print
/// or to send, or not taken by the mail server.
struct UnreadLetters: Sendable {
    let count: Int

    /// Whoever publishes before they have arrived says that she does.
    func expect(_ isConfirmed: Bool) throws {
        if count > 0, !isConfirmed { throw FormErrors("unread", "Des courriers ne sont pas encore arrivés. Attendez-les, ou cochez cette case.") }
    }
}

extension UnreadLetters {
    /// - Parameter told: the proposals, and when their letters were written.
    init(_ edition: Edition, _ told: [(number: Int, at: Instant)], _ db: Reading) throws {
        let letters = Dictionary(told.map { (ProposalLinks.page(edition, $0.number), $0.at) }) { $1 }
        self.init(count: try PaperLetterStore.undelivered(of: edition.id, leadingTo: Array(letters.keys), db).count { letters[$0.path] == $0.writtenAt })
    }
}

extension View {
    /// The box to tick, within the form that publishes.
    func confirmation(_ unread: UnreadLetters) -> HTML {
        let count = unread.count
        if count == 0 { return .empty }
        return """
            \(alert(.warning, """
                <p>\(t(count, one: "Un courrier n’est pas encore arrivé : il reste à imprimer ou à envoyer, ou son adresse l’a refusé.", many: "\(count) courriers ne sont pas encore arrivés : ils restent à imprimer ou à envoyer, ou leur adresse les a refusés.")) \
                <a href="\(url: PaperLetterLinks.waiting)">\(t("Voir les courriers à imprimer"))</a></p>
                """))\
            \(checkbox("unread", label: "Publier sans attendre que chaque porteur ait reçu son courrier"))
            """
    }

    /// Whose letter it is, and when it goes by post.
    func addressee(_ author: String, isByPost: Bool) -> HTML {
        """
        <br><span class="muted">\(author)</span>\(if: isByPost, " \(badge(t("Sans adresse électronique : à envoyer par la poste"), .warning))")
        """
    }
}
