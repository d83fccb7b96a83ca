import Database
import L10n
import Platform
import Vocabulary
import Web

/// What the invented town writes of its daily life.
extension DemonstrationStore {
    static func work(of project: ID<Project>, _ db: Reading) throws -> Int? {
        try db.first("select id from works where project_id = \(project)") { $0.int() }
    }

    static func addCoauthor(_ proposal: ID<Proposal>, _ account: AccountID, invited: Instant, accepted: Instant, _ db: Writing) throws {
        try db.run("""
            insert into coauthors (proposal_id, account_id, email, invited_at, accepted_at)
            select \(proposal), id, email, \(invited), \(accepted) from accounts where id = \(account)
            """)
    }

    static func openRanking(
        _ edition: EditionID, _ title: String, size: Int, by officer: AccountID, at opened: Instant, closed: Instant, _ db: Writing
    ) throws -> Int {
        try db.insert("""
            insert into selections (edition_id, title, method, size, opened_by, opened_at, closed_at, closed_by)
            values (\(edition), \(title), 'ranking', \(size), \(officer), \(opened), \(closed), \(officer))
            returning id
            """)
    }

    static func addRank(_ selection: Int, _ member: AccountID, _ proposal: ID<Proposal>, _ rank: Int, at moment: Instant, _ db: Writing) throws {
        try db.run("""
            insert into panel_ranks (selection_id, account_id, proposal_id, rank, at)
            values (\(selection), \(member), \(proposal), \(rank), \(moment))
            on conflict do nothing
            """)
    }

    /// A letter that left and was read, or not yet.
    static func addLetter(
        _ letter: Letter, to account: AccountID, _ person: DemonstrationPeople.Person, at sent: Instant, read: Instant?, _ db: Writing
    ) throws {
        let t = Texts(.french)
        let name = Secrets.sha256Hex("letter \(account) \(sent.milliseconds) \(t(letter.subject))").prefix(32).description
        try db.run("""
            insert into letters (
                account_id, address, recipient_name, language, kind, subject, body, button_label, button_path, message_id, created_at, state, next_at,
                sent_at, read_at, search_text
            ) values (
                \(account), \(person.email), \(person.given + " " + person.family), 'fr', \(letter.kind), \(t(letter.subject)),
                \(letter.paragraphs.map { t($0) }.joined(separator: "\n\n")), \(letter.button.map { t($0.label) } ?? ""),
                \(letter.button?.path ?? ""), \(name), \(sent), 'sent', \(sent), \(sent), \(read),
                \(Outbox.searchText(name: person.given + " " + person.family, address: person.email))
            )
            """)
    }
}
