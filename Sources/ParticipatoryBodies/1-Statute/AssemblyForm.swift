import Platform
import Vocabulary
import Web

/// The fields that say what a body is, read alike when it is created and when it is changed.
struct AssemblyForm: Sendable {
    let name: String
    let purpose: String
    let legalBasis: String
    let plan: String
    let planLink: String
    let engagement: String
    let endsAt: Instant?
    let term: Term
    let territories: [Assembly.Place]

    init(_ form: inout FormReader, _ kind: AssemblyKind, startsAt: Instant, _ all: [Territory]) {
        name = form.text("name", min: 3, max: 120)
        purpose = form.text("purpose", min: 20, max: 1500)
        legalBasis = form.optionalText("legal_basis", max: 300) ?? ""
        plan = form.optionalText("plan", max: 200) ?? ""
        planLink = form.optionalText("plan_link", max: 300) ?? ""
        engagement = form.optionalText("engagement", max: 3000) ?? ""
        if !planLink.isEmpty, !planLink.hasPrefix("https://") { form.error("plan_link", "Une adresse commence par https://.") }
        endsAt = form.optionalDay("ends").map { $0 + .days(1) - .seconds(1) }
        term = Term(
            months: form.int("term_months", in: 1...120), renewal: form.choice("renewal", .whole),
            most: form.optionalInt("most_terms", in: 1...20))
        let chosen = Set(form.ids("territories") as [TerritoryID])
        territories = all.filter { chosen.contains($0.id) }.map { Assembly.Place(id: $0.id, name: $0.name) }
        if kind.isLocal, territories.isEmpty { form.error("territories", "Cochez au moins un quartier ou un arrondissement.") }
        if let endsAt, endsAt <= startsAt { form.error("ends", "L’instance finirait avant d’avoir commencé.") }
    }
}
