import Database
import Vocabulary
import Web

/// Tell the proposers what was decided on their proposals, before anything is public.
struct NotifyProposers: Action {
    typealias FormPage = EligibilityNoticesPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/annonce"

    let proposals: [ID<Proposal>]

    init(_ form: inout FormReader, _ edition: Edition) {
        proposals = form.ids("announce")
        if proposals.isEmpty { form.error("announce", "Cochez au moins une décision à annoncer.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }

    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { EligibilityRules.mayAnnounce(edition, visit.actor, at: visit.now) }

    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let appealDays = try RulebookStore.rulebook(edition.id, at: visit.now, db).appealDays
        // Only what this edition holds: an identity of another one in the form is left alone.
        let mine = try EligibilityStore.notices(edition, proposals, appealDays: appealDays, db)
        let done = Set(try EligibilityDecisionStore.notify(mine.map(\.proposal), by: try visit.account(), at: visit.now, db))
        let told = mine.filter { done.contains($0.proposal) }
        return Outcome(
            to: EligibilityLinks.notices(edition), saying: sentence(told.count),
            journal: told.map { JournalEntry("eligibility.notify", "proposal", $0.proposal.number, edition: edition.id, reason: "Décision annoncée au porteur.") },
            letters: told.flatMap(EligibilityLetters.notices)
        )
    }

    private func sentence(_ count: Int) -> Message {
        switch count {
        case 0: "Ces porteurs étaient déjà prévenus."
        case 1: "Les porteurs d’une proposition sont prévenus. Vous pouvez publier."
        default: "Les porteurs de \(count) propositions sont prévenus. Vous pouvez publier."
        }
    }
}
