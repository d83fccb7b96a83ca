import Pabulib
import Tally

/// Those whose time does not grow with the costs.
private let rules = [
    AllocationRule(), AllocationRule(utility: .points), AllocationRule(.equalShares), AllocationRule(.equalShares, utility: .points),
    AllocationRule(.phragmen), AllocationRule(.boundedOverspending, utility: .cardinality), AllocationRule(.boundedOverspending, utility: .points),
]

/// What libFuzzer calls with each input: the reader, in pieces and leniently too, must answer or refuse, never crash;
/// and what it accepts must count and be written back as the same election.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    for lenient in [false, true] {
        var reader = PabulibReader(keepVotes: true, lenient: lenient)
        let middle = count / 2
        reader.feed(UnsafeBufferPointer(rebasing: bytes[..<middle]))
        reader.feed(UnsafeBufferPointer(rebasing: bytes[middle...]))
        guard let file = try? reader.finish() else { continue }
        for rule in rules { _ = try? rule.allocate(file.instance, file.profile) }
        // Read without being kept, ballots written alike are counted as one was.
        guard let alike = try? PabulibFile(reading: Array(bytes), lenient: lenient), alike.profile.weights == file.profile.weights,
            alike.profile.bounds == file.profile.bounds, alike.profile.choices == file.profile.choices, alike.profile.breakdowns == file.profile.breakdowns
        else { fatalError("ballots written alike are counted otherwise") }
        if !lenient {
            guard let again = try? PabulibFile(reading: file.written(), keepVotes: true), again.instance == file.instance, again.votes == file.votes else {
                fatalError("an accepted file does not survive writing and reading")
            }
        }
    }
    return 0
}
