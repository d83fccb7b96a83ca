package import Vocabulary

/// A message ready to be sent, whose bytes are the same each time it is written. Whatever its fields contain,
/// none of them can begin a header of its own.
package struct Mail: Sendable, Equatable {
    /// A name and where it is written to.
    package struct Mailbox: Sendable, Equatable {
        package var name: String
        package var address: EmailAddress

        package init(name: String = "", address: EmailAddress) {
            self.name = name
            self.address = address
        }
    }

    package var from: Mailbox
    package var to: Mailbox
    package var replyTo: Mailbox?
    package var subject: String
    package var text: String
    package var html: String?
    /// What tells this message from any other, without brackets: `courrier-1234@budget.ville.fr`.
    package var messageID: String
    /// The message this one goes on from, in the reader's list.
    package var inReplyTo: String?
    package var date: Instant
    /// A language code, `fr`.
    package var language: String
    /// Where one POST unsubscribes (RFC 8058); only `https` is announced as one-click.
    package var unsubscribe: String?

    package init(
        from: Mailbox, to: Mailbox, replyTo: Mailbox? = nil, subject: String, text: String, html: String? = nil,
        messageID: String, inReplyTo: String? = nil, date: Instant, language: String = "fr", unsubscribe: String? = nil
    ) {
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.subject = subject
        self.text = text
        self.html = html
        self.messageID = messageID
        self.inReplyTo = inReplyTo
        self.date = date
        self.language = language
        self.unsubscribe = unsubscribe
    }

    /// The message as RFC 5322 and MIME write it: ASCII, lines of at most 76 characters ended by CR LF.
    package func bytes() -> [UInt8] {
        var lines = headers()
        guard let html else {
            lines += MailEncoding.partHeaders("plain") + [""] + MailEncoding.quotedPrintable(text)
            return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
        }
        // "=_" never occurs in quoted-printable text: no line of the content is taken for the boundary.
        let boundary = "=_\(MailEncoding.identifier(messageID).filter(\.isLetter).prefix(20))_\(text.utf8.count)"
        lines += ["Content-Type: multipart/alternative; boundary=\"\(boundary)\"", ""]
        for (kind, content) in [("plain", text), ("html", html)] {
            lines += ["--" + boundary] + MailEncoding.partHeaders(kind) + [""] + MailEncoding.quotedPrintable(content)
        }
        lines.append("--\(boundary)--")
        return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    private func headers() -> [String] {
        var lines = [
            "Date: " + MailEncoding.date(date),
            "From: " + MailEncoding.mailbox(from),
            "To: " + MailEncoding.mailbox(to),
            "Message-ID: <\(MailEncoding.identifier(messageID))>",
            MailEncoding.header("Subject", subject),
            "Auto-Submitted: auto-generated",
            "Content-Language: " + language.filter { $0.isASCII && ($0.isLetter || $0 == "-") },
            "MIME-Version: 1.0",
        ]
        if let replyTo { lines.append("Reply-To: " + MailEncoding.mailbox(replyTo)) }
        if let inReplyTo {
            let identifier = MailEncoding.identifier(inReplyTo)
            lines += ["In-Reply-To: <\(identifier)>", "References: <\(identifier)>"]
        }
        if let unsubscribe = unsubscribe.flatMap(MailEncoding.link) {
            lines.append("List-Unsubscribe: <\(unsubscribe)>")
            if unsubscribe.hasPrefix("https://") { lines.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click") }
        }
        return lines
    }
}
