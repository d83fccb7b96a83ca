import Platform
import Vocabulary
import Web

/// What one says first of a proposal: its title, a sentence, its theme, for whom.
struct ProposalIdea: Sendable, Equatable {
    var title: String
    var summary: String
    var theme: ID<Theme>?
    var onBehalf: OnBehalf = .`self`
    var onBehalfName = ""

    static let titleLength = 120
    static let summaryLength = 280

    init(_ form: inout FormReader) {
        title = form.text("title", min: 5, max: Self.titleLength)
        summary = form.text("summary", min: 10, max: Self.summaryLength)
        theme = form.optionalID("theme")
        onBehalf = form.choice("onBehalf", OnBehalf.`self`)
        onBehalfName = onBehalf == .`self` ? "" : form.optionalText("onBehalfName", max: 120) ?? ""
        if onBehalf != .`self`, onBehalfName.isEmpty {
            form.error("onBehalfName", "Indiquez le nom du groupe, de l’association ou de la classe.")
        }
    }

    init(_ proposal: Proposal) {
        (title, summary, theme) = (proposal.title, proposal.summary, proposal.theme)
        (onBehalf, onBehalfName) = (proposal.onBehalf, proposal.onBehalfName)
    }
}

/// Where it would be: a point, words, a neighbourhood, or nowhere in particular.
struct ProposalPlace: Sendable, Equatable {
    var words = ""
    var territory: TerritoryID?
    var point: GeoPoint?

    init() {}

    init(_ form: inout FormReader) {
        words = form.optionalText("place", max: 200) ?? ""
        territory = form.optionalID("territory")
        point = Self.point(&form)
    }

    init(_ proposal: Proposal) {
        (words, territory) = (proposal.place, proposal.territory)
        if let longitude = proposal.longitude, let latitude = proposal.latitude { point = GeoPoint(longitude: longitude, latitude: latitude) }
    }

    private static func point(_ form: inout FormReader) -> GeoPoint? {
        let texts = ["longitude", "latitude"].map { form.raw($0) }
        if texts.allSatisfy(\.isEmpty) { return nil }
        let numbers = texts.map { text in Double(String(text.map { $0 == "," ? "." : $0 })) }
        guard let longitude = numbers[0], let latitude = numbers[1], longitude.isFinite, latitude.isFinite else {
            form.error("latitude", "Écrivez les deux nombres, comme 45,766 et 4,879, ou laissez-les vides.")
            return nil
        }
        return GeoPoint(longitude: longitude, latitude: latitude)
    }
}

/// What is told at length: the text and, if the person has an idea of it, the cost.
struct ProposalPresentation: Sendable, Equatable {
    var body: String
    var estimate: Euros?

    static let least = 30

    init(body: String, estimate: Euros?) { (self.body, self.estimate) = (body, estimate) }

    init(_ form: inout FormReader, _ rulebook: Rulebook) {
        body = form.text("body", min: Self.least, max: rulebook.maximumLength)
        estimate = form.optionalMoney("estimate")
        if let estimate, let cap = rulebook.projectCap, estimate > cap {
            form.error("estimate", "Le règlement limite chaque projet à \(cap). Réduisez votre idée, ou laissez le coût vide\u{A0}: les services l’estimeront.")
        }
    }

    init(_ proposal: Proposal) { (body, estimate) = (proposal.body, proposal.estimate) }
}
