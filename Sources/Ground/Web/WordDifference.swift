/// What changed between two texts, word by word (longest common subsequence).
package enum WordDifference {
    /// Above that many words the texts are compared as wholes.
    private static let limit = 3000

    package static func changes(from old: String, to new: String) -> [Change] {
        if old == new { return old.isEmpty ? [] : [.same(old)] }
        let (before, after) = (words(old), words(new))
        guard before.count <= limit, after.count <= limit else { return [.removed(old), .added(new)] }
        return gathered(steps(before, after))
    }

    private enum Step { case same(Substring), removed(Substring), added(Substring) }

    private static func steps(_ before: [Substring], _ after: [Substring]) -> [Step] {
        // Numbers are compared, for words are too slow: there are millions of pairs.
        var known: [Substring: Int] = [:]
        func number(_ word: Substring) -> Int {
            if let found = known[word] { return found }
            known[word] = known.count
            return known.count - 1
        }
        let old = before.map { number($0) }, new = after.map { number($0) }
        let width = after.count + 1
        var lengths = [Int32](repeating: 0, count: (before.count + 1) * width)
        for i in before.indices.reversed() {
            for j in after.indices.reversed() {
                lengths[i * width + j] = old[i] == new[j]
                    ? lengths[(i + 1) * width + j + 1] + 1 : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
            }
        }
        var steps: [Step] = [], i = 0, j = 0
        while i < before.count || j < after.count {
            if i < before.count, j < after.count, old[i] == new[j] {
                steps.append(.same(before[i])); i += 1; j += 1
            } else if j == after.count || i < before.count && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
                steps.append(.removed(before[i])); i += 1
            } else {
                steps.append(.added(after[j])); j += 1
            }
        }
        return steps
    }

    /// Neighbours of one kind, in one piece.
    private static func gathered(_ steps: [Step]) -> [Change] {
        var changes: [Change] = []
        for step in steps {
            switch (step, changes.last) {
            case (.same(let word), .same(let text)?): changes[changes.count - 1] = .same(text + word)
            case (.removed(let word), .removed(let text)?): changes[changes.count - 1] = .removed(text + word)
            case (.added(let word), .added(let text)?): changes[changes.count - 1] = .added(text + word)
            case (.same(let word), _): changes.append(.same(String(word)))
            case (.removed(let word), _): changes.append(.removed(String(word)))
            case (.added(let word), _): changes.append(.added(String(word)))
            }
        }
        return changes
    }

    /// Each word with the white space that follows it.
    private static func words(_ text: String) -> [Substring] {
        var words: [Substring] = [], start = text.startIndex, wasSpace = false
        for index in text.indices {
            let isSpace = text[index].isWhitespace
            if wasSpace, !isSpace { words.append(text[start..<index]); start = index }
            wasSpace = isSpace
        }
        if start < text.endIndex { words.append(text[start...]) }
        return words
    }
}
