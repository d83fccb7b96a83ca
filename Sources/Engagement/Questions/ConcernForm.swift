import Database
import L10n
import Platform
import Vocabulary
import Web

/// What a question may be about, as its forms offer it.
struct ConcernChoices: Sendable {
    var topics: [QuestionTopic]
    var territories: [Territory]
    var editions: [ConcernedEdition]
    var bodies: [ConcernedBody]
    var events: [ConcernedEvent]

    init(_ db: Reading) throws {
        topics = try QuestionSettingsStore.openTopics(db)
        territories = try TerritoryStore.narrowest(db)
        editions = try QuestionSettingsStore.editions(db)
        bodies = try QuestionSettingsStore.bodies(db)
        events = try QuestionSettingsStore.events(db)
    }

    /// What the address says that the question is about: one comes from the page of it.
    func concern(_ query: FormValues, _ db: Reading) throws -> Question.Concern {
        let edition: EditionID? = query["edition"].flatMap { ID($0) }, body: AssemblyID? = query["instance"].flatMap { ID($0) }, event: ID<Event>? = query["evenement"].flatMap { ID($0) }
        var concern = Question.Concern(edition: editions.first { $0.id == edition }?.id, body: bodies.first { $0.id == body }, event: events.first { $0.id == event })
        if let edition = concern.edition, let number = query["idee"].flatMap({ Int($0) }) { concern.proposal = try QuestionSettingsStore.proposal(number, in: edition, db) }
        return concern
    }
}

/// What was chosen of it. The proposal is looked for once the form is whole.
struct ChosenConcern: Sendable {
    var topic: QuestionTopic?
    var territory: TerritoryID?
    var edition: EditionID?
    var number: Int?
    var body: ConcernedBody?
    var event: ConcernedEvent?

    init(_ form: inout FormReader, _ choices: ConcernChoices) {
        let id: ID<QuestionTopic> = form.id("topic")
        topic = choices.topics.first { $0.id == id }
        if topic == nil, form.optionalID("topic") as ID<QuestionTopic>? != nil { form.error("topic", "Choisissez dans la liste.") }
        territory = form.optionalID("territory").flatMap { id in choices.territories.contains { $0.id == id } ? id : nil }
        edition = form.optionalID("edition").flatMap { id in choices.editions.contains { $0.id == id } ? id : nil }
        let body: AssemblyID? = form.optionalID("assembly")
        self.body = choices.bodies.first { $0.id == body }
        let event: ID<Event>? = form.optionalID("event")
        self.event = choices.events.first { $0.id == event }
        number = form.optionalInt("proposal", in: 1...1_000_000)
        if number != nil, edition == nil, let only = choices.editions.first, choices.editions.count == 1 { edition = only.id }
        if number != nil, edition == nil { form.error("edition", "De quelle édition est cette idée ?") }
    }

    /// Throws on the field when no such proposal is public.
    func concern(_ db: Reading) throws -> Question.Concern {
        var concern = Question.Concern(territory: territory, edition: edition, body: body, event: event)
        if let number, let edition {
            concern.proposal = try QuestionSettingsStore.proposal(number, in: edition, db)
            if concern.proposal == nil { throw FormErrors("proposal", "Aucune idée ne porte ce numéro dans cette édition.") }
        }
        return concern
    }
}
