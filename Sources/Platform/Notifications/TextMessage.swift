package import Vocabulary

/// A text message that waits for the gateway; its row is erased as soon as it has left.
package struct TextMessage: Sendable, Equatable {
    package var id: ID<TextMessage>
    /// `+33612345678`.
    package var phone: String
    package var body: String

    /// RFC 8259.
    var json: String { #"{"to":\#(Self.quoted(phone)),"text":\#(Self.quoted(body))}"# }

    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            default: scalar.value < 0x20 ? " " : String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }
}
