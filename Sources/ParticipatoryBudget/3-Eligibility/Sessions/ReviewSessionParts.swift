import HTML
import L10n
import Vocabulary
import Web

/// What the pages of the sessions show alike.
extension View {
    func verdict(_ item: ReviewSessionItem) -> HTML {
        switch item.verdict {
        case .confirmed?: badge(t(ReviewSessionItem.Verdict.confirmed.name), .success)
        case .overturned?: badge(t(ReviewSessionItem.Verdict.overturned.name), .warning)
        case .postponed?: badge(t(ReviewSessionItem.Verdict.postponed.name))
        case nil: item.isGone ? badge(t("Reprise ou vérifiée ailleurs")) : badge(t("À voir"), .info)
        }
    }

    func sessionFacts(_ file: some GroupSession) -> HTML {
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
