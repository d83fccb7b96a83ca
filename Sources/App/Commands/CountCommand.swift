import ArgumentParser
import Pabulib
import Tally

/// Counts a Pabulib file by the rule the options tell: the same library call as the results page.
struct CountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count",
        abstract: "Counts a Pabulib file, exactly, and tells every round.",
        discussion: """
            Examples:
              parvis count Toulouse.pb --ties votes,cost-asc,id-number --territory-envelope-each 300000 --not-fitting stop
              parvis count Wieliczka.pb --rule equal-shares --completion add1 --completion greedy --json
              parvis count A.pb --compare
              parvis count A.pb --rule equal-shares --explain
            A file with defects is refused with the line and the reason of each, unless --lenient.
            Ends with 0 when it has counted, 1 when the file or the rule is refused, 2 when an option is wrong.
            """)

    @Argument(help: "The .pb file.") var file: String
    @OptionGroup var options: RuleOptions
    @Flag(help: "Drop what is wrong in the file, list it on stderr, and count the rest.") var lenient = false
    @Option(help: "Another budget than the file's.") var budget: String?
    @Flag(help: "The rules side by side on the same ballots.") var compare = false
    @Flag(help: "For each project why it won or not, what it lacked, where its supporters live; then what the voters got and where the money went.")
    var explain = false
    @Flag(help: "Everything as JSON, rounds included.") var json = false
    @Option(help: "Language of the tables: fr or en.") var language: CountLanguage = .ofTheShell

    func validate() throws {
        if compare, explain { throw ValidationError("--compare or --explain: one at a time") }
    }

    func run() throws {
        var election = try InputFile(file).pabulib(lenient: lenient, countsColumns: explain || options.asksColumns)
        if let budget { election.instance.budget = try CountInput.amount(budget, election.instance, "--budget") }
        let rule = try options.rule(for: election)
        do {
            if explain {
                let explanation = try Explanation(election.instance, election.profile, rule)
                print(json ? explanation.json(election.instance, rule).text : CountExplanation(election, explanation, rule, language).text)
            } else if compare {
                let comparison = try Comparison(election.instance, election.profile, published: rule)
                print(json ? comparison.json(election.instance).text : CountTable(election, language).text(comparison))
            } else {
                let allocation = try rule.allocate(election.instance, election.profile)
                print(json ? allocation.json(election.instance, rule).text : CountTable(election, language).text(allocation))
            }
        } catch {
            throw CommandRefusal(error.explanation)
        }
    }
}

/// Reads what the command line names.
enum CountInput {
    static func amount(_ text: String, _ instance: Instance, _ option: String) throws -> Int {
        guard let amount = instance.amount(text) else { throw ValidationError("\(option): “\(text)” is not an amount") }
        return amount
    }
}
