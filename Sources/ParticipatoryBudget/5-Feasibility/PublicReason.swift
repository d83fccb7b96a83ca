import HTML
import L10n
import Vocabulary
import Web

extension FormReader {
    /// A reason that residents will read. One that is heavy comes back once with what to change; who writes it may keep her words.
    mutating func publicReason(_ field: String, max: Int) -> String {
        let reason = text(field, min: 10, max: max)
        guard errors.isEmpty, !isChecked("keep_words"), let advice = Readability(reason)?.advice else { return reason }
        error(field, advice)
        return reason
    }
}

extension Readability {
    /// What to change first; nil when it reads well.
    var advice: Message? {
        if hasLongSentence { return "Une phrase compte \(longestSentence) mots : coupez-la. Sinon, cochez « Garder ces mots »." }
        if !acronyms.isEmpty { return "Écrivez en toutes lettres : \(acronyms.joined(separator: ", ")). Sinon, cochez « Garder ces mots »." }
        return level == .hard ? "Ce motif est difficile à lire (\(index) sur 100) : des phrases plus courtes, des mots plus simples. Sinon, cochez « Garder ces mots »." : nil
    }
}

extension View {
    /// The field of a reason that residents will read, with how easily it reads once something is written.
    func publicReasonField(_ former: String?, help: Message) -> HTML {
        let isAdvised = form.error("reason") != nil || form.value("keep_words") != nil
        return """
            \(textArea("reason", label: "Motif, pour le public", help: help, value: former, rows: 5, maxLength: 1500))\
            \(readability(of: form.value("reason") ?? former ?? ""))\
            \(if: isAdvised, checkbox("keep_words", label: "Garder ces mots", help: "Un habitant doit les comprendre sans vous appeler."))
            """
    }
}
