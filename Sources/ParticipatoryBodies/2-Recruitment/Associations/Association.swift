import Vocabulary
import Web

/// An association that names somebody to sit: its number in the national register (RNA), its statutes.
enum Association {
    /// What its statutes stand beside: the application, by this name.
    static let statutes = "statutes"

    /// The number as it is typed, in capitals and without spaces.
    static func number(_ form: FormReader) -> String { form.raw("rna").uppercased().filter { !$0.isWhitespace } }

    /// A W and nine digits.
    static func isNumber(_ text: String) -> Bool {
        text.utf8.count == 10 && text.utf8.first == UInt8(ascii: "W") && text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension FormReader {
    /// What a college of associations needs to know of the one that names somebody.
    mutating func checkAssociation(_ organisation: String, _ rna: String) {
        if organisation.isEmpty { error("organisation", "Quelle association représentez-vous ?") }
        if !Association.isNumber(rna) { error("rna", "Un numéro RNA est un W suivi de neuf chiffres.") }
    }
}
