import Platform
import Vocabulary

/// The messages that several acts of the step share.
enum ImplementationLetters {
    /// To those who carried the proposal and those who follow it. A decision on one's own project is never left out; news may be.
    static func told(_ subject: WorkSubject, _ told: WorkTold, isDecision: Bool) -> [Letter] {
        func letter(_ account: AccountID, _ kind: Letter.Kind) -> Letter {
            Letter(
                to: .account(account), kind: kind, subject: "« \(subject.work.title) » : \(told.kind.announced)", paragraphs: paragraphs(told),
                button: .init("Voir le projet", ImplementationLinks.work(subject.edition, subject.work.projectNumber))
            )
        }
        return subject.proposers.map { letter($0, isDecision ? .necessary : .following) } + subject.followers.map { letter($0, .following) }
    }

    /// What changed, then why. The news in full are on the page.
    private static func paragraphs(_ told: WorkTold) -> [Message] {
        let words = Markdown.excerpt(told.body, limit: 600)
        switch told.kind {
        case .news, .abandonment: return ["\(told.title)", "\(words)"]
        case .owner: return ["Le projet est maintenant porté par : \(told.becomes).", "\(words)"]
        case .scope: return ["Ce qui était prévu : \(told.was)", "Ce qui le remplace : \(told.becomes)", "Pourquoi : \(words)"]
        case .stage: return [WorkStage(rawValue: told.becomes).map { "Étape : \($0.name)." } ?? "\(told.title)", "\(words)"]
        case .delay: return [Int(told.becomes).map { "\(told.title) : reporté au \(day: Instant(milliseconds: $0))." } ?? "\(told.title)", "\(words)"]
        case .budget: return [Int(told.becomes).map { "Le budget est maintenant de \(Euros(cents: $0))." } ?? "\(told.title)", "\(words)"]
        }
    }

    /// To a service: works are entrusted to it.
    static func entrusted(_ edition: Edition, _ count: Int, _ path: String, to recipients: [Letter.Recipient]) -> [Letter] {
        recipients.map {
            Letter(
                to: $0, kind: .task,
                subject: count == 1 ? "Un projet lauréat est confié à votre service" : "\(count) projets lauréats sont confiés à votre service",
                paragraphs: ["\(edition.title). Dites aux habitants comment il avance : jalons, dépenses, photos, nouvelles. Tout est sur sa page de suivi."],
                button: .init("Ouvrir le suivi", path)
            )
        }
    }
}

extension WorkNews.Kind {
    /// At the end of a letter's subject.
    var announced: Message {
        switch self {
        case .news: "des nouvelles"
        case .stage: "une étape est franchie"
        case .delay: "le calendrier change"
        case .scope: "le projet change"
        case .budget: "le budget change"
        case .owner: "le porteur change"
        case .abandonment: "le projet est abandonné"
        }
    }
}
