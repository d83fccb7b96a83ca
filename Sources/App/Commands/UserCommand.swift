import ArgumentParser
import Database
import Migrations
import Platform
import Vocabulary

/// Accounts from the command line: the first administrator of a new city comes in this way.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "user", abstract: "Manages accounts.", subcommands: [AddUser.self])

    func run() async throws { throw ValidationError("Say what to do: add.") }
}

/// Adds a person whose address is known to be hers.
struct AddUser: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Adds a person, with a role on the whole city if one is given.",
        discussion: "Without --password, the person signs in with a link by mail. Roles: " + Role.allCases.map(\.rawValue).joined(separator: ", ")
    )
    @Argument(help: "The mail address.") var email: String
    @Option(help: "Given name and family name.") var name: String
    @Option(help: "The role on the whole city.") var role: String?
    @Option(help: "The password, at least 12 characters. Others on this machine may see it: prefer --password-stdin.") var password: String?
    @Flag(help: "Reads the password from the first line of the standard input.") var passwordStdin = false
    @OptionGroup var options: DatabaseOption
    @Flag(help: "Prints JSON.") var json = false

    func validate() throws {
        if passwordStdin, password != nil { throw ValidationError("give --password or --password-stdin, not both") }
        if EmailAddress(email) == nil { throw ValidationError("“\(email)” is not a mail address") }
        if let role, Role(rawValue: role) == nil { throw ValidationError("unknown role “\(role)”") }
    }

    func run() async throws {
        let password = passwordStdin ? (readLine() ?? "") : self.password
        if let password, PasswordPolicy.refusal(password, personal: [email, name]) != nil {
            throw CommandRefusal("This password is too short or too common: choose at least 12 characters.")
        }
        let database = try await Database.open(try options.existing().database)
        try await database.migrate(migrations)
        let hash: String? = if let password { try await PasswordHasher().hash(password) } else { nil }
        guard let address = EmailAddress(email) else { return }
        let (name, role) = (name, role.flatMap { Role(rawValue: $0) })
        let id = try await database.write { db in
            if try AccountStore.account(address, db) != nil { throw CommandRefusal("\(address) already has an account.") }
            let now = Site.clock()
            let id = try AccountStore.add(address, name: name, password: hash, role: role, at: now, db)
            try Journal.record(JournalEntry("account.add", "account", id.number, channel: .command), by: nil, at: now, db)
            if let role {
                let entry = JournalEntry("role.grant", "account", id.number, reason: "\(role.rawValue), city", channel: .command)
                try Journal.record(entry, by: nil, at: now, db)
            }
            return id
        }
        database.close()
        print(json ? #"{"account":\#(id.number),"email":"\#(address)"}"# : "Account \(id.number) added for \(address).")
    }
}
