internal import CGMime
internal import Synchronization
package import Vocabulary

/// Takes a raw message apart (RFC 5322, MIME), with GMime. Whatever the message, it costs no more than its own size.
package enum MailReader {
    /// Larger ones are not read.
    package static let mostBytes = 25 << 20
    static let mostAttachments = 10
    static let mostWords = 20_000

    /// What is missing on this machine to read mail, and how to get it; nil when nothing is.
    package static var problem: String? { parvis_gmime_is_here() == 0 ? "GMime is not installed: apt-get install libgmime-3.0-0" : nil }

    /// GMime is used by one at a time.
    private static let turn = Mutex(())

    /// Nil when these bytes are no message.
    package static func read(_ bytes: [UInt8]) -> IncomingMail? {
        guard !bytes.isEmpty, bytes.count <= mostBytes, problem == nil else { return nil }
        return turn.withLock { _ in
            let message = bytes.withUnsafeBytes { parvis_mail_open($0.bindMemory(to: CChar.self).baseAddress, $0.count) }
            guard let message else { return nil }
            defer { parvis_mail_close(message) }
            return mail(message)
        }
    }

    private static func mail(_ message: UnsafeMutableRawPointer) -> IncomingMail? {
        func header(_ name: String) -> String? { parvis_mail_header(message, name).map { String(cString: $0) } }
        let from = parvis_mail_from_address(message).map { String(cString: $0) } ?? ""
        let leaves = Leaves()
        withExtendedLifetime(leaves) {
            parvis_mail_parts(message, { Leaves.take($0, $1, $2, $3, $4, $5, $6) }, Unmanaged.passUnretained(leaves).toOpaque())
        }
        // A forged mail may have no number of its own: then its words are its number.
        let id = parvis_mail_id(message).map { String(cString: $0) } ?? ""
        guard !from.isEmpty || !id.isEmpty || !leaves.plain.isEmpty else { return nil }
        let text = leaves.plain.trimmed.isEmpty ? PlainText.ofHTML(leaves.html) : leaves.plain
        return IncomingMail(
            messageID: String(id.prefix(500)), from: EmailAddress(from), name: oneLine(parvis_mail_from_name(message).map { String(cString: $0) } ?? ""),
            subject: oneLine(parvis_mail_subject(message).map { String(cString: $0) } ?? ""), text: String(IncomingMail.withoutQuotation(text).prefix(mostWords)),
            addresses: ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To"].compactMap(header).flatMap(addresses),
            references: [header("References"), header("In-Reply-To")].compactMap(\.self).flatMap(identifiers),
            isAutomatic: IncomingMail.isAutomatic(from: from, header: header), attachments: leaves.attachments)
    }

    private static func oneLine(_ text: String) -> String { String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(300)) }

    private static func addresses(_ line: String) -> [EmailAddress] {
        line.prefix(20_000).split { " ,;<>\"\t\r\n".contains($0) }.compactMap { $0.contains("@") ? EmailAddress(String($0)) : nil }
    }

    private static func identifiers(_ line: String) -> [String] {
        line.prefix(20_000).split { " <>,\t\r\n".contains($0) }.filter { $0.contains("@") }.map(String.init)
    }
}

/// Gathers the leaves of one message.
private final class Leaves {
    var plain = ""
    var html = ""
    var attachments: [IncomingMail.Attachment] = []

    static func take(
        _ context: UnsafeMutableRawPointer?, _ type: UnsafePointer<CChar>?, _ subtype: UnsafePointer<CChar>?, _ name: UnsafePointer<CChar>?, _ isAttached: Int32,
        _ bytes: UnsafePointer<CChar>?, _ count: Int
    ) {
        guard let context, let type, let subtype, let bytes else { return }
        let leaves = Unmanaged<Leaves>.fromOpaque(context).takeUnretainedValue()
        let content = UnsafeRawBufferPointer(start: bytes, count: count)
        leaves.take(String(cString: type).lowercased(), String(cString: subtype).lowercased(), name.map { String(cString: $0) }, isAttached != 0, content)
    }

    private func take(_ type: String, _ subtype: String, _ name: String?, _ isAttached: Bool, _ content: UnsafeRawBufferPointer) {
        guard !isAttached else {
            if attachments.count < MailReader.mostAttachments, !content.isEmpty {
                attachments.append(IncomingMail.Attachment(name: String((name ?? "piece.\(subtype)").prefix(120)), bytes: Array(content)))
            }
            return
        }
        guard type == "text" else { return }
        // A part in another encoding than it says is repaired, never trusted; a zero byte is no word, and no database keeps it.
        let text = String(decoding: content.prefix(MailReader.mostBytes).filter { $0 != 0 }, as: UTF8.self)
        if subtype == "html" {
            if html.utf8.count < 1 << 20 { html += text }
        } else if plain.utf8.count < 1 << 20 {
            plain += plain.isEmpty ? text : "\n" + text
        }
    }
}
