import Database
import L10n
import Platform
import Storage
import Synchronization
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// The rungs of the ladder: a code by SMS, a code by letter.
@Suite struct `What proves who a voter is` {
    private static let phonePage = "/editions/2026/voter/telephone"

    /// The code that lies in the message that waits.
    private func digits(_ vote: VoteTown) async throws -> String {
        let body = try await vote.town.database.read { try $0.first("select body from text_messages order by id desc limit 1") { $0.text() } }
        return String(try #require(body).drop { !$0.isNumber }.prefix(6))
    }

    private func ask(_ phone: String, _ vote: VoteTown, as person: Town.Person) async -> Town.Answer {
        await vote.town.post(Self.phonePage, ["phone": phone], as: person)
    }

    private func confirm(_ code: String, _ vote: VoteTown, as person: Town.Person) async -> Town.Answer {
        await vote.town.post(Self.phonePage + "/code", ["code": code], as: person)
    }

    @Test func `a number is written one way, and only a mobile takes a code`() {
        for typed in ["06 12 34 56 78", "06.12.34.56.78", "+33 6 12 34 56 78", "0033612345678", "+33 (0)6 12 34 56 78"] {
            #expect(PhoneNumber(typed)?.text == "+33612345678", "\(typed)")
        }
        #expect(PhoneNumber("+41 79 123 45 67")?.text == "+41791234567")
        for typed in ["", "04 78 00 00 00", "06 12 34", "six", "+33 4 78 00 00 00", "06123456789"] { #expect(PhoneNumber(typed) == nil, "\(typed)") }
    }

    @Test(arguments: Backend.all) func `no ballot opens before the number is confirmed; then one number is one vote`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend) { $0.proof = .phone }
        let (nadia, karim) = (try await vote.town.person("Nadia"), try await vote.town.person("Karim"))
        let before = await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nadia)
        #expect(before.status == 409 && before.text.contains("confirmez votre numéro"))
        #expect(await vote.town.get(VoteTown.ballot, as: nadia).text.contains("/editions/2026/voter/telephone"))
        #expect(await ask("04 78 00 00 00", vote, as: nadia).status == 422)
        #expect(await ask("06 12 34 56 78", vote, as: nadia).status == 303)
        let page = await vote.town.get(Self.phonePage, as: nadia)
        #expect(page.text.contains("Code à six chiffres") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await confirm(try await digits(vote), vote, as: nadia).location == VoteTown.ballot)
        #expect(await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nadia).status == 303)
        // Another account, the same telephone.
        _ = await ask("0612345678", vote, as: karim)
        let again = await confirm(try await digits(vote), vote, as: karim)
        #expect(again.notice?.contains("déjà servi") == true && again.notice?.contains("internet") == true)
        #expect(await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1), as: karim).status == 409)
        #expect(try await vote.count("select count(*) from check_offs") == 1)
        #expect(try await vote.count("select count(*) from check_offs where phone like '%612345678%'") == 0, "a digest only")
        vote.town.set(now: VoteTown.closes)
        try await VotePassages.run(vote.town.world)
        #expect(try await vote.count("select count(*) from check_offs where phone is not null") == 0)
        #expect(try await vote.count("select count(*) from voter_proofs") == 0)
    }

    @Test(arguments: Backend.all) func `a code has five tries and ten minutes, a number three codes an hour`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend) { $0.proof = .phone }, nadia = try await vote.town.person("Nadia")
        _ = await ask("06 12 34 56 78", vote, as: nadia)
        let good = try await digits(vote), wrong = good == "000000" ? "000001" : "000000"
        for left in [4, 3, 2, 1] { #expect(await confirm(wrong, vote, as: nadia).notice?.contains("\(left)") == true) }
        #expect(await confirm(wrong, vote, as: nadia).notice?.contains("Demandez-en un autre") == true)
        #expect(await confirm(good, vote, as: nadia).location == Self.phonePage, "a sixth try")
        _ = await ask("06 12 34 56 78", vote, as: nadia)
        vote.town.pass(.minutes(10))
        #expect(await confirm(try await digits(vote), vote, as: nadia).location == Self.phonePage, "too late")
        #expect(await ask("06 12 34 56 78", vote, as: nadia).status == 303)
        #expect(await ask("06 12 34 56 78", vote, as: try await vote.town.person("Karim")).status == 422, "the number's own limit")
    }

    @Test(arguments: Backend.all) func `text messages go to the gateway, each once, and leave no trace`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend) { $0.proof = .phone }, nadia = try await vote.town.person("Nadia")
        _ = await ask("06 12 34 56 78", vote, as: nadia)
        let sent = Mutex<[String]>([])
        try await TextDelivery { _ in false }.run(vote.town.world)
        #expect(try await vote.count("select count(*) from text_messages") == 1, "the gateway was out of order")
        #expect(await vote.town.get("/bureau/editions/2026/vote", as: vote.officer).text.contains("La passerelle de la ville ne répond pas"))
        vote.town.pass(.minutes(1))
        for _ in 1...2 { try await TextDelivery { message in sent.withLock { $0.append(message.phone) }; return true }.run(vote.town.world) }
        #expect(sent.withLock { $0 } == ["+33612345678"])
        #expect(try await vote.count("select count(*) from text_messages") == 0)
    }

    // MARK: Codes by letter

    private func codes(_ vote: VoteTown, _ count: Int = 3) async throws -> [String] {
        let link = "/bureau/editions/2026/vote/codes"
        #expect(await vote.town.post(link, ["label": "Secteur nord", "wanted": "\(count)"], as: vote.officer).status == 303)
        try await LetterPress.run(vote.town.world)
        let batch = try await vote.count("select max(id) from letter_batches")
        #expect(await vote.town.get("\(link)/\(batch)/codes.csv", as: vote.officer).status != 200, "not before it is asked for")
        #expect(await vote.town.post("\(link)/\(batch)/imprimer", as: vote.officer).status == 303)
        let file = await vote.town.get("\(link)/\(batch)/codes.csv", as: vote.officer)
        #expect(file.status == 200)
        return file.text.split(separator: "\r\n").dropFirst().map { String($0.split(separator: ";")[2]) }
    }

    @Test(arguments: Backend.all) func `an account erased, the messages that it had sent to a number still count for that number`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), edition = vote.edition, nadia = try await vote.town.person("Nadia")
        try await vote.town.database.write { db in
            try db.run("insert into phone_sendings (edition_id, account_id, phone, at) values (\(edition), \(nadia.account), 'digest', \(Town.noon))")
            try RegisterPersonalDataStore.part.erase(nadia.account, Town.noon, db)
        }
        #expect(try await vote.count("select count(*) from phone_sendings where phone = 'digest' and account_id is null") == 1)
    }

    @Test(arguments: Backend.all) func `a code is printed once, kept as a digest, and good for one vote`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend) { $0.proof = .code }, town = vote.town, link = "/bureau/editions/2026/vote/codes"
        let (nadia, karim) = (try await town.person("Nadia"), try await town.person("Karim"))
        let printed = try await codes(vote)
        #expect(Set(printed).count == 3 && printed.allSatisfy { $0.count == 14 })
        let kept = try await town.database.read { try $0.all("select digest || salt || seed from letter_codes c join letter_batches b on b.id = c.batch_id", as: String.self) }
        var thief = town.world
        thief.secret = [1]
        let salt = try await town.database.read { try $0.value("select salt from letter_batches", as: String.self) }
        let digest = LetterCodeText.digest(LetterCodeText.read(printed[0]), salt: salt, thief)
        #expect(!kept.contains { $0.hasPrefix(digest) }, "a copy of the database alone finds no code")
        for code in printed { #expect(!kept.contains { $0.contains(LetterCodeText.read(code)) }) }
        let batch = try await vote.count("select max(id) from letter_batches")
        #expect(await town.post("\(link)/\(batch)/imprimer", as: vote.officer).status == 409)
        town.pass(LetterBatch.printing)
        try await LetterPress.run(town.world)
        #expect(await town.get("\(link)/\(batch)/codes.csv", as: vote.officer).status == 409)
        #expect(try await vote.count("select count(*) from letter_batches where seed <> ''") == 0)

        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nadia).status == 409)
        #expect(await town.post("\(VoteTown.ballot)/code", ["code": "AAAA-BBBB-CCCC"], as: nadia).status == 422)
        #expect(await town.post("\(VoteTown.ballot)/code", ["code": printed[0].lowercased()], as: nadia).location == VoteTown.ballot)
        #expect(await town.post("\(VoteTown.ballot)/code", ["code": printed[0]], as: karim).location == VoteTown.ballot, "nobody has voted with it yet")
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nadia).status == 303)
        let second = await town.post(VoteTown.ballot, lists: try await vote.fields(2), as: karim)
        #expect(second.status == 409 && second.text.contains("déjà enregistré"))
        #expect(try await vote.count("select count(*) from ballots_at_slot") == 1)
    }

    @Test(arguments: Backend.all) func `a code that was taken back serves no more, one by one or by the batch`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend) { $0.proof = .code }, town = vote.town
        let (nadia, karim) = (try await town.person("Nadia"), try await town.person("Karim"))
        let printed = try await codes(vote), batch = try await vote.count("select max(id) from letter_batches")
        let revoke = "/bureau/editions/2026/vote/codes/\(batch)/annuler"
        #expect(await town.post("\(VoteTown.ballot)/code", ["code": printed[0]], as: nadia).status == 303)
        #expect(await town.post(revoke, ["serial": "1", "reason": "Lettre revenue"], as: vote.officer).status == 303)
        let late = await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nadia)
        #expect(late.status == 409 && late.text.contains("annulé"))
        #expect(await town.post(revoke, ["serial": "", "reason": "Lot perdu à la poste"], as: vote.officer).status == 303)
        #expect(await town.post("\(VoteTown.ballot)/code", ["code": printed[2]], as: karim).text.contains("a été annulé"))
        #expect(try await vote.count("select count(*) from journal where act like 'letter-codes.%'") == 4)
    }

    @Test(arguments: Backend.all) func `two hundred thousand codes are made by lots, each once`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend) { $0.proof = .code }
        _ = await vote.town.post("/bureau/editions/2026/vote/codes", ["label": "Deux lots", "wanted": "5001"], as: vote.officer)
        try await LetterPress.run(vote.town.world)
        #expect(try await vote.count("select made from letter_batches") == 5001)
        #expect(try await vote.count("select count(distinct digest) from letter_codes") == 5001)
        #expect(await vote.town.post("/bureau/editions/2026/vote/codes", ["label": "Trop", "wanted": "200001"], as: vote.officer).status == 422)
    }

    @Test func `while codes are made their page waits for who writes on it, and asks nothing by itself of who has no script`() async throws {
        let vote = try await VoteTown(.sqlite) { $0.proof = .code }, town = vote.town, link = "/bureau/editions/2026/vote/codes"
        _ = await town.post(link, ["label": "Secteur nord", "wanted": "3"], as: vote.officer)
        let page = await town.get(link, as: vote.officer)
        #expect(page.response.header("refresh") == nil && page.text.contains("data-refresh=\"5\"") && page.text.contains("Actualiser la page"))
        #expect(page.text.contains(Assets.url("refresh.js")) && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let back = await town.post(link, ["label": "Secteur sud", "wanted": "0"], as: vote.officer)
        #expect(back.status == 422 && back.text.contains("Secteur sud") && !back.text.contains("data-refresh"), "what was typed stays")
        try await LetterPress.run(town.world)
        #expect(await town.get(link, as: vote.officer).text.contains("data-refresh") == false)
    }

    @Test func `codes and files are for the officer, the auditor reads, others see nothing`() async throws {
        let vote = try await VoteTown(.sqlite) { $0.proof = .code }, link = "/bureau/editions/2026/vote/codes"
        let (auditor, nadia) = (try await vote.town.person("Gaëlle", (.auditor, .city)), try await vote.town.person("Nadia"))
        #expect(await vote.town.get(link, as: auditor).status == 200)
        #expect(await vote.town.get(link, as: nadia).status == 403)
        #expect(await vote.town.post(link, ["label": "À moi", "wanted": "5"], as: auditor).status == 403)
        let printed = try await codes(vote), batch = try await vote.count("select max(id) from letter_batches")
        let letters = await vote.town.get("\(link)/\(batch)/lettres", as: vote.officer)
        #expect(letters.status == 200 && printed.allSatisfy { letters.text.contains($0) } && WellFormed.faults(inDocument: Array(letters.text.utf8)) == [])
        #expect(letters.text.split(separator: "<article class=\"letter\"").count == 4, "one a page")
        #expect(await vote.town.get("\(link)/\(batch)/lettres", as: auditor).status == 403)
        let other = try await vote.town.person("Octave", (.projectOfficer, .edition(vote.edition)))
        #expect(await vote.town.get("\(link)/\(batch)/codes.csv", as: other).status == 403)
        #expect(await vote.town.get("\(link)/\(batch)/lettres", as: other).status == 403)
        #expect(await vote.town.post("\(link)/\(batch)/annuler", ["serial": "2", "reason": "Enveloppe abîmée"], as: vote.officer).status == 303)
        let left = await vote.town.get("\(link)/\(batch)/lettres", as: vote.officer).text
        #expect(left.contains(printed[0]) && !left.contains(printed[1]), "a code that was taken back is not posted")
        vote.town.pass(LetterBatch.printing)
        #expect(await vote.town.get("\(link)/\(batch)/lettres", as: vote.officer).status == 409)
        #expect(WellFormed.faults(inDocument: Array(await vote.town.get(link, as: vote.officer).text.utf8)) == [])
    }
}
