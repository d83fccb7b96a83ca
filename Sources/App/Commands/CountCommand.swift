import ArgumentParser
import Pabulib
import Tally
#if canImport(Glibc)
import Glibc
#endif

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
            A file with defects is refused with the line and the reason of each, unless --lenient.
            """)

    @Argument(help: "The .pb file.") var file: String
    @OptionGroup var options: RuleOptions
    @Flag(help: "Drop what is wrong in the file, list it on stderr, and count the rest.") var lenient = false
    @Option(help: "Another budget than the file's.") var budget: String?
    @Flag(help: "The rules side by side on the same ballots.") var compare = false
    @Flag(help: "Everything as JSON, rounds included.") var json = false
    @Option(help: "Language of the tables: fr or en.") var language: CountLanguage = .ofTheShell

    func run() throws {
        var election = try CountInput.read(file, lenient: lenient)
        if let budget { election.instance.budget = try CountInput.amount(budget, election.instance, "--budget") }
        let rule = try options.rule(for: election.instance)
        do {
            if compare {
                let comparison = try Comparison(election.instance, election.profile, published: rule)
                print(json ? comparison.json(election.instance).text : CountTable(election, language).text(comparison))
            } else {
                let allocation = try rule.allocate(election.instance, election.profile)
                print(json ? allocation.json(election.instance, rule).text : CountTable(election, language).text(allocation))
            }
        } catch {
            throw CountInput.refuse(error.explanation)
        }
    }
}

/// Reads what the command line names; problems go to stderr and end with code 1.
enum CountInput {
    static func refuse(_ text: String) -> ExitCode {
        let line = "parvis count: \(text)\n"
        _ = line.withCString { write(2, $0, strlen($0)) }
        return ExitCode(1)
    }

    static func read(_ path: String, lenient: Bool) throws -> PabulibFile {
        guard let stream = fopen(path, "rb") else { throw refuse("\(path): \(String(cString: strerror(errno)))") }
        defer { fclose(stream) }
        var reader = PabulibReader(lenient: lenient)
        let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)
        defer { chunk.deallocate() }
        while case let count = fread(chunk.baseAddress, 1, chunk.count, stream), count > 0 {
            reader.feed(UnsafeBufferPointer(rebasing: chunk[..<count]))
        }
        guard ferror(stream) == 0 else { throw refuse("\(path): \(String(cString: strerror(errno)))") }
        do {
            let file = try reader.finish()
            if lenient && file.defectCount > 0 { _ = refuse(list(file.defects, file.defectCount, path)) }
            return file
        } catch {
            throw refuse("refused\n" + list(error.defects, error.defectCount, path))
        }
    }

    static func amount(_ text: String, _ instance: Instance, _ option: String) throws -> Int {
        guard let amount = instance.amount(text) else { throw ValidationError("\(option): “\(text)” is not an amount") }
        return amount
    }

    private static func list(_ defects: [Defect], _ count: Int, _ path: String) -> String {
        let shown = defects.prefix(20).map { $0.line > 0 ? "\(path):\($0.line): \($0.reason)" : "\(path): \($0.reason)" }
        return (["\(count) defect\(count == 1 ? "" : "s")"] + shown + (count > shown.count ? ["…"] : [])).joined(separator: "\n")
    }
}
