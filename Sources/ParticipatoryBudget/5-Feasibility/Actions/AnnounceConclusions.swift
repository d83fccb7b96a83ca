import Database
import Vocabulary
import Web

/// Tell the proposers what was concluded on their proposals, before anything is public.
struct AnnounceConclusions: Action {
    typealias FormPage = AnnouncementPage
    static let path: Path = "/bureau/editions/:edition/etudes/annonce"

    let proposals: [ID<Proposal>]

    init(_ form: inout FormReader, _ edition: Edition) {
        proposals = form.ids("announce")
        if proposals.isEmpty { form.error("announce", "Cochez au moins une conclusion à annoncer.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }

    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { FeasibilityRules.mayAnnounce(edition, visit.actor, at: visit.now) }

    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let mine = try FeasibilityStore.files(edition, proposals, db).filter { $0.stage == .toAnnounce }
        let done = Set(try FeasibilityStore.announce(mine.map(\.proposal.id), by: try visit.account(), at: visit.now, db))
        let files = mine.filter { done.contains($0.proposal.id) }
        return Outcome(
            to: FeasibilityLinks.announcements(edition), saying: notice(files.count),
            journal: files.map {
                JournalEntry("feasibility.announce", "proposal", $0.proposal.id.number, edition: edition.id, reason: "Conclusion annoncée au porteur.")
            },
            letters: files.flatMap(letters)
        )
    }

    private func notice(_ count: Int) -> Message {
        switch count {
        case 0: "Ces porteurs étaient déjà prévenus."
        case 1: "Un porteur est prévenu. Vous pouvez publier."
        default: "Les porteurs de \(count) propositions sont prévenus. Vous pouvez publier."
        }
    }

    private func letters(_ file: StudyFile) -> [Letter] {
        guard let synthesis = file.synthesis else { return [] }
        let letter = FeasibilityLetters.conclusion(file, synthesis)
        return file.proposers.sorted().map {
            Letter(
                to: .account($0), kind: .necessary, subject: letter.subject, paragraphs: letter.paragraphs,
                button: Letter.Button("Voir votre proposition", ProposalLinks.page(file.edition, file.proposal.number ?? 0)))
        }
    }
}
