public import Tally

/// An election as a Pabulib file holds it: what the count needs, and every column as it was written. (Stolicki, Szufa, Talmon 2020.)
public struct PabulibFile: Sendable {
    /// In the order of the file.
    public var meta: [Meta]
    public var instance: Instance
    public var profile: Profile
    /// Header of PROJECTS, and its rows as text, alongside `instance.projects`.
    public var projectColumns: [String]
    public var projectRows: [[String]]
    /// Header of VOTES, and its rows, kept only when the reader is asked to.
    public var voteColumns: [String]
    public var votes: [Vote]
    /// What is wrong with the file; after a strict reading, only remarks. Of each kind the first twenty.
    public var defects: [Defect]
    /// How many there are of each kind, by `Defect.name`.
    public var defectCounts: [String: Int]

    /// A line of META.
    public struct Meta: Sendable, Equatable {
        public var key: String
        public var value: String
        public init(_ key: String, _ value: String) { (self.key, self.value) = (key, value) }
    }

    /// A row of VOTES: the ballot, and every field as text.
    public struct Vote: Sendable, Equatable {
        public var ballot: Ballot
        public var fields: [String]
        public init(_ ballot: Ballot, fields: [String]) { (self.ballot, self.fields) = (ballot, fields) }
    }

    public init(
        meta: [Meta], instance: Instance, profile: Profile, projectColumns: [String], projectRows: [[String]],
        voteColumns: [String], votes: [Vote], defects: [Defect] = [], defectCounts: [String: Int] = [:]
    ) {
        (self.meta, self.instance, self.profile) = (meta, instance, profile)
        (self.projectColumns, self.projectRows) = (projectColumns, projectRows)
        (self.voteColumns, self.votes) = (voteColumns, votes)
        (self.defects, self.defectCounts) = (defects, defectCounts)
    }

    public subscript(meta key: String) -> String? { meta.first { $0.key == key }?.value }

    /// A column of a project: `name`, `latitude`, `selected`…; nil when the file lacks it or leaves it empty.
    public func value(_ column: String, ofProject project: Int) -> String? {
        guard let place = projectColumns.firstIndex(of: column), place < projectRows[project].count else { return nil }
        let text = projectRows[project][place]
        return text.isEmpty ? nil : text
    }

    /// A column of a vote: `voter_id`, `age`, `voting_method`…
    public func value(_ column: String, ofVote vote: Int) -> String? {
        guard let place = voteColumns.firstIndex(of: column), place < votes[vote].fields.count else { return nil }
        let text = votes[vote].fields[place]
        return text.isEmpty ? nil : text
    }

    public func name(of project: Int) -> String { value("name", ofProject: project) ?? instance.projects[project].id }

    /// The winners the city itself announced; nil when the file does not say.
    public var officialWinners: [Int]? {
        guard projectColumns.contains("selected") else { return nil }
        return instance.projects.indices.filter { value("selected", ofProject: $0) == "1" }
    }
}

/// A file that a strict reading refuses, with the defects, worst first where there are many.
public struct RefusedFile: Error, Sendable {
    public var defects: [Defect]
    /// How many there are of each kind, by `Defect.name`.
    public var defectCounts: [String: Int]
}

extension PabulibFile {
    /// Reads a whole file held in memory.
    public init(reading bytes: [UInt8], keepVotes: Bool = false, lenient: Bool = false) throws(RefusedFile) {
        var reader = PabulibReader(keepVotes: keepVotes, lenient: lenient)
        bytes.withUnsafeBufferPointer { reader.feed($0) }
        self = try reader.finish()
    }
}
