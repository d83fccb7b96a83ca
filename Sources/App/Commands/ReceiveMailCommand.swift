import ArgumentParser
import Engagement
import Logging
import ParticipatoryBodies
import Platform

/// Takes one mail in as the mailbox would: for a mail server that hands messages over itself (`|parvis receive-mail` in its aliases).
struct ReceiveMailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive-mail", abstract: "Takes one mail in, as the mailbox would: opens a question or goes on with one.")
    @Argument(help: "The message as it was sent (RFC 5322); - reads standard input.") var file = "-"
    @OptionGroup var options: DatabaseOption

    func run() async throws {
        if let problem = MailReader.problem { throw CommandRefusal(problem) }
        let bytes = try InputFile(file).bytes(limit: MailReader.mostBytes)
        let site = try await Site(try options.existing(), logger: Logger(label: "parvis"))
        try await MailReception.receive(bytes, site.world, others: [ParticipatoryBodies.mail])
        site.world.database.close()
    }
}
