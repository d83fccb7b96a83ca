import Database
import L10n
import Platform
import Vocabulary
import Web

/// Send a recommendation to the city: a service has it, an answer is due by the charter's date, in public view.
struct TransmitRecommendation: Action {
    typealias FormPage = RecommendationPage
    static let path: Path = "/instances/:assembly/demandes/:number/transmission"

    /// The recommendation, and the services that may have it.
    struct Subject: Sendable {
        var file: RecommendationFile
        var services: [MunicipalService]
    }

    let service: MunicipalService?

    init(_ form: inout FormReader, _ subject: Subject) {
        let id: ServiceID = form.id("service")
        service = subject.services.first { $0.id == id }
        if service == nil, form.optionalID("service") as ServiceID? != nil { form.error("service", "Choisissez un service de la liste.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        Subject(file: try RecommendationStore.file(visit, db), services: try ServiceStore.all(db).filter(\.isActive))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { RecommendationRules.mayTransmit(subject.file) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let service else { throw NotFound() }
        let file = subject.file, due = CityTime.city.endOfDay(visit.now, adding: file.rules.answerDays)
        guard try RecommendationStore.transmit(file.recommendation.id, to: service.id, due: due, by: try visit.account(), at: visit.now, db) else {
            throw Refusal.notNow("La ville a reçu cette demande : elle doit répondre.")
        }
        return Outcome(
            to: file.link, saying: "La demande est transmise. La ville répond avant le \(day: due).",
            journal: [JournalEntry("recommendation.transmit", "assembly", file.assembly.id.number, reason: "\(file.recommendation.title) : \(service.name)", isPublic: true)],
            letters: letters(file, service, due) + (file.recommendation.author == visit.actor.account ? [] : [transmitted(file, due)]))
    }

    private func transmitted(_ file: RecommendationFile, _ due: Instant) -> Letter {
        Letter(
            to: .account(file.recommendation.author), kind: .following, subject: "\(file.assembly.name) : votre demande est transmise à la ville",
            paragraphs: ["« \(file.recommendation.title) » est entre les mains de la ville. Elle répond avant le \(day: due)."], button: Letter.Button("Voir la demande", file.link))
    }

    private func letters(_ file: RecommendationFile, _ service: MunicipalService, _ due: Instant) -> [Letter] {
        var recipients: [Letter.Recipient] = Set([service.referent, service.deputy, file.assembly.referent].compactMap(\.self)).sorted().map { .account($0) }
        if service.referent == nil, let address = EmailAddress(service.email) { recipients.append(.address(address, name: service.name, language: "fr")) }
        return recipients.map {
            Letter(
                to: $0, kind: .task, subject: "\(file.assembly.name) attend une réponse avant le \(day: due)",
                paragraphs: [
                    "« \(file.recommendation.title) » est confiée à votre service. La réponse, avec ses raisons, est due le \(day: due).",
                    "Passé ce jour, la page publique dit que la ville est en retard.",
                ], button: Letter.Button("Lire et répondre", file.link + "/reponse"))
        }
    }
}
