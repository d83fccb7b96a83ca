import Database
import Vocabulary
import Web

/// The group says what it thinks of a decision that a colleague signed; the page goes on to the next one.
struct CheckInSession: Action {
    typealias FormPage = ReviewSessionItemPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/seances/:session/decisions/:number"

    /// The session with the line of its agenda.
    struct Subject: Sendable {
        var file: ReviewSessionFile
        var item: ReviewSessionItem
    }

    let verdict: ReviewSessionItem.Verdict
    let reason: String

    init(_ form: inout FormReader, _ subject: Subject) {
        verdict = form.choice("verdict", .postponed)
        reason = form.optionalText("check_reason", max: 1000) ?? ""
        if verdict != .confirmed, reason.count < 10 { form.error("check_reason", "Dites pourquoi, en quelques mots : le collègue qui a signé le lira.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try ReviewSessionStore.file(visit, db)
        return Subject(file: file, item: try file.item(number: try visit.number("number")))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ReviewSessionRules.mayDecide(subject.item, subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (file, item) = (subject.file, subject.item)
        try ReviewSessionStore.record(verdict, reason: reason, on: item, by: try visit.account(), at: visit.now, db)
        let next = file.items.first { $0.number > item.number && $0.isWaiting } ?? file.items.first { $0.id != item.id && $0.isWaiting }
        return Outcome(
            to: next.map { "\(file.link)/decisions/\($0.number)" } ?? file.link, saying: "Proposition n° \(item.number) : \(verdict.name).",
            journal: [JournalEntry("eligibility.check", "proposal", item.proposal.number, edition: file.edition.id, reason: "\(file.session.title) : \(verdict.name.key)\(reason.isEmpty ? "." : ". " + reason)")],
            letters: verdict == .overturned ? [EligibilityLetters.toRevise(file.edition, item.number, item.title, reason: reason, to: item.decidedBy)] : [])
    }
}

/// Confirm together decisions that are alike. What has changed meanwhile is left, and named.
struct ConfirmInSession: Action {
    typealias FormPage = SessionPage<ReviewSessionFile>
    static let path: Path = "/bureau/editions/:edition/recevabilite/seances/:session/ensemble"

    let items: [ID<ReviewSessionItem>]

    init(_ form: inout FormReader, _ file: ReviewSessionFile) {
        items = form.ids("item")
        if items.isEmpty { form.error("", "Cochez au moins une décision.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ReviewSessionFile { try ReviewSessionStore.file(visit, db) }
    static func refusal(_ file: ReviewSessionFile, _ visit: Visit) -> Refusal? { ReviewSessionRules.mayDecide(file, visit.actor, at: visit.now) }

    func perform(_ file: ReviewSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account(), ticked = file.items.filter { items.contains($0.id) }
        let confirmed = ticked.filter { !$0.isChanged && ReviewSessionRules.mayDecide($0, file, visit.actor, at: visit.now) == nil }
        for item in confirmed { try ReviewSessionStore.record(.confirmed, reason: "", on: item, by: account, at: visit.now, db) }
        let left = ticked.filter { item in !confirmed.contains { $0.id == item.id } }.map { String($0.number) }
        return Outcome(
            to: file.link + "#ordre-du-jour",
            saying: left.isEmpty ? "Décisions confirmées ensemble : \(confirmed.count)." : "Décisions confirmées : \(confirmed.count). À voir à part : n° \(left.joined(separator: ", ")).",
            journal: confirmed.map { JournalEntry("eligibility.check", "proposal", $0.proposal.number, edition: file.edition.id, reason: "\(file.session.title) : confirmée.") })
    }
}
