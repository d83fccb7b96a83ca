package import Database
import Pabulib
import Storage
import Tally
package import Vocabulary
import Web

/// The published results in one ZIP file that anyone may verify: ballots, record, digests, and how to go about it.
package enum ResultsArchive {
    static let recordName = "proces-verbal.json"
    static let ballotsName = "bulletins.pb"
    static let sumsName = "SHA256SUMS"
    /// Beyond this a record is none: thousands of projects take a few megabytes.
    private static let longestRecord = 64 << 20

    /// Only for results that are public.
    static func bytes(_ edition: Edition, _ count: Count, _ db: Reading) throws -> [UInt8] {
        let papers = try papers(edition, count, db)
        return try ZipArchive.bytes(papers + [ZipArchive.File(sumsName, sums(papers)), ZipArchive.File("LISEZ-MOI.txt", Array(readMe(edition).utf8))])
    }

    private static func papers(_ edition: Edition, _ count: Count, _ db: Reading) throws -> [ZipArchive.File] {
        [
            ZipArchive.File(ballotsName, try PabulibExport.file(edition, count, db)),
            ZipArchive.File(recordName, Array(try Counting.encode(count.record.published).utf8)),
        ]
    }

    /// What the city publishes apart from the archive, so that another archive can be told from this one: SHA-256 of `SHA256SUMS`.
    static func digest(_ edition: Edition, _ count: Count, _ db: Reading) throws -> String {
        Secrets.sha256Hex(sums(try papers(edition, count, db)))
    }

    /// As `sha256sum --check` reads them.
    private static func sums(_ papers: [ZipArchive.File]) -> [UInt8] {
        Array(papers.map { "\(Secrets.hex(Secrets.sha256($0.bytes)))  \($0.name)\n" }.joined().utf8)
    }

    private static func readMe(_ edition: Edition) -> String {
        """
        \(edition.title)

        \(ballotsName) : les projets et tous les bulletins, sans nom ni heure, au format Pabulib.
        \(recordName) : le procès-verbal du décompte : la règle, chaque tour, chaque égalité, les lauréats.
        \(sumsName) : l’empreinte de ces deux fichiers (sha256sum --check \(sumsName)).

        Pour refaire le décompte et le comparer au procès-verbal : parvis verify FICHIER.zip --digest EMPREINTE
        Si le vote était scellé, la liste de l’urne (urne-….txt) se compare aussi : --list FICHIER.txt
        L’empreinte de \(sumsName) est sur la page des résultats de la ville : un fichier fabriqué ailleurs ne l’a pas.
        Le logiciel est libre (AGPL-3.0) ; la règle est écrite dans le procès-verbal, tout autre programme qui l’applique doit trouver les mêmes lauréats.

        """
    }

    /// Counts the ballots of an archive again by the rule of its record.
    /// - Parameters:
    ///   - bytes: the ZIP file; what it holds must stay under a gigabyte.
    ///   - published: the digest that the city's results page shows.
    ///   - list: the public list of the sealed box that the ballots came out of.
    /// - Throws: `Refusal` when it is not such a file.
    package static func verify(_ bytes: [UInt8], digest published: String? = nil, list: UrnVerification? = nil) throws -> Verification {
        let files = try files(bytes)
        guard let ballots = files[ballotsName], let text = files[recordName], let sums = files[sumsName] else {
            throw Refusal.notNow("Il manque \(ballotsName), \(recordName) ou \(sumsName) dans l’archive.")
        }
        let decoded: CountRecord? = text.count > longestRecord ? nil : try? Counting.decode(String(decoding: text, as: UTF8.self))
        guard let record = decoded, record.rule.isSound else { throw Refusal.notNow("Le procès-verbal est illisible.") }
        let expected = Self.sums([ZipArchive.File(ballotsName, ballots), ZipArchive.File(recordName, text)])
        let file = try file(ballots, record)
        let digest = Secrets.sha256Hex(expected)
        return Verification(
            record, recounted: try recount(file, record), file, digest: digest, digestsAgree: sums == expected, published: published?.lowercased(), list: list)
    }

    private static func files(_ bytes: [UInt8]) throws -> [String: [UInt8]] {
        let files: [ZipArchive.File]
        do {
            files = try ZipArchive.files(bytes, limit: 1 << 30)
        } catch {
            throw Refusal.notNow("Ce fichier n’est pas une archive ZIP lisible (\(error.description)).")
        }
        // Of two of one name, some programs show the first and others the last.
        if let twice = [ballotsName, recordName, sumsName].first(where: { name in files.count { $0.name == name } > 1 }) {
            throw Refusal.notNow("L’archive contient plusieurs fichiers du nom de \(twice).")
        }
        return Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first }
    }

    private static func file(_ ballots: [UInt8], _ record: CountRecord) throws -> PabulibFile {
        let file: PabulibFile
        do {
            file = try PabulibFile(reading: ballots)
        } catch {
            let (line, reason) = error.defects.first.map { ($0.line, $0.reason) } ?? (0, "")
            throw Refusal.notNow(line > 0 ? "Le fichier des bulletins est refusé, ligne \(line) : \(reason)." : "Le fichier des bulletins est refusé : \(reason).")
        }
        guard file.instance.projects.count == record.lines.count, file.instance.decimals <= 2, file.instance.isWithinEuros else {
            throw Refusal.notNow("Les bulletins et le procès-verbal ne portent pas sur les mêmes projets.")
        }
        return file
    }

    private static func recount(_ file: PabulibFile, _ record: CountRecord) throws -> CountRecord {
        let cents = file.instance.cents
        let projects = file.instance.projects.enumerated().map { place, project in
            // A theme is one name, commas and all, which older files leave bare; the money of a territory is drawn by the name in `district`.
            Tally.Project(
                id: project.id, cost: project.cost * cents, territory: project.territory,
                categories: file.value("category", ofProject: place).map { [CommaList.names($0).joined(separator: ",")] } ?? [])
        }
        let blank = (0..<file.profile.groups).filter { file.profile.ballot($0).choices.isEmpty }.reduce(0) { $0 + file.profile.weights[$1] }
        var vote = CountedVote(
            file.instance.ballotNumbers, record.rule, kind: file.profile.kind,
            Instance(projects: projects, budget: file.instance.budget * cents, decimals: 2), file.profile, blank: blank)
        vote.isGraded = record.isGraded
        let sought = Set(record.sought ?? record.lines.filter { $0.missingVotes != nil || $0.winningCost != nil }.map(\.number))
        return try vote.count(record.turnout) { _, next in sought.contains(next) }
    }
}

