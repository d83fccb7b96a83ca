package import Database
package import Vocabulary
package import Web

/// What the codes of the journal say in words. Each folder that performs acts has a table of its own; `App` puts them together.
package struct JournalWords: Sendable {
    /// What a kind of subject is called, and how those of that kind are found.
    package struct Kind: Sendable {
        package var name: Message
        /// Those that still exist, by number, as this visitor may know them.
        package var find: @Sendable (Set<Int>, Visit, Reading) throws -> [Int: JournalSubject]

        package init(_ name: Message, find: @escaping @Sendable (Set<Int>, Visit, Reading) throws -> [Int: JournalSubject] = { _, _, _ in [:] }) {
            self.name = name
            self.find = find
        }
    }

    /// By code: `proposal.deposit`, what was done.
    package var acts: [String: Message]
    /// By code: `proposal`.
    package var kinds: [String: Kind]

    package init(acts: [String: Message] = [:], kinds: [String: Kind] = [:]) {
        self.acts = acts
        self.kinds = kinds
    }

    package static func + (left: Self, right: Self) -> Self {
        JournalWords(acts: left.acts.merging(right.acts) { $1 }, kinds: left.kinds.merging(right.kinds) { $1 })
    }

    /// What the lines are about, in one question for each kind.
    package func subjects(of lines: [JournalLine], _ visit: Visit, _ db: Reading) throws -> JournalSubjects {
        var found: [String: [Int: JournalSubject]] = [:]
        for (kind, lines) in Dictionary(grouping: lines, by: \.subject) {
            found[kind] = try kinds[kind]?.find(Set(lines.map(\.subjectID)), visit, db)
        }
        return JournalSubjects(found: found)
    }
}

/// What a line is about: how it is called, and where the reader may see it.
package struct JournalSubject: Sendable, Equatable {
    package var title: String
    package var path: String?

    package init(_ title: String, path: String? = nil) {
        self.title = title
        self.path = path
    }
}

/// What the lines of a page are about.
package struct JournalSubjects: Sendable {
    var found: [String: [Int: JournalSubject]] = [:]

    package subscript(line: JournalLine) -> JournalSubject? { found[line.subject]?[line.subjectID] }
}

/// Where the running software keeps the words of its journal.
package protocol JournalWordsRegistry: Sendable {
    static var words: JournalWords { get }
}
