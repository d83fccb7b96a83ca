@testable import ParticipatoryBodies
import Testing

/// When a body may decide: members, presence, proxies, the charter's share.
@Suite struct `Quorum of a meeting` {
    private func quorum(_ present: Int, _ represented: Int = 0, of members: Int = 10, percent: Int = 33, countsProxies: Bool = true, isSecondCall: Bool = false) -> Quorum {
        Quorum(members: members, present: present, represented: represented, percent: percent, countsProxies: countsProxies, isSecondCall: isSecondCall)
    }

    @Test(arguments: [(10, 33, 4), (10, 50, 5), (11, 50, 6), (3, 34, 2), (100, 1, 1), (7, 0, 0), (7, 100, 7)])
    func `what is needed is rounded up`(members: Int, percent: Int, needed: Int) {
        #expect(quorum(0, of: members, percent: percent).needed == needed)
    }

    @Test func `it is reached by those present, and by those they represent when the charter says so`() {
        #expect(!quorum(3).isReached && quorum(4).isReached)
        #expect(quorum(3, 1).isReached)
        #expect(!quorum(3, 1, countsProxies: false).isReached)
        #expect(quorum(3, 1).voters == 4)
    }

    @Test func `nobody decides in an empty room, and a second call needs no quorum`() {
        #expect(!quorum(0, percent: 0).isReached)
        #expect(quorum(1, percent: 0).isReached)
        #expect(!quorum(0, isSecondCall: true).isReached && quorum(1, isSecondCall: true).isReached)
    }
}
