@testable import ParticipatoryBudget
import Testing
import Vocabulary

/// Role × moment, for the call for volunteers and for the report of an edition.
@Suite struct `Who calls for volunteers and who writes the report` {
    private static let now = Instant(milliseconds: 1_800_000_000_000)

    private static func edition(opens: Int = -5, closes: Int = 30, isPublished: Bool = true, hasShortlist: Bool = true) -> Edition {
        let phase = Phase(kind: .shortlist, opensAt: now + .days(opens), closesAt: now + .days(closes))
        return Edition(
            id: EditionID(1), slug: "2026", title: "2026", summary: "", publishedAt: isPublished ? now - .days(50) : nil, importedFrom: "",
            calendar: Calendar(hasShortlist ? [phase] : []))
    }

    private static func person(_ role: Role, _ scope: Scope = .city) -> Actor {
        Actor(account: AccountID(9), name: "Sara", grants: [Grant(role: role, scope: scope, from: Instant(milliseconds: 0))])
    }

    private static func volunteer(listed: Bool) -> PanelCallFile {
        var file = PanelCallFile(edition: edition(), call: PanelCall(words: "Venez.", groups: [], openedAt: now - .days(1), closesAt: now + .days(1)))
        file.mine = PanelVolunteer(account: AccountID(9), name: "Sara", group: "", motive: "", offeredAt: now, listedAt: listed ? now : nil)
        return file
    }

    @Test(arguments: [Role.reviewer, .elected, .auditor, .moderator, .panelMember, .serviceReferent, .receptionAgent, .administrator]) func `only who conducts the edition calls, and writes its report`(role: Role) {
        #expect(PanelCallRules.mayCall(Self.edition(), Self.person(role), at: Self.now)?.kind == .notAllowed)
        #expect(WrittenReportRules.mayWrite(Self.edition(), Self.person(role))?.kind == .notAllowed)
        #expect(PanelCallRules.mayCall(Self.edition(), Self.person(.projectOfficer), at: Self.now) == nil)
        #expect(PanelCallRules.mayCall(Self.edition(), Self.person(.projectOfficer, .edition(EditionID(2))), at: Self.now)?.kind == .notAllowed, "of another edition")
        #expect(WrittenReportRules.mayWrite(Self.edition(), Self.person(.projectOfficer, .edition(EditionID(1)))) == nil)
    }

    @Test func `a call is made before the shortlist ends, in a published edition that has one`() {
        let omar = Self.person(.projectOfficer)
        #expect(PanelCallRules.mayCall(Self.edition(opens: 20), omar, at: Self.now) == nil, "before the panel is made")
        for edition in [Self.edition(closes: -1), Self.edition(isPublished: false), Self.edition(hasShortlist: false)] {
            #expect(PanelCallRules.mayCall(edition, omar, at: Self.now)?.kind == .notNow)
        }
    }

    @Test func `a volunteer takes her offer back until her name is on a list`() {
        let sara = Self.person(.panelMember)
        #expect(PanelCallRules.mayWithdraw(Self.volunteer(listed: false), sara) == nil)
        #expect(PanelCallRules.mayOffer(Self.volunteer(listed: false), sara, at: Self.now) == nil)
        #expect(PanelCallRules.mayWithdraw(Self.volunteer(listed: true), sara)?.kind == .notNow)
        #expect(PanelCallRules.mayOffer(Self.volunteer(listed: true), sara, at: Self.now)?.kind == .notNow)
        #expect(PanelCallRules.mayOffer(Self.volunteer(listed: false), sara, at: Self.now + .days(2))?.kind == .notNow, "the call is over")
        #expect(PanelCallRules.mayWithdraw(PanelCallFile(edition: Self.edition()), sara)?.kind == .notNow)
    }

    @Test func `a report is published in words, never between the opening of the vote and its results`() {
        let omar = Self.person(.projectOfficer)
        var file = WrittenReportFile(edition: Self.edition())
        #expect(WrittenReportRules.mayPublish(file, omar)?.kind == .notNow, "nothing is written")
        file.draft = WrittenReport(id: ID(1), opening: "Bonjour.", lessons: "", writtenAt: Self.now, writtenBy: AccountID(8), writtenByName: "Olga")
        #expect(WrittenReportRules.mayPublish(file, omar) == nil)
        #expect(WrittenReportRules.mayPublish(file, Self.person(.elected)) == nil)
        #expect(WrittenReportRules.mayPublish(file, Self.person(.reviewer))?.kind == .notAllowed)
        file.draft?.writtenBy = AccountID(9)
        #expect(WrittenReportRules.mayPublish(file, omar)?.kind == .notAllowed, "he wrote it")
        file.draft?.writtenBy = AccountID(8)
        file.isVoteUnderWay = true
        #expect(WrittenReportRules.mayPublish(file, omar)?.kind == .notNow)
    }
}
