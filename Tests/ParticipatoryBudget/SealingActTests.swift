import Database
import Platform
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// The sealed box, through the door: failures first, then the whole path.
@Suite struct `A sealed vote` {
    @Test(arguments: Backend.all) func `a bureau that could not do its work is refused, in words`(backend: Backend) async throws {
        let site = try await SealingTown(backend, keyed: false), town = site.town
        town.set(now: SealingTown.beforeOpening)
        #expect(await site.name(["email-3": ""]).text.contains("de trois à sept personnes"))
        #expect(await site.name(["capacity-3": "officer"]).text.contains("au moins une personne élue"))
        #expect(await site.name(["email-3": "omar@town.test"]).text.contains("deux fois"))
        #expect(await site.name(["threshold": "4"]).text.contains("plus de la moitié"))
        #expect(await site.name(["email-3": "nobody@town.test"]).text.contains("Personne n’a de compte"))
        #expect(await site.name(as: site.members[2]).status == 403)
        #expect(try await site.vote.count("select count(*) from ceremonies") == 0)
        #expect(await site.name().status == 303)
        #expect(try await site.vote.count("select count(*) from letters where account_id in (\(list: site.members.map(\.account)))") == 3)
        #expect(await site.name().text.contains("Motif"))
        #expect(try await site.vote.count("select count(*) from ceremonies") == 1, "a change has a reason")
        town.set(now: Town.noon)
        #expect(await town.get(SealingTown.page(), as: site.vote.officer).status == 403)
        #expect(await town.get(SealingTown.desk, as: site.members[2]).status == 403)
    }

    @Test(arguments: Backend.all) func `until every code is confirmed nobody votes, and each is told why`(backend: Backend) async throws {
        let site = try await SealingTown(backend, keyed: false), town = site.town
        town.set(now: SealingTown.beforeOpening)
        await site.name()
        let page = await town.get(SealingTown.page(), as: site.members[0]), code = try #require(page.form("/code")?.fields["code"]?.first)
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let slip = await town.post(SealingTown.page() + "/code", ["code": code, "ending": "AAAA BBBB"], as: site.members[0])
        #expect(slip.status == 422 && slip.form("/code")?.fields["code"] == [code], "the same code is shown again")
        #expect(await town.post(SealingTown.page() + "/code", ["code": "0000", "ending": "0000"], as: site.members[0]).status == 422)
        #expect(try await site.vote.count("select count(*) from bureau_members where confirmed_at is not null") == 0)
        for place in 0..<2 { _ = try await site.note(as: site.members[place]) }
        #expect(await town.get(SealingTown.page(), as: site.members[0]).form("/code") == nil, "it was shown once")
        town.set(now: Town.noon)
        let nadia = try await town.person("Nadia"), fields = try await site.vote.fields(1)
        let refused = await town.post(VoteTown.ballot, lists: fields, as: nadia)
        #expect(refused.status == 409 && refused.text.contains("pas encore fait la clé"))
        #expect(await town.get(VoteTown.ballot, as: nadia).text.contains("pas encore fait la clé"))
        _ = try await site.note(as: site.members[2])
        #expect(try await site.ceremony().publicKey.count == 32)
        try await site.cast(1, as: nadia)
        #expect(await site.name(["reason": "Un membre s’en va du bureau."]).status == 409, "nothing changes once somebody could vote")
    }

