import Pabulib
import Tally
import Testing

/// Reading and writing `.pb` files, sound and damaged.
struct PabulibTests {
    static let plain = #"""
        META
        key;value
        description;A small vote
        num_projects;3
        num_votes;4
        budget;1000
        vote_type;approval
        PROJECTS
        project_id;cost;votes;name;district;category
        1;400;3;"Bancs; et ""fontaines""";Centre;Nature,Eau
        02;300.50;1;Pistes;Nord;
        A/3;299,5;2;Préau;;École
        VOTES
        voter_id;vote;voting_method;age
        10;1,02;internet;30
        11;1,A/3;paper;41
        12;A/3, 1;paper;
        13;;internet;77

        """#

    private func read(_ text: String, lenient: Bool = false) throws -> PabulibFile {
        try PabulibFile(reading: Array(text.utf8), keepVotes: true, lenient: lenient)
    }

    private func defects(_ text: String) -> [Defect] {
        do { return try read(text).defects } catch { return (error as? RefusedFile)?.defects ?? [] }
    }

    @Test func `projects, money and ballots are what the file says`() throws {
        let file = try read(Self.plain)
        #expect(file.instance.projects.map(\.id) == ["1", "02", "A/3"])
        #expect(file.instance.decimals == 1)
        #expect(file.instance.projects.map(\.cost) == [4000, 3005, 2995])
        #expect(file.instance.budget == 10000 && file.instance.text(of: 3005) == "300.5")
        #expect(file.instance.projects.map(\.territory) == ["Centre", "Nord", nil])
        #expect(file.instance.projects[0].categories == ["Nature", "Eau"])
        #expect(file.name(of: 0) == "Bancs; et \"fontaines\"")
        #expect(file.profile.voters == 4 && file.profile.groups == 3)
        #expect(file.votes.map(\.ballot.choices) == [[0, 1], [0, 2], [2, 0], []])
        #expect(file.value("age", ofVote: 1) == "41")
        #expect(file.profile.breakdowns["voting_method"]?.supporters(of: 0, "paper") == 2)
    }

    @Test func `what is odd but harmless is remarked upon and read`() throws {
        let file = try read(Self.plain)
        #expect(file.defects == [Defect(line: 18, .emptyBallot)])
        #expect(defects(Self.plain.replacing("02;300.50;1;", with: "02;300.50;7;")).map(\.kind).contains(.votesDiffer(project: "02", declared: "7", found: 1)))
        #expect(defects(Self.plain.replacing("10;1,02;", with: "10;1,1,02;")).map(\.kind).contains(.repeatedChoice("1")))
        #expect(try read(Self.plain.replacing("10;1,02;", with: "10;1,1,02;")).profile.groups == 3)
    }

    @Test(arguments: BallotKind.allCases) func `ballots written alike are counted as if each were read`(kind: BallotKind) throws {
        var dice = Dice(7)
        let votes = ["1,02", "02,1", " 1, 02", "A/3", "", "1,9", "1,1", "A/3,02,1"]
        var text = "META\nkey;value\nbudget;10\nvote_type;\(kind.rawValue)\nmax_length;2\nPROJECTS\nproject_id;cost\n1;4\n02;3\nA/3;2\n"
        text += "VOTES\nvoter_id;vote;points;weight;district\n"
        for voter in 0..<500 {
            let vote = votes.randomElement(using: &dice)!, points = vote.split(separator: ",").indices.map { _ in String(Int.random(in: 0...3, using: &dice)) }
            let weight = ["1", "1", "3", "x"].randomElement(using: &dice)!, place = ["Nord", "Sud", ""].randomElement(using: &dice)!
            text += "\(voter);\(vote);\(points.joined(separator: ","));\(weight);\(place)\n"
        }
        let one = try PabulibFile(reading: Array(text.utf8), keepVotes: true, lenient: true), alike = try PabulibFile(reading: Array(text.utf8), lenient: true)
        #expect(alike.defects == one.defects && alike.defectCounts == one.defectCounts && !one.defects.isEmpty)
        #expect(alike.profile.voters == one.profile.voters && alike.profile.weights == one.profile.weights && one.profile.groups > 2)
        #expect(alike.profile.bounds == one.profile.bounds && alike.profile.choices == one.profile.choices && alike.profile.points == one.profile.points)
        #expect(alike.profile.breakdowns == one.profile.breakdowns && one.profile.breakdowns["district"]?.voters.count == 2)
    }

    @Test func `columns about voters are counted only where they are asked for`() throws {
        var reader = PabulibReader(countsColumns: false)
        Array(Self.plain.utf8).withUnsafeBufferPointer { reader.feed($0) }
        let file = try reader.finish(), whole = try read(Self.plain)
        #expect(file.profile.breakdowns.isEmpty && file.profile.weights == whole.profile.weights && file.profile.choices == whole.profile.choices)
    }

    @Test func `byte order marks, line ends, blank lines and capital headers change nothing`() throws {
        let file = try read(Self.plain)
        for text in [
            "\u{FEFF}" + Self.plain, Self.plain.replacing("\n", with: "\r\n"), Self.plain.replacing("VOTES\n", with: "\nVOTES\n\n"),
            Self.plain.replacing("voter_id;vote", with: "Voter_ID; VOTE"), String(Self.plain.dropLast()), Self.plain.replacing("VOTES\n", with: "VOTES;;;\n"),
        ] {
            let other = try read(text)
            #expect(other.instance == file.instance)
            #expect(other.votes == file.votes)
        }
    }

    @Test(arguments: [
        ("num_projects;3", "num_projects;4", 4, "META says num_projects 4, the file has 3"),
        ("num_votes;4", "num_votes;5", 5, "META says num_votes 5, the file has 4"),
        ("02;300.50", "02;-300", 11, "“-300” is not a cost"),
        ("02;300.50", "02;99999999999999999999", 11, "“99999999999999999999” is not a cost"),
        ("02;300.50", "1;300.50", 11, "project “1” appears twice"),
        ("02;300.50", ";300.50", 11, "a project has no id"),
        ("10;1,02", "10;1,9", 15, "a vote for project “9”, which is not in PROJECTS"),
        ("11;1,A/3", "10;1,A/3", 16, "voter “10” appears twice"),
        ("10;1,02;internet;30", "10;1,02;internet;30;x", 15, "5 fields where the header has 4"),
        ("10;1,02;internet;30", "10;1,02;internet", 15, "3 fields where the header has 4"),
        ("vote_type;approval", "vote_type;shouting", 7, "vote_type “shouting” is not one of approval, choose-1, cumulative, scoring, ordinal"),
        ("budget;1000", "budget;lots", 6, "META budget cannot be read: “lots”"),
        ("budget;1000\n", "", 0, "META lacks budget"),
        // What would overflow or trap further on is refused here, where the line is known.
        ("budget;1000\n", "budget;1000\nmin_project_score_threshold;1e300\n", 7, "META min_project_score_threshold cannot be read: “1e300”"),
        ("budget;1000\n", "budget;1000\nmin_project_score_threshold;inf\n", 7, "META min_project_score_threshold cannot be read: “inf”"),
        ("budget;1000\n", "budget;1000\nmin_project_score_threshold;nan\n", 7, "META min_project_score_threshold cannot be read: “nan”"),
        ("budget;1000", "budget;9223372036854775807", 6, "META budget cannot be read: “9223372036854775807”"),
        ("02;300.50", "02;9223372036854775807", 11, "the cost “9223372036854775807” is too large, or too finely written beside the others, to be counted exactly"),
        ("02;300.50", "02;1000000000000000001", 11, "the cost “1000000000000000001” is too large, or too finely written beside the others, to be counted exactly"),
        ("02;300.50", "02;0.3000000000000001", 11, "the cost “0.3000000000000001” is too large, or too finely written beside the others, to be counted exactly"),
        ("budget;1000\n", "budget;1000\ndefault_score;-1\n", 7, "default_score “-1” is not applied: what a ballot leaves out gets nothing"),
        ("Pistes", "Pis\0tes", 11, "the text is not UTF-8, or holds the character zero"),
        ("A small vote", "A small\0vote", 3, "the text is not UTF-8, or holds the character zero"),
        ("project_id;cost", "project;cost", 9, "column project_id is missing in section PROJECTS"),
        ("voter_id;vote;", "voter_id;choice;", 14, "column vote is missing in section VOTES"),
        ("META\n", "Dear city,\nMETA\n", 1, "text before the META section; this is not a Pabulib file"),
        ("Pistes", "\"Pistes", 11, "a quotation mark is never closed"),
    ])
    func `a damaged file is refused with the line and the reason`(old: String, new: String, line: Int, reason: String) {
        let text = Self.plain.replacing(old, with: new, maxReplacements: 1)
        #expect(throws: RefusedFile.self) { try read(text) }
        let found = defects(text)
        #expect(found.contains { $0.line == line && $0.reason == reason }, "\(found)")
    }

    @Test func `a vote type decides what a ballot may hold`() throws {
        let several = Self.plain.replacing("vote_type;approval", with: "vote_type;choose-1")
        #expect(defects(several).map(\.kind).contains(.severalChoices(2)))
        let points = Self.plain.replacing("vote_type;approval", with: "vote_type;cumulative")
        #expect(defects(points).map(\.kind).contains(.missingColumn("points", section: "VOTES")))
        #expect(defects("").map(\.kind) == [.missingSection("META"), .missingSection("PROJECTS"), .missingSection("VOTES")])
        #expect(defects("VOTES\nvoter_id;vote\n").map(\.kind).first == .sectionOutOfOrder("VOTES"))
    }

    @Test func `a section that comes back is refused, and a header may end with separators`() throws {
        let again = Self.plain + "PROJECTS\nproject_id;cost;votes\nx;1;1\n"
        #expect(defects(again).map(\.kind).contains(.repeatedSection("PROJECTS")))
        #expect(throws: RefusedFile.self) { try read(again, lenient: true) }
        let headless = String(Self.plain.split(separator: "voter_id")[0])
        #expect(defects(headless).map(\.kind).contains(.missingColumn("voter_id", section: "VOTES")))
        let padded = try read(Self.plain.replacing("voting_method;age\n", with: "voting_method;age;;\n"))
        #expect(padded.voteColumns.count == 4)
        #expect(try PabulibFile(reading: padded.written(), keepVotes: true).votes == padded.votes)
    }

    @Test func `leniency drops what is wrong, keeps the rest and lists it`() throws {
        let text = Self.plain.replacing("10;1,02", with: "10;1,9,02").replacing("11;1,A/3", with: "10;1,A/3").replacing("num_votes;4", with: "num_votes;9")
        let file = try read(text, lenient: true)
        #expect(file.profile.voters == 3)
        #expect(file.votes.map(\.ballot.choices) == [[0, 1], [2, 0], []])
        #expect(file.defects.filter(\.isRefused).map(\.line) == [15, 16, 5])
        #expect(throws: RefusedFile.self) { try read("not a vote", lenient: true) }
    }

    @Test func `points may have decimals, and are scaled to whole numbers`() throws {
        let text = """
            META
            key;value
            budget;10
            vote_type;scoring
            PROJECTS
            project_id;cost
            a;5
            b;5
            VOTES
            voter_id;vote;points
            1;a,b;2,1
            2;b,a;1.5,0.25
            3;a,b;2,1
            """
        let file = try read(text)
        #expect(file.profile.pointsScale == 100)
        #expect(file.profile.groups == 2)
        #expect(Scores(file.profile, projects: 2).points == [425, 350])
        #expect(defects(text.replacing("2,1", with: "2")).map(\.kind).contains(.wrongPointCount(choices: 2, points: 1)))
        #expect(defects(text.replacing("2,1", with: "2,-1")).map(\.kind).contains(.negativePoints("-1")))
        let negative = try read(text.replacing("1;a,b;2,1", with: "1;a,b;2,-1"), lenient: true)
        #expect(Scores(negative.profile, projects: 2).points == [425, 150] && negative.profile.voters == 3)
        #expect(try AllocationRule(.equalShares, utility: .points).allocate(negative.instance, negative.profile).letters == "A")
        // A ballot whose points no scale holds leaves the others as they count.
        let over = try read(text.replacing("2;b,a;1.5,0.25", with: "2;b,a;2147483647,0.5"), lenient: true)
        #expect(over.profile.pointsScale == 1 && over.profile.voters == 2 && Scores(over.profile, projects: 2).points == [4, 2])
        #expect(defects(text.replacing("2,1", with: "2,1.5,3")).map(\.kind).contains(.wrongPointCount(choices: 2, points: 3)))
    }

    @Test func `ballots are not blamed for a project that is refused`() throws {
        #expect(defects(Self.plain.replacing("02;300.50", with: "02;abc")).map(\.kind) == [.badCost("abc"), .countDiffers("num_projects", declared: 3, found: 2)])
    }

    @Test func `who votes twice is seen, in whatever order voters come`() throws {
        func repeated(_ voters: [Int]) -> [String] {
            let votes = voters.map { "\($0);1;internet;30" }.joined(separator: "\n")
            return defects("META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;5\nVOTES\nvoter_id;vote;voting_method;age\n\(votes)\n").map(\.reason)
        }
        var dice = SystemRandomNumberGenerator(), dealt = (1...2000).map { $0 * 7 }
        #expect(repeated(dealt).isEmpty)
        dealt.shuffle(using: &dice)
        #expect(repeated(dealt).isEmpty)
        for twice in [[1, 2, 3, 2], [5, 3, 5], [5, 3, 3], [9, 1, 2, 1], [0, 0], dealt + [dealt[1234]]] { #expect(repeated(twice).count == 1) }
    }

    /// Ids are looked at eight bytes together: short and long, another sign at each place, zeros in front.
    @Test func `two voters are told apart by any byte of their ids, and projects by any of theirs`() throws {
        for length in [1, 2, 6, 7, 8, 9, 15, 16, 17, 19] {
            let nines = String(repeating: "9", count: length)
            let others = (0..<length).flatMap { place in
                ["8", "/", ":"].map { nines.prefix(place) + $0 + nines.dropFirst(place + 1) }
            } + ["0" + nines, nines + "0"]
            let ids = [nines] + others
            let projects = ids.map { "\($0);5" }.joined(separator: "\n")
            let votes = ids.map { "\($0); \($0) ,\(nines)" }.joined(separator: "\n")
            let text = "META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\n\(projects)\nVOTES\nvoter_id;vote\n\(votes)"
            let file = try read(text)
            #expect(file.defects.map(\.kind) == [.repeatedChoice(nines)])
            #expect(file.votes.map(\.ballot.choices) == [[0]] + (1..<ids.count).map { [$0, 0] })
            #expect(defects(text + "\n\(nines);").map(\.kind) == [.repeatedVoter(nines), .repeatedChoice(nines)])
        }
    }

    /// Separators, quotes and line breaks at every place of the eight bytes that are looked at together.
    @Test func `a row is cut alike wherever it begins`() throws {
        for length in 1...17 {
            for ending in ["\n", "\r\n"] {
                let text = Self.plain.replacing("A small vote", with: String(repeating: "x", count: length)).replacing("\n", with: ending)
                let file = try read(text)
                #expect(file.votes.map(\.ballot.choices) == [[0, 1], [0, 2], [2, 0], []] && file.name(of: 0) == "Bancs; et \"fontaines\"")
            }
        }
    }

    @Test func `of each kind of defect the first are listed, and all are counted`() throws {
        let votes = (0..<30).map { "x\($0);" }.joined(separator: "\n")
        let text = Self.plain.replacing("13;;internet;77", with: "\(votes)\n99;no;internet;77").replacing("num_votes;4", with: "num_votes;34")
        let file = try read(text, lenient: true)
        #expect(file.defectCounts == ["empty-ballot": 31, "wrong-field-count": 30, "unknown-project": 1])
        #expect(file.defects.count == 41 && file.defects.contains { $0.kind == .unknownProject("no") })
        #expect(throws: RefusedFile.self) { try read(Self.plain.replacing("Pistes", with: "\"Pistes"), lenient: true) }
        // A cost out of bounds costs its project, not the file.
        #expect(try read(Self.plain.replacing("02;300.50", with: "02;1000000000000000001"), lenient: true).instance.projects.map(\.id) == ["1", "A/3"])
    }

    @Test func `territories and categories are without the spaces around, and a category may hold a comma`() throws {
        let file = try read(Self.plain.replacing(";Centre;Nature,Eau", with: "; Centre ;Nature , Eau\\, air,"))
        #expect(file.instance.projects[0].territory == "Centre" && file.instance.projects[0].categories == ["Nature", "Eau, air"])
    }

    @Test func `a column of weights says as how many ballots each counts, by any rule`() throws {
        let weighted = Self.plain.replacing("voting_method;age", with: "voting_method;weight").replacing(";internet;30", with: ";internet;3")
            .replacing(";paper;41", with: ";paper;1").replacing(";paper;\n", with: ";paper;2.0\n").replacing(";internet;77", with: ";internet;4")
            .replacing("1;400;3;", with: "1;400;6;").replacing("300.50;1", with: "300.50;3").replacing("299,5;2", with: "299,5;3")
        let file = try read(weighted)
        #expect(file.defects.map(\.name) == ["empty-ballot"] && file.profile.voters == 10)
        #expect(file.profile.breakdowns["voting_method"]?.voters == ["internet": 7, "paper": 3])
        #expect(Scores(file.profile, projects: 3).supporters == [6, 3, 3])
        let repeated = Profile(kind: .approval, file.votes.flatMap { [Ballot](repeating: $0.ballot, count: $0.fields[3] == "2.0" ? 2 : Int($0.fields[3])!) })
        for rule in [AllocationRule(), AllocationRule(.equalShares, completions: [.add1u]), AllocationRule(.phragmen)] {
            #expect(try rule.allocate(file.instance, file.profile) == rule.allocate(file.instance, repeated))
        }
        #expect(try PabulibFile(reading: file.written(), keepVotes: true).votes == file.votes)
        for wrong in ["0", "1,5", "-1", "10001", "", "deux"] {
            #expect(defects(weighted.replacing(";internet;4", with: ";internet;\(wrong)")).contains { $0.kind == .badWeight(wrong) && $0.line == 18 }, "\(wrong)")
        }
    }

    @Test func `the order of an ordinal ballot is kept`() throws {
        let file = try read(Self.plain.replacing("vote_type;approval", with: "vote_type;ordinal"))
        #expect(file.votes[2].ballot.choices == [2, 0])
        #expect(Scores(file.profile, projects: 3).borda == [2, 0, 1])
    }

    @Test func `a file read in pieces of any size is the same file`() throws {
        let bytes = Array(Self.plain.replacing("Pistes", with: "\"Pistes\nde \"\"danse\"\"\"").utf8)
        let whole = try PabulibFile(reading: bytes, keepVotes: true)
        for size in 1...40 {
            var reader = PabulibReader(keepVotes: true)
            for start in stride(from: 0, to: bytes.count, by: size) {
                Array(bytes[start..<min(start + size, bytes.count)]).withUnsafeBufferPointer { reader.feed($0) }
            }
            let file = try reader.finish()
            #expect(file.instance == whole.instance && file.votes == whole.votes && file.projectRows == whole.projectRows, "pieces of \(size)")
        }
        #expect(whole.name(of: 1) == "Pistes\nde \"danse\"")
    }

    @Test func `writing then reading gives the same election, unknown columns included`() throws {
        let file = try read(Self.plain.replacing("Pistes", with: "\"Pistes\nde \"\"danse\"\"\""))
        let again = try PabulibFile(reading: file.written(), keepVotes: true)
        #expect(again.meta == file.meta)
        #expect(again.instance == file.instance)
        #expect(again.projectColumns == file.projectColumns && again.projectRows == file.projectRows)
        #expect(again.voteColumns == file.voteColumns && again.votes == file.votes)
    }
}
