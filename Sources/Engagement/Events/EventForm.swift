import Database
import Platform
import Vocabulary
import Web

/// What an event may be tied to, as its form offers it.
struct EventChoices: Sendable {
    var territories: [Territory]
    var editions: [ConcernedEdition]

    init(_ db: Reading) throws {
        territories = try TerritoryStore.narrowest(db)
        editions = try QuestionSettingsStore.editions(db)
    }
}

extension EventPlan {
    /// Reads what was filled in, all that is wrong at once.
    init(_ form: inout FormReader, _ choices: EventChoices) {
        self.init(
            kind: form.choice("kind", .meeting), title: form.text("title", min: 3, max: 120), description: form.text("description", min: 20, max: 5000),
            edition: form.optionalID("edition").flatMap { id in choices.editions.contains { $0.id == id } ? id : nil },
            territory: form.optionalID("territory").flatMap { id in choices.territories.contains { $0.id == id } ? id : nil },
            place: form.text("place", max: 200), access: form.optionalText("access", max: 400) ?? "", link: form.optionalText("link", max: 300) ?? "",
            point: form.point(), startsAt: form.moment("starts"), endsAt: form.moment("ends"), takesSignUps: form.isChecked("sign_ups"),
            hasChildcare: form.isChecked("childcare"), material: form.optionalText("material", max: 1000) ?? "")
        if takesSignUps { capacity = form.optionalInt("capacity", in: 1...5000) }
        if startsAt <= form.now, !form.raw("starts").isEmpty { form.error("starts", "Choisissez un moment à venir.") }
        if endsAt <= startsAt, !form.raw("ends").isEmpty { form.error("ends", "L’événement finirait avant de commencer.") }
        if !link.isEmpty, !link.hasPrefix("https://") { form.error("link", "Une adresse sûre commence par https://.") }
        if hasChildcare, !takesSignUps { form.error("childcare", "Pour garder des enfants, il faut savoir combien viennent : cochez « sur inscription ».") }
    }
}
