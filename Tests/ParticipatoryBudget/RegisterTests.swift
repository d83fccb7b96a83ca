import Database
import Platform
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// One line a person in the register, whatever the way she votes.
@Suite struct `The register of voters` {
    private let awa = DeclaredIdentity(givenName: "Awa-Marie", familyName: "N’Diaye", bornOn: "1990-03-02")

    private func enter(
        _ voter: Voter, _ channel: VotingChannel, _ vote: VoteTown, at place: String = ""
    ) async throws -> RegisterStore.Entry {
        let (edition, now) = (vote.edition, vote.town.now)
        return try await vote.town.database.write { try RegisterStore.checkOff(voter, in: edition, by: channel, place: place, at: now, $0) }
    }

    private func digest(_ declared: DeclaredIdentity, _ vote: VoteTown) async throws -> String {
        let (edition, world) = (vote.edition, vote.town.world)
        return try await vote.town.database.write { try RegisterStore.key(edition, world, $0).identity(declared) }
    }

    @Test(arguments: Backend.all) func `who voted on paper is told when, how and where as she comes to the web`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), nadia = try await vote.town.person("Nadia")
        guard case .written = try await enter(Voter(account: nadia.account), .paper, vote, at: "École Jaurès") else { Issue.record("not written"); return }
        let answer = await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nadia)
        #expect(answer.status == 303 && answer.location == "/editions/2026/voter/enregistre")
        let page = await vote.town.get("/editions/2026/voter/enregistre", as: nadia).text
        #expect(page.contains("bulletin papier") && page.contains("École Jaurès") && page.contains("22\u{A0}novembre 2026"))
        #expect(try await vote.count("select count(*) from ballots_at_slot") == 0)
        #expect(try await vote.count("select count(*) from check_offs") == 1)
    }

    @Test(arguments: Backend.all) func `a vote on the web and one on paper at the same instant leave one line`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), nadia = try await vote.town.person("Nadia"), fields = try await vote.fields(1)
        async let web = vote.town.post(VoteTown.ballot, lists: fields, as: nadia).status
        async let paper = enter(Voter(account: nadia.account), .paper, vote)
        let (status, entry) = (await web, try await paper)
        let dropped = try await vote.count("select count(*) from ballots_at_slot")
        #expect(try await vote.count("select count(*) from check_offs") == 1)
        if case .written = entry { #expect(dropped == 0) } else { #expect(dropped == 1 && status == 303) }
    }

    @Test(arguments: Backend.all) func `neither accents, nor hyphens, nor the order of names make another person; a birth date does`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend)
        let first = try await digest(awa, vote)
        let inverted = DeclaredIdentity(givenName: "NDIAYE", familyName: "Marie Awa", bornOn: "1990-03-02")
        let straight = DeclaredIdentity(givenName: "N DIAYE", familyName: "Marie Awa", bornOn: "1990-03-02")
        let older = DeclaredIdentity(givenName: "Awa-Marie", familyName: "N’Diaye", bornOn: "1960-03-02")
        #expect(try await digest(straight, vote) == first)
        #expect(try await digest(inverted, vote) != first, "for the review of likenesses")
        guard case .written = try await enter(Voter(identity: first), .counter, vote) else { Issue.record("not written"); return }
        guard case .already(let line) = try await enter(Voter(identity: try await digest(straight, vote)), .paper, vote) else { Issue.record("twice"); return }
        #expect(line.channel == .counter)
        guard case .written = try await enter(Voter(identity: try await digest(older, vote)), .paper, vote) else { Issue.record("refused"); return }
    }

    @Test(arguments: Backend.all) func `a line without any key of a person is refused by the database`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend)
        await #expect(throws: DatabaseError.self) { _ = try await enter(Voter(mailbox: "x"), .paper, vote) }
    }

    @Test(arguments: Backend.all) func `a person reads that she voted, when and how, and nothing of what; nobody else's`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend)
        let (nadia, karim) = (try await vote.town.person("Nadia"), try await vote.town.person("Karim"))
        _ = await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nadia)
        let hers = await vote.town.get("/mon-compte/votes", as: nadia).text
        #expect(hers.contains("Édition 2026") && hers.contains("internet") && !hers.contains("Projet 1"))
        #expect(WellFormed.faults(inDocument: Array(hers.utf8)) == [])
        #expect(await vote.town.get("/mon-compte/votes", as: karim).text.contains("Aucun registre ne porte votre nom"))
        #expect(await vote.town.get("/mon-compte/votes").status == 303)
    }

    @Test(arguments: Backend.all) func `officers read the turnout to the ten below until the close, then to the unit`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend)
        try await vote.town.database.write { db in
            for number in 1...17 {
                let account = try db.insert("insert into accounts (display_name, created_at) values (\("Voter \(number)"), 0) returning id")
                try db.run("insert into check_offs (edition_id, account_id, at, channel) values (\(vote.edition), \(account), 0, 'web')")
            }
        }
        let during = await vote.town.get("/bureau/editions/2026/vote", as: vote.officer).text
        #expect(during.contains(">10</span>") && !during.contains(">17</span>"))
        vote.town.set(now: VoteTown.closes)
        #expect(await vote.town.get("/bureau/editions/2026/vote", as: vote.officer).text.contains(">17</span>"))
    }
}

/// What the auditor reads, and that she changes nothing.
@Suite struct `The auditor of a vote` {
    @Test(arguments: Backend.all) func `reads the list, the register, the watch and the codes; has no button; others are refused`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town
        let (auditor, nadia) = (try await town.person("Gaëlle", (.auditor, .city)), try await town.person("Nadia"))
        _ = await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nadia)
        for page in ["", "/registre", "/registre/liste", "/veille", "/codes"] {
            let address = "/bureau/editions/2026/vote\(page)"
            let answer = await town.get(address, as: auditor)
            #expect(answer.status == 200 && WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(page)")
            #expect(answer.forms.allSatisfy { $0.action == "/deconnexion" || $0.action.hasPrefix("/langue") }, "\(page): \(answer.forms.map(\.action))")
            #expect(await town.get(address, as: nadia).status == 403, "\(page)")
            #expect(await town.get(address).status == 303, "\(page)")
        }
        let list = await town.get("/bureau/editions/2026/vote/registre/liste", as: auditor).text
        #expect(list.contains("Nadia") && list.contains("internet") && !list.contains("Projet 1"))
    }
}
