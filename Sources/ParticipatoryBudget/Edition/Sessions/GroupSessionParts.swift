import HTML
import L10n
import Vocabulary
import Web

/// What the pages of the sessions show alike.
extension View {
    /// When, where, who.
    func sessionFacts(_ file: some GroupSessionFile) -> HTML {
        let session = file.session
        var pairs: [(term: String, value: HTML)] = [(t("Quand"), time(session.heldAt, hour: true))]
        if !session.place.isEmpty { pairs.append((t("Où"), HTML(text: session.place))) }
        pairs.append((t("Préparée par"), HTML(text: session.plannedByName)))
        if !file.present.isEmpty { pairs.append((t("Présents"), HTML(text: file.present.map(\.name).joined(separator: ", ")))) }
        if let at = session.closedAt { pairs.append((t("Close par"), "\(session.closedByName ?? ""), \(time(at, hour: true))")) }
        if let at = session.signedAt { pairs.append((t("Signée par"), "\(session.signedByName ?? ""), \(time(at, hour: true))")) }
        return facts(pairs)
    }
}
