import Database
import Vocabulary
import Web

/// Who is written to of a session of the panel after the studies, each person once.
enum ReturnSessionLetters {
    /// The panel, and the services that led the projects to be told of.
    static func summoned(_ edition: Edition, _ returns: [ReturnLine], panel: [AccountID], at now: Instant, _ db: Reading) throws -> [Letter.Recipient] {
        let numbers = Set(returns.map(\.number))
        let leads = try FeasibilityStore.lines(edition.id, at: now, db).filter { numbers.contains($0.number) }.compactMap(\.lead)
        let services = try FeasibilityStore.recipients(Set(leads), db).sorted { $0.key < $1.key }.flatMap(\.value)
        return (panel.map { Letter.Recipient.account($0) } + services).unique
    }

    /// Those who were summoned, as this session’s file knows them.
    static func summoned(_ file: ReturnSessionFile, at now: Instant, _ db: Reading) throws -> [Letter.Recipient] {
        try summoned(file.edition, file.announced, panel: file.panel.map(\.account), at: now, db)
    }
}