extension Instance {
    /// Hundredths of the currency in one smallest unit, of at most two decimals.
    var cents: Int { decimals == 0 ? 100 : decimals == 1 ? 10 : 1 }

    /// Whether its amounts may be multiplied so.
    var isWithinEuros: Bool { max(budget, projects.map(\.cost).max() ?? 0) <= 10_000_000_000_000 }

    /// The projects' numbers on the ballot: their ids when those are numbers, all different; else their places.
    var ballotNumbers: [Int] {
        let read = projects.compactMap { project in Int(project.id).flatMap { (1...1_000_000).contains($0) ? $0 : nil } }
        return read.count == projects.count && Set(read).count == read.count ? read : Array(1..<projects.count + 1)
    }
}

/// What counting again has shown.
package struct Verification: Sendable {
    /// One thing that was compared.
    package struct Check: Sendable {
        package let subject: Message
        package let isRight: Bool
        /// What the record says and what the recount gives, when they differ.
        package let difference: Message?
    }

    package let checks: [Check]
    /// Of the papers of this archive; what the city published tells whether they are the city's.
    package let digest: String
    /// Whether it was compared with a published one.
    package let isAnchored: Bool
    package var isRight: Bool { checks.allSatisfy(\.isRight) }

    init(_ record: CountRecord, recounted full: CountRecord, _ file: PabulibFile, digest: String, digestsAgree: Bool, published: String?, list: UrnVerification?) {
        self.digest = digest
        isAnchored = published != nil
        let same = { (subject: Message, isRight: Bool, difference: Message) in
            Check(subject: subject, isRight: isRight, difference: isRight ? nil : difference)
        }
        let recounted = full.saying(asMuchAs: record)
        let rounds = zip(record.rounds, recounted.rounds).filter { $0 != $1 }.count + abs(record.rounds.count - recounted.rounds.count)
        let votes = zip(record.lines, recounted.lines).filter { ($0.score, $0.supporters) != ($1.score, $1.supporters) }.map { String($0.0.number) }
        let missing = zip(record.lines, recounted.lines).filter { ($0.missingVotes, $0.winningCost) != ($1.missingVotes, $1.winningCost) }.map { String($0.0.number) }
        let announced = Euros(cents: file.instance.budget * file.instance.cents)
        var checks = [
            same("Empreintes des fichiers", digestsAgree, "Un fichier de l’archive n’est pas celui dont l’empreinte est donnée."),
            same("Nombre de bulletins", (record.ballots, record.blank) == (recounted.ballots, recounted.blank),
                 "Le procès-verbal en compte \(record.ballots) dont \(record.blank) blancs, le fichier \(recounted.ballots) dont \(recounted.blank)."),
            same("Voix de chaque projet", votes.isEmpty, "Elles diffèrent pour les projets \(votes.joined(separator: ", "))."),
            same("Lauréats, dans l’ordre", record.winners == recounted.winners, Self.difference(record.winners, recounted.winners)),
            same("Argent attribué et restant", (record.spent, record.left, record.envelopes) == (recounted.spent, recounted.left, recounted.envelopes),
                 Self.difference(inMoneyOf: record, recounted)),
            same("Égalités et ce qui les départage", record.ties == recounted.ties, "Elles ne sont pas les mêmes."),
            same("Chaque tour du décompte", rounds == 0, "Tours qui diffèrent : \(rounds)."),
            same("Les mêmes projets", record.lines.map(\.number) == recounted.lines.map(\.number),
                 "Le procès-verbal ne porte pas sur les numéros du fichier des bulletins."),
            same("Rang et motif de chaque projet", zip(record.lines, recounted.lines).allSatisfy { ($0.fate, $0.rank, $0.grade) == ($1.fate, $1.rank, $1.grade) },
                 "Le procès-verbal range ou explique des projets autrement."),
            same("Colonnes du fichier des bulletins", Self.columnsAgree(file, recounted), "Les voix ou les lauréats inscrits dans le fichier des bulletins ne sont pas ceux du décompte."),
            same("Budget", announced == record.rule.budget,
                 "Le procès-verbal compte avec \(record.rule.budget), le fichier des bulletins avec \(announced)."),
            same("Règle", Self.ruleAgrees(file, record), "La règle du procès-verbal n’est pas celle que le fichier des bulletins annonce."),
            same("Votants", record.turnout.voters >= record.ballots, "Le procès-verbal compte \(record.turnout.voters) votants pour \(record.ballots) bulletins."),
            same("Choix obtenus et autres règles", record.ballotsByWins == recounted.ballotsByWins && record.otherRules == recounted.otherRules,
                 "Ce que le procès-verbal dit des choix obtenus ou des autres règles n’est pas ce que donnent les bulletins."),
            same("Ce qui a manqué à chaque projet", missing.isEmpty, "Les voix ou le coût qui auraient suffi diffèrent pour les projets \(missing.joined(separator: ", "))."),
        ]
        if let published {
            checks.append(same("Empreinte publiée par la ville", published == digest, "Celle de cette archive est \(digest) : ce n’est pas l’archive que la ville a publiée."))
        }
        if let sealed = record.sealedList {
            checks.append(same("Bulletins de l’urne scellée", recounted.ballots == sealed.opened + sealed.others,
                               "L’urne en a donné \(sealed.opened), \(sealed.others) sont venus autrement ; \(recounted.ballots) sont comptés."))
        }
        if let list {
            checks.append(same("La liste de l’urne scellée", record.sealedList.map { $0.agrees(with: list) } ?? false,
                               "La liste que vous avez donnée n’est pas entière, pas close, ou n’est pas celle que dit le procès-verbal."))
        }
        self.checks = checks
    }

    /// Which winners the record has that counting again does not give, and the contrary.
    private static func difference(_ said: [Int], _ counted: [Int]) -> Message {
        func names(_ numbers: [Int], without others: [Int]) -> String { Set(numbers).subtracting(others).sorted().map(String.init).joined(separator: ", ") }
        let (extra, missing) = (names(said, without: counted), names(counted, without: said))
        if extra.isEmpty && missing.isEmpty { return "Ce sont les mêmes projets, mais dans un autre ordre ou plusieurs fois." }
        if missing.isEmpty { return "En trop au procès-verbal : \(extra)." }
        if extra.isEmpty { return "Absents du procès-verbal : \(missing)." }
        return "En trop au procès-verbal : \(extra) ; manquants : \(missing)."
    }

    private static func difference(inMoneyOf record: CountRecord, _ recounted: CountRecord) -> Message {
        if record.spent != recounted.spent { return "Le procès-verbal attribue \(record.spent), le nouveau décompte \(recounted.spent)." }
        if record.left != recounted.left { return "Le procès-verbal dit qu’il reste \(record.left), le nouveau décompte \(recounted.left)." }
        return "Les enveloppes ne reçoivent ou ne dépensent pas les mêmes montants."
    }

    /// What PROJECTS says of votes, points and winners is what the ballots give.
    private static func columnsAgree(_ file: PabulibFile, _ recounted: CountRecord) -> Bool {
        recounted.lines.indices.allSatisfy { place in
            let line = recounted.lines[place]
            return file.value("votes", ofProject: place) == String(line.supporters) && file.value("selected", ofProject: place) == (line.isWinner ? "1" : "0")
                && file.value("score", ofProject: place).map { $0 == String(line.score) } ?? true
        }
    }

    /// The kind of ballot, and the command that the file gives for counting it.
    private static func ruleAgrees(_ file: PabulibFile, _ record: CountRecord) -> Bool {
        guard file.profile.kind.rawValue == record.ballotKind else { return false }
        guard let command = file[meta: "comment"], command.hasPrefix("parvis count ") else { return true }
        return command == record.rule.command(file: "\(file[meta: "instance"] ?? "").pb")
    }
}

