@testable import ParticipatoryBodies
import Testing
import Vocabulary

/// Who may be drawn, as a draw knows them.
@Suite struct `The pool of a draw` {
    private func candidate(_ number: Int, _ gender: Seat.Gender = .woman, _ place: String = "centre", age: String = "30-44", home: String = "") -> PanelPool.Candidate {
        PanelPool.Candidate(application: ID(number), gender: gender, neighbourhood: place, age: age, household: home)
    }

    @Test func `says of people only what a quota speaks of, and numbers only the addresses that several share`() {
        let people = [candidate(1, home: "x"), candidate(2, .man, "quai", home: "y"), candidate(3, home: "x"), candidate(4)]
        #expect(PanelPool(candidates: people).file == "numero,genre,quartier,foyer\n1,woman,centre,f1\n2,man,quai,\n3,woman,centre,f1\n4,woman,centre,\n")
        let aged = PanelPool(candidates: Array(people.suffix(1)), limits: [PanelPool.Limit("age,30-44,0,1")!])
        #expect(aged.file == "numero,genre,age,quartier\n1,woman,30-44,centre\n", "nobody lives with another: no column")
    }

    @Test func `holds the quotas that are written, parity, and every neighbourhood when it is asked`() {
        let people = [candidate(1), candidate(2, .man, "quai", age: "16-29"), candidate(3, .man, "sans")]
        let pool = PanelPool(candidates: people, limits: [PanelPool.Limit("age, 16-29, 1, 2")!])
        #expect(pool.quotas(size: 3, hasParity: true, isEverywhere: true) == """
            category,feature,min,max
            genre,man,1,2
            genre,woman,1,2
            age,16-29,1,2
            age,30-44,0,3
            quartier,centre,1,3
            quartier,quai,1,3
            quartier,sans,0,3

            """)
    }

    @Test func `parity counts those who sit already, as near as the seats to draw allow`() {
        var pool = PanelPool(candidates: [candidate(1), candidate(2, .man)])
        func genders(_ size: Int) -> [Substring] { pool.quotas(size: size, hasParity: true, isEverywhere: false).split(separator: "\n").filter { $0.hasPrefix("genre") } }
        pool.sitting = [.woman: 1, .man: 3]
        #expect(genders(2) == ["genre,man,0,0", "genre,woman,2,2"])
        #expect(genders(3) == ["genre,man,0,1", "genre,woman,2,3"])
        pool.sitting = [.man: 4]
        #expect(genders(2) == ["genre,man,0,0", "genre,woman,2,2"], "two seats do not make up for four")
        pool.sitting = [.woman: 2, .man: 2]
        #expect(genders(2) == ["genre,man,1,1", "genre,woman,1,1"])
        pool.sitting = [.unsaid: 2]
        #expect(genders(4) == ["genre,man,2,2", "genre,woman,2,2"], "who does not say weighs on neither side")
    }

    @Test func `a line that is no quota is refused, and an age is a wide band`() {
        for line in ["age", "age,16-29,2,1", "age,,0,1", "taille,grand,0,1", "age,16-29,-1,2", "age,16-29,a,2", "age,16-29,9223372036854775807,9223372036854775807"] as [Substring] { #expect(PanelPool.Limit(line) == nil, "\(line)") }
        let now = Instant(milliseconds: 1_795_000_000_000)
        #expect([2015, 2010, 1997, 1996, 1960, 1930].map { PanelPool.age(bornIn: $0, at: now) } == ["moins-de-16", "16-29", "16-29", "30-44", "60-74", "75-et-plus"])
        #expect(PanelPool.age(bornIn: nil, at: now) == "sans")
    }
}
