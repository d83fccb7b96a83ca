#if canImport(Glibc)
import Glibc
#endif

/// Finds the short texts that say the same: cosine of the 3- to 5-letter pieces of their words, the rare ones weighing more.
/// For 1,500 titles, building takes 8 ms and a search half of one; 35 and 2 with a paragraph each. Keep it while the texts stay.
package struct Similarity: Sendable {
    /// One of the texts, by its rank, and how alike it is, from 0 to 1.
    package struct Match: Sendable, Equatable {
        package let rank: Int
        package let likeness: Double
    }

    /// Pieces are counted by a hash of 16 bits; two that share one are told apart by the others of their text.
    private static let kinds = 1 << 16

    private var rarity: [Float]
    /// The pieces of all texts, one text after the other, and their weights.
    private var pieces: [UInt16] = []
    private var weights: [Float] = []
    private var ends: [Int] = []

    package init(_ texts: [String]) {
        var holders = [Int32](repeating: 0, count: Self.kinds)
        var counter = PieceCounter()
        for text in texts {
            counter.count(text)
            for piece in counter.pieces { holders[Int(piece)] += 1 }
            pieces += counter.pieces
            weights += counter.counts
            ends.append(pieces.count)
        }
        let all = Float(texts.count + 1)
        rarity = holders.map { logf(all / Float($0 + 1)) + 1 }
        for rank in texts.indices { weigh(rank) }
    }

    /// The texts most like this one, the closest first.
    package func closest(to text: String, limit: Int = 5, atLeast threshold: Double = 0.3) -> [Match] {
        var counter = PieceCounter()
        var asked = [Float](repeating: 0, count: Self.kinds)
        var square: Float = 0
        counter.count(text)
        for (piece, count) in zip(counter.pieces, counter.counts) {
            let weight = (count == 1 ? 1 : 1 + logf(count)) * rarity[Int(piece)]
            asked[Int(piece)] = weight
            square += weight * weight
        }
        guard square > 0 else { return [] }
        let length = square.squareRoot()
        var matches: [Match] = []
        for rank in ends.indices {
            var product: Float = 0
            for index in range(rank) { product += asked[Int(pieces[index])] * weights[index] }
            let likeness = Double(product / length)
            if likeness >= threshold { matches.append(Match(rank: rank, likeness: min(likeness, 1))) }
        }
        return Array(matches.sorted { ($1.likeness, $0.rank) < ($0.likeness, $1.rank) }.prefix(limit))
    }

    private func range(_ rank: Int) -> Range<Int> { (rank == 0 ? 0 : ends[rank - 1])..<ends[rank] }

    /// Turns the counts of a text into weights whose squares add up to one.
    private mutating func weigh(_ rank: Int) {
        var square: Float = 0
        for index in range(rank) {
            let count = weights[index]
            weights[index] = (count == 1 ? 1 : 1 + logf(count)) * rarity[Int(pieces[index])]
            square += weights[index] * weights[index]
        }
        guard square > 0 else { return }
        let length = square.squareRoot()
        for index in range(rank) { weights[index] /= length }
    }
}

/// Counts the pieces of one text after the other, in the same memory.
private struct PieceCounter {
    private var places = [Int32](repeating: -1, count: 1 << 16)
    private(set) var pieces: [UInt16] = []
    private(set) var counts: [Float] = []

    mutating func count(_ text: String) {
        for piece in pieces { places[Int(piece)] = -1 }
        pieces.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        // A space on each side, so that the first and the last letters of a word weigh too.
        let letters = [UInt8(ascii: " ")] + Folding.fold(text).utf8 + [UInt8(ascii: " ")]
        var start = 0
        while let end = letters[(start + 1)...].firstIndex(of: UInt8(ascii: " ")) {
            let isEmpty = end - start <= 6 && SearchText.emptyWords.contains(String(decoding: letters[start + 1..<end], as: UTF8.self))
            if !isEmpty { cut(letters, start...end) }
            start = end
        }
    }

    private mutating func cut(_ letters: [UInt8], _ word: ClosedRange<Int>) {
        letters.withUnsafeBufferPointer { letters in
            places.withUnsafeMutableBufferPointer { places in
                for start in word.lowerBound..<max(word.lowerBound, word.upperBound - 1) {
                    var hash: UInt32 = 2_166_136_261
                    for end in start...min(start + 4, word.upperBound) {
                        hash = (hash ^ UInt32(letters[end])) &* 16_777_619
                        guard end >= start + 2 else { continue }
                        let piece = UInt16(truncatingIfNeeded: hash >> 16 ^ hash)
                        let place = Int(places[Int(piece)])
                        if place >= 0 { counts[place] += 1; continue }
                        places[Int(piece)] = Int32(pieces.count)
                        pieces.append(piece)
                        counts.append(1)
                    }
                }
            }
        }
    }
}
