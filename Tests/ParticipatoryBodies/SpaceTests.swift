import Database
@testable import ParticipatoryBodies
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// The space of the members: what they say to one another, and who reads it.
@Suite struct `The space of the members` {
    private static let page = BodiesTown.link + "/discussions"

    /// Bob opens a subject; gives its address.
    private func topic(_ site: BodiesTown) async throws -> String {
        try await site.live()
        let answer = await site.town.post(Self.page, ["title": "La place du Marché", "text": "Faut-il déplacer les étals ?"], as: site.bob)
        return try #require(answer.location)
    }

    private func lastPost(_ town: Town) async throws -> Int { try await town.database.read { db in try db.value("select max(id) from topic_posts", as: Int.self) } }

    @Test(arguments: Backend.all) func `members talk by subject, outsiders read nothing, and a closed subject takes no more`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        #expect(await town.get(Self.page).location?.hasPrefix("/connexion") == true)
        #expect(await town.get(Self.page, as: site.paul).status == 403)
        #expect(await town.post(Self.page, ["title": "Un sujet", "text": "Quelques mots."], as: site.paul).status == 403)
        #expect(await town.post(Self.page, ["title": "", "text": "Quelques mots."], as: site.bob).status == 422)
        let link = try #require(await town.post(Self.page, ["title": "La place du Marché", "text": "Faut-il déplacer les étals ?"], as: site.bob).location)
        #expect(try await site.letters(to: site.zoe).last?.contains("un sujet est ouvert") == true)
        #expect(await town.get(link, as: site.paul).status == 403)
        #expect(await town.post(link, ["text": "Oui, vers le quai."], as: site.paul).status == 403)
        #expect(await town.post(link, ["text": ""], as: site.zoe).status == 422)
        #expect(await town.post(link, ["text": "Oui, vers le quai."], as: site.zoe).status == 303)
        #expect(try await site.letters(to: site.bob).last?.contains("on vous répond") == true)
        let seen = await town.get(link, as: site.ana).text
        #expect(seen.contains("Faut-il déplacer les étals") && seen.contains("Oui, vers le quai."))
        #expect(await town.get(Self.page, as: site.ana).text.contains("La place du Marché"))
        #expect(await town.get(Self.page + "/999", as: site.ana).status == 404)
        #expect(await town.post(link + "/cloture", as: site.bob).status == 403, "not of the bureau")
        #expect(await town.post(link + "/cloture", as: site.ana).status == 303)
        #expect(await town.post(link, ["text": "Encore un mot."], as: site.zoe).status == 409)
    }

    @Test(arguments: Backend.all) func `a reported post waits on the desk, is hidden with a reason by somebody else, and can come back`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, link = try await topic(site), id = try await lastPost(town)
        let report = "\(link)/messages/\(id)/signalement", moderation = BodiesTown.link + "/moderation"
        #expect(await town.post(report, ["reason": "Il me vise."], as: site.bob).status == 403, "one's own")
        #expect(await town.post(report, ["reason": ""], as: site.zoe).status == 422)
        #expect(await town.post(report, ["reason": "Il vise une commerçante."], as: site.zoe).status == 303)
        #expect(await town.post(report, ["reason": "Il vise une commerçante."], as: site.zoe).status == 409, "already")
        #expect(try await site.letters(to: site.olga).last?.contains("signalé") == true)
        #expect(await town.get(moderation, as: site.ana).status == 403, "the bureau does not moderate its members")
        #expect(await town.get(moderation, as: site.olga).text.contains("Il vise une commerçante."))
        func waiting() async throws -> [DeskTask] {
            try await town.database.read { db in
                let officer = Actor(account: site.olga.account, name: "Olga", grants: [Grant(role: .assemblyOfficer, scope: .city, from: town.now)])
                return try BodiesTasks.all(Visit(world: town.world, actor: officer, now: town.now, t: TextsOfTests.french), db).filter { $0.link == moderation }
            }
        }
        #expect(try await waiting().map(\.count) == [1])
        let hide = "\(moderation)/\(id)/masquage"
        #expect(await town.post(hide, ["reason": "Une personne est mise en cause."], as: site.zoe).status == 403)
        #expect(await town.post(hide, ["reason": ""], as: site.olga).status == 422)
        #expect(await town.post(hide, ["reason": "Une personne est mise en cause."], as: site.olga).status == 303)
        #expect(await town.post(hide, ["reason": "Une personne est mise en cause."], as: site.olga).status == 409)
        #expect(try await waiting().isEmpty)
        #expect(try await site.letters(to: site.bob).last?.contains("masqué") == true)
        let hidden = await town.get(link, as: site.zoe).text
        #expect(hidden.contains("Une personne est mise en cause.") && !hidden.contains("Faut-il déplacer"))
        #expect(await town.post("\(moderation)/\(id)/remise", as: site.bob).status == 403)
        #expect(await town.post("\(moderation)/\(id)/remise", as: site.olga).status == 303)
        #expect(await town.get(link, as: site.zoe).text.contains("Faut-il déplacer"))
    }

    @Test(arguments: Backend.all) func `what was hidden is read again once by somebody else, who shows it or keeps it hidden and says why`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, link = try await topic(site), id = try await lastPost(town)
        let moderation = "\(BodiesTown.link)/moderation", appeal = "\(link)/messages/\(id)/recours", decide = "\(moderation)/\(id)/relecture"
        let other = try await town.person("Marc", (.moderator, .city)), words = ["words": "Je ne vise personne, je parle des étals."]
        #expect(await town.post(appeal, words, as: site.bob).status == 409, "not hidden")
        await town.post("\(moderation)/\(id)/masquage", ["reason": "Une personne est mise en cause."], as: site.olga)
        #expect(await town.get(appeal).location?.hasPrefix("/connexion") == true)
        #expect(await town.get(appeal, as: site.zoe).status == 404)
        #expect(await town.post(appeal, words, as: site.zoe).status == 403)
        #expect(await town.post(appeal, ["words": "Non"], as: site.bob).status == 422)
        #expect(await town.get(appeal, as: site.bob).text.contains("Une personne est mise en cause."))
        #expect(await town.post(decide, ["decision": "visible", "answer": "Le message ne vise personne."], as: other).status == 409, "nobody asked")
        #expect(await town.post(appeal, words, as: site.bob).status == 303)
        #expect(await town.post(appeal, words, as: site.bob).status == 409, "once")
        #expect(try await site.letters(to: other).last?.contains("une relecture à décider") == true)
        #expect(!(try await site.letters(to: site.olga).contains { $0.contains("relecture") }), "who hid it does not decide")
        #expect(await town.post("\(moderation)/\(id)/remise", as: site.olga).status == 409)
        #expect(await town.post(decide, ["decision": "visible", "answer": "Le message ne vise personne."], as: site.olga).status == 403)
        #expect(await town.post(decide, ["decision": "visible", "answer": "Le message ne vise personne."], as: site.bob).status == 403)
        #expect(await town.post(decide, ["decision": "visible", "answer": ""], as: other).status == 422)
        #expect(await town.get(moderation, as: other).text.contains("Je ne vise personne, je parle des étals."))
        #expect(await town.post(decide, ["decision": "visible", "answer": "Le message ne vise personne."], as: other).status == 303)
        #expect(await town.post(decide, ["decision": "masque", "answer": "Le message vise quelqu’un."], as: other).status == 409)
        #expect(await town.get(link, as: site.zoe).text.contains("Faut-il déplacer"))
        #expect(await town.get(appeal, as: site.bob).text.contains("Le message ne vise personne."))
    }

    @Test(arguments: Backend.all) func `a hiding that is kept stays, and a new one may be appealed again`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, link = try await topic(site), id = try await lastPost(town)
        let moderation = "\(BodiesTown.link)/moderation", appeal = "\(link)/messages/\(id)/recours", words = ["words": "Je ne vise personne, je parle des étals."]
        let other = try await town.person("Marc", (.moderator, .city))
        await town.post("\(moderation)/\(id)/masquage", ["reason": "Une personne est mise en cause."], as: site.olga)
        await town.post(appeal, words, as: site.bob)
        #expect(await town.post("\(moderation)/\(id)/relecture", ["decision": "masque", "answer": "Le message vise une commerçante."], as: other).status == 303)
        #expect(!(await town.get(link, as: site.zoe).text.contains("Faut-il déplacer")))
        #expect(try await site.letters(to: site.bob).last?.contains("reste masqué") == true)
        #expect(await town.post("\(moderation)/\(id)/remise", as: other).status == 303)
        await town.post("\(moderation)/\(id)/masquage", ["reason": "Les mots ont encore blessé."], as: other)
        #expect(await town.post(appeal, words, as: site.bob).status == 303)
        #expect(await town.post("\(moderation)/\(id)/relecture", ["decision": "visible", "answer": "On peut le lire."], as: other).status == 403)
        #expect(await town.post("\(moderation)/\(id)/relecture", ["decision": "visible", "answer": "On peut le lire."], as: site.olga).status == 303)
    }

    @Test(arguments: Backend.all) func `who wrote takes it back, and what was reported stays until it is settled`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, link = try await topic(site), id = try await lastPost(town)
        await town.post("\(link)/messages/\(id)/signalement", ["reason": "Il vise une commerçante."], as: site.zoe)
        #expect(await town.post("\(link)/messages/\(id)/retrait", as: site.zoe).status == 403)
        #expect(await town.post("\(link)9/messages/\(id)/retrait", as: site.bob).status == 404, "another subject's address")
        #expect(await town.post("\(link)/messages/\(id)/retrait", as: site.bob).status == 303)
        func words() async throws -> String { try await town.database.read { db in try db.value("select text from topic_posts where id = \(id)", as: String.self) } }
        #expect(!(await town.get(link, as: site.zoe).text.contains("Faut-il déplacer")))
        #expect(try await words().contains("Faut-il déplacer"))
        #expect(await town.post("\(BodiesTown.link)/moderation/\(id)/classement", as: site.olga).status == 303)
        #expect(try await words().isEmpty)
    }

    @Test(arguments: Backend.all) func `members share files in folders, and every version stays with its name`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, files = BodiesTown.link + "/fichiers"
        try await site.live()
        func sent(_ text: String = Town.pdf) -> [String: [UploadedFile]] { ["file": [Town.upload(text, named: "budget.pdf")]] }
        #expect(await town.get(files).location?.hasPrefix("/connexion") == true)
        #expect(await town.get(files, as: site.paul).status == 403)
        #expect(await town.post(BodiesTown.link + "/dossiers", ["name": "Budget"], as: site.paul).status == 403)
        #expect(await town.post(BodiesTown.link + "/dossiers", ["name": "Budget"], as: site.bob).status == 303)
        #expect(await town.post(BodiesTown.link + "/dossiers", ["name": "Budget"], as: site.zoe).status == 422, "the name is taken")
        let folder = try await town.database.read { db in try db.value("select max(id) from file_folders", as: Int.self) }
        #expect(await town.post(files, ["folder": "\(folder)", "file_title": "Le budget"], as: site.paul, files: sent()).status == 403)
        #expect(await town.post(files, ["folder": "\(folder + 9)", "file_title": "Le budget"], as: site.bob, files: sent()).status == 422)
        #expect(await town.post(files, ["folder": "\(folder)", "file_title": ""], as: site.bob, files: sent()).status == 422)
        let link = try #require(await town.post(files, ["folder": "\(folder)", "file_title": "Le budget"], as: site.bob, files: sent()).location)
        #expect(await town.get(files, as: site.zoe).text.contains("Le budget"))
        #expect(await town.post(link, ["file_title": ""], as: site.zoe, files: sent()).status == 422)
        #expect(await town.post(link, ["file_title": "Les bancs ajoutés"], as: site.zoe, files: sent(Town.pdf + "% encore\n")).status == 303)
        let seen = await town.get(link, as: site.ana).text
        #expect(seen.contains("Version 1") && seen.contains("Version 2") && seen.contains("Les bancs ajoutés") && seen.contains("Zoe"))
        let ids = try await town.database.read { db in try db.all("select document_id from file_versions order by number") { $0.int() } }
        for id in ids {
            #expect(await town.get("\(link)/\(id)", as: site.ana).status == 200)
            #expect(await town.get("\(link)/\(id)", as: site.paul).status == 403)
        }
        #expect(await town.post(link + "/retrait", as: site.zoe).status == 403, "she only added a version")
        #expect(await town.post(link + "/retrait", as: site.bob).status == 303)
        #expect(await town.get("\(link)/\(ids[0])", as: site.ana).status == 404)
        #expect(!(await town.get(files, as: site.ana).text.contains("Le budget")))
    }

    @Test(arguments: Backend.all) func `the directory tells the members what each agreed to, and nobody else`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, page = BodiesTown.link + "/annuaire"
        try await site.live()
        #expect(await town.get(page).location?.hasPrefix("/connexion") == true)
        #expect(await town.get(page, as: site.paul).status == 403)
        #expect(await town.post(page, ["shows_email": "1"], as: site.paul).status == 403)
        let before = await town.get(page, as: site.zoe).text
        #expect(before.contains("Bob") && !before.contains("bob@town.test"))
        #expect(await town.post(page, ["telephone": String(repeating: "0", count: 31)], as: site.bob).status == 422)
        #expect(await town.post(page, ["shows_email": "1", "telephone": "06 39 98 00 00", "words": "Le soir"], as: site.bob).status == 303)
        let after = await town.get(page, as: site.zoe).text
        #expect(after.contains("bob@town.test") && after.contains("06 39 98 00 00") && after.contains("Le soir") && !after.contains("zoe@town.test"))
        #expect(await town.post(page, ["words": "Le soir"], as: site.bob).status == 303)
        #expect(!(await town.get(page, as: site.zoe).text.contains("bob@town.test")), "she takes it back")
    }

    @Test(arguments: Backend.all) func `a course for members leaves its material to them, and to nobody else`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let course = ["title": "Animer une réunion", "programme": "Le tour de table, le temps de parole, la décision.", "audience": "members"]
        let page = try #require(await town.post("/formations", course, as: site.olga).location) + "/supports"
        func sent() -> [String: [UploadedFile]] { ["file": [Town.upload(Town.pdf, named: "fiche.pdf")]] }
        let outsider = try await town.person("Lou")
        #expect(await town.get(page).location?.hasPrefix("/connexion") == true)
        #expect(await town.get(page, as: outsider).status == 403)
        #expect(await town.post(page, ["file_title": "La fiche"], as: site.ana, files: sent()).status == 403)
        #expect(await town.post(page, ["file_title": ""], as: site.olga, files: sent()).status == 422)
        #expect(await town.post(page, ["file_title": "La fiche du tour de table"], as: site.olga, files: sent()).status == 303)
        #expect(await town.get(page, as: site.bob).text.contains("La fiche du tour de table"))
        let id = try await town.database.read { db in try db.value("select max(id) from documents", as: Int.self) }
        #expect(await town.get("\(page)/\(id)", as: site.bob).status == 200)
        #expect(await town.get("\(page)/\(id)", as: outsider).status == 403)
        #expect(await town.post(page + "/retirer", ["document": "\(id)"], as: site.bob).status == 403)
        #expect(await town.post(page + "/retirer", ["document": "\(id)"], as: site.olga).status == 303)
        #expect(await town.get("\(page)/\(id)", as: site.bob).status == 404)
    }
}
