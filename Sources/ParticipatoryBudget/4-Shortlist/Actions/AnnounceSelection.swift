import Database
import Vocabulary
import Web

/// Tell the proposers what the list says of their proposals, before anything is public.
struct AnnounceSelection: Action {
    typealias FormPage = SelectionNoticesPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/annonce"

    init(_ form: inout FormReader, _ file: SelectionFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> SelectionFile { try SelectionStore.file(visit, db) }

    static func refusal(_ file: SelectionFile, _ visit: Visit) -> Refusal? { ShortlistRules.mayAnnounce(file, visit.actor, at: visit.now) }

    func perform(_ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = file.selection.id
        try SelectionWritingStore.notify(id, by: try visit.account(), at: visit.now, db)
        let list = try SelectionStore.list(id, db).filter { !$0.hasLeft }
        let people = try SelectionStore.people(of: list.map(\.proposal), db)
        return Outcome(
            to: file.link + "/annonce", saying: list.count == 1 ? "Les porteurs d’une proposition sont prévenus. Vous pouvez publier." : "Les porteurs de \(list.count) propositions sont prévenus. Vous pouvez publier.",
            journal: [JournalEntry("shortlist.notify", "selection", id.number, edition: file.edition.id, reason: "Liste annoncée aux porteurs.")],
            letters: list.flatMap { ShortlistLetters.notices(file.edition, $0, to: people[$0.proposal] ?? []) })
    }
}

/// Make the list public, once the proposers have been told.
struct ReleaseSelection: Action {
    typealias FormPage = SelectionNoticesPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/publication"

    let isConfirmed: Bool

    init(_ form: inout FormReader, _ file: SelectionFile) { isConfirmed = form.isChecked("unread") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> SelectionFile { try SelectionStore.file(visit, db) }

    static func refusal(_ file: SelectionFile, _ visit: Visit) -> Refusal? { ShortlistRules.mayRelease(file, visit.actor, at: visit.now) }

    func perform(_ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = file.selection.id
        let list = try SelectionStore.list(id, db).filter { !$0.hasLeft }
        try UnreadLetters(file.edition, file.told(list), db).expect(isConfirmed)
        try SelectionWritingStore.release(id, by: try visit.account(), at: visit.now, db)
        let lines = Dictionary(list.map { ($0.proposal, $0) }) { $1 }
        let followers = try Follows.followers(of: list.map(\.proposal), db)
        return Outcome(
            to: ShortlistLinks.page(file.edition), saying: "La liste est publiée.",
            journal: list.map {
                JournalEntry(
                    "shortlist.release", "proposal", $0.proposal.number, edition: file.edition.id,
                    reason: ($0.isKept ? "Présélectionnée. " : "Non présélectionnée. ") + $0.reason, isPublic: true)
            },
            letters: followers.compactMap { follower in lines[follower.proposal].map { ShortlistLetters.released(file.edition, $0, to: follower.account) } })
    }
}
