import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Anybody writes to a body.
struct WriteToBodyPage: Page {
    static let path: Path = "/instances/:assembly/ecrire"

    let assembly: Assembly
    let name: String
    /// Where one writes by mail; nil when this site receives none.
    var mailbox: EmailAddress?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = ConversationRules.mayWrite(standing) { throw refusal }
        return Self(assembly: standing.assembly, name: visit.actor.isSignedIn ? visit.actor.name : "", mailbox: ConversationMark.address(of: standing.assembly, visit.world))
    }

    func title(_ t: Texts) -> String { t("Écrire à : \(assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { assembly.trail(t) }

    func body(_ view: View) -> HTML {
        """
        <p class="intro">\(view.t("Votre message va au bureau de l’instance, qui vous répond par courriel. Personne d’autre ne le lit."))</p>\
        \(mailbox.map { #"<p>\#(view.t("Par courriel :")) <a href="mailto:\#($0.text)">\#($0.text)</a></p>"# })\
        \(view.form(assembly.link + "/ecrire", guardsDraft: true) { """
            \(view.textField("name", label: "Votre nom", value: name, maxLength: 80, autocomplete: "name"))\(view.emailField())\
            \(view.textField("subject", label: "Sujet", maxLength: 120))\(view.textArea("text", label: "Votre message", rows: 8, maxLength: 5000))\(view.submit("Envoyer"))
            """ })
        """
    }
}

/// The mail of a body: its bureau and its officer see what waits for an answer, then the rest.
struct ConversationsPage: Page {
    static let path: Path = "/instances/:assembly/courrier"

    let standing: Standing
    let conversations: [Conversation]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = ConversationRules.mayAnswer(standing) { throw refusal }
        return Self(standing: standing, conversations: try ConversationStore.all(standing.assembly.id, db))
    }

    func title(_ t: Texts) -> String { t("Courrier : \(standing.assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t, begin: HTML = ConversationRules.mayBegin(standing) == nil ? buttons(view.linkButton(standing.assembly.link + "/courrier/nouveau", "Écrire à quelqu’un", style: .secondary)) : .empty
        return begin + (conversations.isEmpty ? emptyState(t("Aucun message pour l’instant.")) : table(
            t("Courrier"), isCaptionHidden: true, columns: [Column(t("Sujet"), isHeading: true), Column(t("De")), Column(t("Le")), Column(t("Où on en est"))], rows: conversations
        ) { found in
            [
                #"<a href="\#(url: found.link(standing.assembly))">\#(found.subject)</a>"#, HTML(text: found.name), view.time(found.at),
                found.closedAt != nil ? badge(t("Classé")) : found.waits ? badge(t("À répondre"), .warning) : badge(t("Répondu"), .success),
            ]
        })
    }
}

/// One conversation: the person by the secret of her letter or her account, the bureau, the officer.
struct ConversationPage: Page {
    static let path: Path = "/instances/:assembly/courrier/:conversation"

    let file: ConversationFile

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(file: try ConversationStore.file(visit, db)) }

    func title(_ t: Texts) -> String { file.conversation.subject }
    func trail(_ t: Texts) -> [Crumb] { file.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(each: file.conversation.lines.enumerated(), { place, line in comment(id: "m\(place)", line, view) })\
            \(ConversationRules.mayAdd(file).map { view.refusal($0) } ?? view.form(file.link + (file.key.isEmpty ? "" : "?cle=\(file.key)"), files: true) {
                """
                \(view.textArea("text", label: file.isWriter ? "Votre message" : "La réponse de l’instance", rows: 6, maxLength: 5000))\
                \(view.fileField("file", label: "Pièce jointe", help: "PDF, texte, tableau ou photo, 10 Mo au plus.", accept: FileUpload.accept + ",image/jpeg,image/png,image/webp,image/heic"))\(view.submit("Envoyer"))
                """
            })\
            \(if: ConversationRules.mayAnswer(file.standing) == nil && file.conversation.closedAt == nil, view.action(file.link + "/classement", "Classer l’échange"))\
            \(if: file.conversation.closedAt != nil, "<p class=\"muted\">\(t("Cet échange est classé. Un nouveau message le rouvre."))</p>")
            """
    }

    private func comment(id: String, _ line: Conversation.Line, _ view: View) -> HTML {
        let query = file.key.isEmpty ? "" : "?cle=\(file.key)"
        return view.comment(id: id, by: line.by, at: line.at, HTML(text: line.text))
            + (line.files.isEmpty ? .empty : fileList(line.files.map { $0.line(view.t, at: "\(file.link)/pieces/\($0.id)\(query)") }))
    }
}

/// A file that came joined to a message, for those who read the conversation.
struct ConversationFileDownload: Download {
    static let path: Path = "/instances/:assembly/courrier/:conversation/pieces/:document"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let file = try ConversationStore.file(visit, db), id: ID<Document> = try visit.id("document")
        guard let line = file.conversation.lines.first(where: { $0.files.contains { $0.id == id } })?.id else { throw NotFound() }
        return try DocumentDownload.response(visit, of: ConversationStore.files, line.number, db)
    }
}
