import Database
import Platform
import Vocabulary
package import Web

/// The opinions that the budget asks of the bodies about its proposals: put on an agenda and voted like any other, shown with the proposal.
package enum AskedOpinions {
    /// What `App` gives to the budget.
    package static var forTheBudget: BodyOpinions {
        var opinions = BodyOpinions()
        opinions.given = { proposal, db in try given(on: proposal, db) }
        opinions.bodies = { db in try AssemblyStore.open(db).filter(\.isOpen).map(body) }
        opinions.led = { visit, db in try led(visit, db) }
        opinions.bureau = { body, now, db in try AssemblyStore.keepers(AssemblyStore.assembly(AssemblyID(body), db), at: now, db).sorted() }
        opinions.sits = { account, now, db in try SeatStore.sits(account, at: now, db) }
        opinions.ask = { asked, visit, db in try ask(asked, visit, db) }
        return opinions
    }

    private static func body(_ assembly: Assembly) -> BodyOpinions.Body {
        BodyOpinions.Body(id: assembly.id.number, name: assembly.name, link: assembly.link)
    }

    static func led(_ visit: Visit, _ db: Reading) throws -> [BodyOpinions.Body] {
        guard let account = visit.actor.account else { return [] }
        let bureaus = try SeatStore.bureaus(of: account, at: visit.now, db)
        return try AssemblyStore.open(db).filter { $0.isOpen && (bureaus.contains($0.id) || Standing(assembly: $0, actor: visit.actor).isOfficer) }.map(body)
    }

    static func given(on proposal: Int, _ db: Reading) throws -> [BodyOpinions.Given] {
        try AskedOpinionStore.recommendations(on: proposal, db).compactMap { line in
            let assembly = try AssemblyStore.assembly(line.assembly, db)
            guard let said = said(line.recommendation, due: line.due) else { return nil }
            return BodyOpinions.Given(body: assembly.name, link: line.recommendation.link(assembly), state: said.state, words: said.words)
        }
    }

    /// What a body has said; nil when the question was withdrawn.
    static func said(_ recommendation: Recommendation, due: Instant) -> (state: BodyOpinions.Given.State, words: Message)? {
        switch recommendation.stage {
        case .withdrawn: return nil
        case .deposited, .onAgenda: return (.asked, "avis attendu pour le \(day: due)")
        case .adopted, .rejected, .transmitted, .answered:
            guard let votes = recommendation.debate?.votes else { return (.asked, "avis attendu pour le \(day: due)") }
            return votes.isAdopted
                ? (.favourable, "avis favorable : \(votes.inFavour) pour, \(votes.against) contre, abstentions : \(votes.abstentions)")
                : (.unfavourable, "avis défavorable : \(votes.inFavour) pour, \(votes.against) contre, abstentions : \(votes.abstentions)")
        }
    }

    private static func ask(_ asked: BodyOpinions.Asked, _ visit: Visit, _ db: Writing) throws -> [Letter] {
        let assembly = try AssemblyStore.assembly(AssemblyID(asked.body), db)
        if let refusal = AssemblyRules.alive(assembly) ?? AssemblyRules.opened(assembly) { throw refusal }
        if try AskedOpinionStore.isAsked(assembly.id, asked.proposal, db) { throw Refusal.notNow("Cette instance est déjà saisie de cette proposition.") }
        let number = try AskedOpinionStore.ask(asked, of: assembly.id, by: try visit.account(), at: visit.now, db)
        return try AssemblyStore.keepers(assembly, at: visit.now, db).sorted().map {
            Letter(
                to: .account($0), kind: .task, subject: "\(assembly.name) : un avis vous est demandé",
                paragraphs: ["La ville demande ce que l’instance pense de « \(asked.title) », avant le \(day: asked.due).", "\(asked.question)"],
                button: Letter.Button("Voir la demande", "\(assembly.link)/demandes/\(number)"))
        }
    }
}