    @Test(arguments: Backend.all) func `from the bureau to the count, and nothing is read before`(backend: Backend) async throws {
        let site = try await SealingTown(backend), town = site.town
        town.set(now: Town.noon - .days(3))
        try await ListKeeping.run(town.world)
        var receipts: [String] = []
        for number in 1...7 { receipts.append(try await site.cast(number % 3 + 1, as: try await town.person("Voter\(number)"))) }
        #expect(Set(receipts).count == 7 && receipts.allSatisfy { $0.count == 64 })
        #expect(try await site.vote.count("select count(*) from ballots_at_slot") == 0)
        #expect(try await site.vote.count("select count(*) from ballots") == 0)
        #expect(try await site.vote.count("select count(*) from sealed_at_slot") == 7)
        try await ListKeeping.run(town.world)
        #expect(try await site.roots().map(\.size) == [0], "once a day")
        try await site.night()
        #expect(try await site.roots().map(\.size) == [0, 7])
        #expect(try await site.vote.count("select count(*) from sealed_at_slot") == 0)
        let list = try await town.database.read { db in
            var leaves: [String] = []
            try SealedBoxStore.entries(site.vote.edition, db) { leaves.append($0.leaf) }
            return leaves
        }
        #expect(list == receipts.sorted(), "in the order of the hashes")
        receipts.append(try await site.cast(1, as: try await town.person("Late")))
        try await site.close()
        #expect(try await site.roots().map(\.size) == [0, 7, 8])
        #expect(try await site.roots().map(\.isFinal) == [false, false, true])
        #expect(await site.count().status == 409)
        #expect(await site.enter(site.codes[1].text, as: site.members[0]).text.contains("Ce code est celui de Omar"))
        #expect(await site.enter("0000", as: site.members[0]).text.contains("vous en avez entré 4"))
        var wrong = site.codes[0].text
        wrong.replaceSubrange(wrong.startIndex...wrong.startIndex, with: wrong.hasPrefix("0") ? "1" : "0")
        let mistyped = await site.enter(wrong, as: site.members[0])
        #expect(mistyped.text.contains("Un caractère au moins est faux") && !mistyped.text.contains(wrong))
        try await site.open()
        let open = try await site.ceremony()
        #expect(open.openedCount == 8 && open.fault.isEmpty && open.members.allSatisfy { $0.enteredShare.isEmpty })
        #expect(await site.count().status == 303)
        let record = try #require(try await town.database.read { try ResultsStore.count(site.vote.edition, $0) }).record
        #expect(record.ballots == 8 && record.lines.sorted { $0.number < $1.number }.map(\.supporters) == [3, 3, 2])
        for receipt in receipts {
            let page = await town.post(SealingTown.urn, ["receipt": String(receipt.prefix(20))])
            #expect(page.status == 200 && page.text.contains("et il compte") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        }
        #expect(await town.post(SealingTown.urn, ["receipt": String(repeating: "ab12", count: 5)]).text.contains("Aucun bulletin"))
        #expect(await town.post(SealingTown.urn, ["receipt": "bonjour"]).status == 422)
    }

    @Test(arguments: Backend.all) func `before the close no code is taken, and a code is entered by its holder alone`(backend: Backend) async throws {
        let site = try await SealingTown(backend), town = site.town
        #expect(await site.enter(site.codes[0].text, as: site.members[0]).status == 409)
        try await site.close()
        #expect(await site.enter(site.codes[0].text, as: site.vote.officer).status == 403)
        #expect(await site.enter(site.codes[0].text, as: site.members[0]).status == 303)
        #expect(await site.enter(site.codes[0].text, as: site.members[0]).status == 409, "once")
        try await BoxOpening.run(town.world)
        #expect(try await site.ceremony().openedAt == nil, "one code opens nothing")
        #expect(await town.get(SealingTown.page("autre"), as: site.members[0]).status == 404)
    }

    @Test(arguments: Backend.all) func `a vote that is replaced counts once, and its first ballot stays in the list`(backend: Backend) async throws {
        let site = try await SealingTown(backend, replaceable: true), town = site.town
        let nadia = try await town.person("Nadia"), karim = try await town.person("Karim")
        town.set(now: Town.noon - .days(3))
        let first = try await site.cast(1, as: nadia)
        try await site.cast(1, as: karim)
        #expect(await town.get(VoteTown.ballot, as: nadia).text.contains("Remplacer mon vote"))
        #expect(await town.get(VoteTown.ballot + "?remplacer=1", as: nadia).form("/voter")?.fields["replace"] == ["1"])
        try await site.night()
        let second = try await site.cast(2, as: nadia, replacing: true), third = try await site.cast(3, as: nadia, replacing: true)
        #expect(Set([first, second, third]).count == 3)
        #expect(try await site.vote.count("select count(*) from check_offs") == 2)
        try await site.close()
        #expect(try await site.vote.count("select count(*) from ballot_links") == 0)
        #expect(try await site.vote.count("select count(*) from ceremonies where link_key <> ''") == 0)
        let replaced = await town.post(SealingTown.urn, ["receipt": first])
        #expect(replaced.text.contains("Il a été remplacé"))
        try await site.open()
        #expect(try await site.ceremony().openedCount == 2)
        #expect(await site.count().status == 303)
        let record = try #require(try await town.database.read { try ResultsStore.count(site.vote.edition, $0) }).record
        #expect(record.lines.sorted { $0.number < $1.number }.map(\.supporters) == [1, 0, 1])
    }

    @Test(arguments: Backend.all) func `where the rules do not allow it, a vote is not replaced`(backend: Backend) async throws {
        let site = try await SealingTown(backend), nadia = try await site.town.person("Nadia")
        try await site.cast(1, as: nadia)
        var fields = try await site.vote.fields(2)
        fields["replace"] = ["1"]
        let again = await site.town.post(VoteTown.ballot, lists: fields, as: nadia)
        #expect(again.status == 303 && again.notice == nil, "the sentence with her receipt stays")
        #expect(try await site.vote.count("select count(*) from sealed_at_slot") == 1)
        #expect(try await site.vote.count("select count(*) from ballot_links") == 0)
    }

    @Test(arguments: Backend.all) func `the bureau rehearses all of it without touching the key of the vote`(backend: Backend) async throws {
        let site = try await SealingTown(backend), town = site.town, key = try await site.ceremony().publicKey
        #expect(await town.post(SealingTown.desk + "/repetition", as: site.vote.officer).status == 409, "not while people vote")
        town.set(now: SealingTown.beforeOpening)
        #expect(await town.post(SealingTown.desk + "/repetition", as: site.members[2]).status == 403)
        #expect(await town.post(SealingTown.desk + "/repetition", as: site.vote.officer).status == 303)
        var codes: [ShareCode] = []
        for member in site.members { codes.append(try await site.note(as: member, "essai")) }
        #expect(await site.enter(site.codes[0].text, as: site.members[0], "essai").text.contains("pas celui que vous avez confirmé pour cette répétition"))
        #expect(await site.enter(codes[2].text, as: site.members[2], "essai").status == 303)
        #expect(try await site.ceremony(.rehearsal).openedAt == nil)
        #expect(await site.enter(codes[0].text, as: site.members[0], "essai").status == 303)
        #expect(try await site.ceremony(.rehearsal).openedCount == 3)
        #expect(await town.get(SealingTown.page("essai"), as: site.members[1]).text.contains("La répétition a réussi"))
        #expect(try await site.ceremony().publicKey == key)
        #expect(try await site.vote.count("select count(*) from ballots") == 0)
        try await site.close()
        #expect(await site.enter(codes[0].text, as: site.members[0]).text.contains("celui d’une répétition"))
    }

    @Test(arguments: Backend.all) func `an officer gives the sealed box up before anybody votes, with a reason for all`(backend: Backend) async throws {
        let site = try await SealingTown(backend), town = site.town
        #expect(await town.post(SealingTown.desk + "/renoncer", ["give-up-reason": "Trop peu de membres."], as: site.vote.officer).status == 409)
        town.set(now: SealingTown.beforeOpening)
        #expect(await town.post(SealingTown.desk + "/renoncer", ["give-up-reason": "court"], as: site.vote.officer).status == 422)
        #expect(await town.post(SealingTown.desk + "/renoncer", ["give-up-reason": "Trop peu de membres."], as: site.vote.officer).status == 303)
        town.set(now: Town.noon)
        #expect(await town.post(VoteTown.ballot, lists: try await site.vote.fields(1), as: try await town.person("Nadia")).status == 303)
        #expect(try await site.vote.count("select count(*) from ballots_at_slot") == 1)
        #expect(try await site.vote.count("select count(*) from journal where act = 'sealing.give-up' and is_public = true") == 1)
    }
}
