import HTML
import L10n
import Vocabulary
import Web

/// Incidents one after the other, the same on the desk and in the record; those that came after a signature say so.
enum IncidentList {
    /// - Parameters:
    ///   - signedAt: when the official record was first signed.
    ///   - toldAt: when the proposers were told of the result: from then on the record changes no more.
    static func html(_ incidents: [VoteIncident], signedAt: Instant? = nil, toldAt: Instant? = nil, _ view: View) -> HTML {
        let t = view.t
        return "<ul>\(each: incidents, { "<li>\(view.time($0.at, hour: true)), \($0.place ?? t("tout le vote")) : \($0.words)\(late($0, signedAt, toldAt, t))</li>" })</ul>"
    }

    private static func late(_ incident: VoteIncident, _ signedAt: Instant?, _ toldAt: Instant?, _ t: Texts) -> HTML {
        if let toldAt, incident.notedAt > toldAt { return " · \(t("noté le \(incident.notedAt), après l’annonce du résultat aux porteurs de projet"))" }
        if let signedAt, incident.notedAt > signedAt { return " · \(t("noté le \(incident.notedAt), après une signature du procès-verbal"))" }
        return .empty
    }
}
