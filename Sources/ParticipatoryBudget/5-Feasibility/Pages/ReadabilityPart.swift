import HTML
import L10n
import Vocabulary
import Web

extension View {
    /// Under a reason that residents will read, for those who write it: how easily it reads, and what to change.
    func readability(of reason: String) -> HTML {
        guard let found = Readability(reason) else { return .empty }
        return """
            <p class="muted">\(t("Lisibilité :")) \(badge(t(found.level.name), found.level.tone)) \(t("\(found.index) sur 100."))\
            \(if: found.hasLongSentence, " \(t("Une phrase compte \(found.longestSentence) mots : coupez-la."))")\
            \(if: !found.acronyms.isEmpty, " \(t("Sigles à écrire en toutes lettres : \(t.list(found.acronyms))."))")</p>
            """
    }
}

extension Readability.Level {
    var name: Message {
        switch self {
        case .easy: "Facile à lire"
        case .fair: "Un peu difficile"
        case .hard: "Difficile à lire"
        }
    }

    var tone: Tone {
        switch self {
        case .easy: .success
        case .fair: .info
        case .hard: .warning
        }
    }
}