extension CountRecord.SealedList {
    /// Whether it is that list, whole and shut: as many lines, as many revocations, the same last root.
    fileprivate func agrees(with list: UrnVerification) -> Bool {
        guard list.isRight, let last = list.last, last.isFinal else { return false }
        return (last.size, last.root, list.revoked) == (lines, root, revoked)
    }
}

extension CountRecord {
    /// Without what a record of an earlier version could not say.
    fileprivate func saying(asMuchAs record: CountRecord) -> CountRecord {
        var copy = self
        let isOlder = record.sought == nil
        copy.otherRules = record.otherRules.compactMap { told in otherRules.first { $0.name == told.name } ?? (isOlder ? told : nil) }
        if record.rounds.allSatisfy({ $0.isPaidByShares == nil }) {
            for place in rounds.indices { copy.rounds[place].isPaidByShares = nil }
            for place in lines.indices { copy.lines[place].fate?.isPaidByShares = nil }
        }
        if record.rounds.allSatisfy({ $0.mostPaid == nil }) {
            for place in rounds.indices { copy.rounds[place].mostPaid = nil }
            for place in lines.indices { copy.lines[place].fate?.mostPaid = nil }
        }
        if isOlder { for (place, line) in zip(lines.indices, record.lines) { copy.lines[place].say(asMuchAs: line) } }
        if record.lines.allSatisfy({ $0.missingVotes == nil && $0.winningCost == nil }) {
            for place in lines.indices { (copy.lines[place].missingVotes, copy.lines[place].winningCost) = (nil, nil) }
        }
        return copy
    }
}

extension CountRecord.ProjectLine {
    /// An earlier version told costs to the cent, also by maximum utility, and sought no votes for it.
    fileprivate mutating func say(asMuchAs line: Self) {
        let euros = { (cost: Euros?) in cost.map { $0.cents / 100 } }
        if line.missingVotes == nil { missingVotes = nil }
        if winningCost == nil || euros(winningCost) == euros(line.winningCost) { winningCost = line.winningCost }
    }
}
