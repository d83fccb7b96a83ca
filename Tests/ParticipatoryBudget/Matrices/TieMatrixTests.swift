@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// Who may take back a tie: role × stage × before or after the panel meets.
@Suite struct `Matrix of the ties` {
    private typealias Samples = `Rules of the shortlist`
    private static let now = Samples.day(15)

    @Test func `a member takes back a tie declared by mistake, until the panel meets`() {
        func jury(_ file: SelectionFile, _ actor: Actor, meetsAt: Instant?) -> JuryFile {
            var jury = `Matrix of the shortlist`.jury(file, actor)
            jury.meetsAt = meetsAt
            return jury
        }
        func states(meetsAt: Instant?) -> String {
            MatrixCast.matrix.table(Samples.stages) { stage, actor in
                let file = `Matrix of the shortlist`.file(stage)
                return ShortlistRules.mayTakeBackTie(jury(file, actor, meetsAt: meetsAt), file.candidates[0], actor, at: Self.now)
            }
        }
        let later = """
            toDecide: nobody; not now: member, tiedMember
            toAnnounce: nobody; not now: member, tiedMember
            toRelease: nobody; not now: member, tiedMember
            released: nobody; not now: member, tiedMember
            """
        #expect(states(meetsAt: nil) == "scoring: tiedMember; not now: member\n" + later)
        #expect(states(meetsAt: Self.now + .hours(1)) == "scoring: tiedMember; not now: member\n" + later)
        #expect(states(meetsAt: Self.now) == "scoring: nobody; not now: member, tiedMember\n" + later)
    }
}
