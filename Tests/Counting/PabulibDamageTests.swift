import Pabulib
import Tally
import Testing

/// Files that something ate on their way.
struct PabulibDamageTests {
    @Test func `random damage never crashes the reader`() throws {
        let bytes = Array(PabulibTests.plain.utf8)
        var dice = Dice(7)
        for _ in 0..<4000 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...6, using: &dice) {
                let place = Int.random(in: 0..<damaged.count, using: &dice)
                switch Int.random(in: 0..<4, using: &dice) {
                case 0: damaged[place] = UInt8.random(in: 0...255, using: &dice)
                case 1: damaged.remove(at: place)
                case 2: damaged.insert([0x22, 0x3B, 0x0A, 0x2C, 0x0D, 0x30].randomElement(using: &dice)!, at: place)
                default: damaged.removeLast(min(damaged.count - 1, Int.random(in: 0...20, using: &dice)))
                }
            }
            for lenient in [false, true] {
                guard let file = try? PabulibFile(reading: damaged, keepVotes: true, lenient: lenient) else { continue }
                // Whatever was accepted can be counted and written.
                _ = try AllocationRule().allocate(file.instance, file.profile)
                _ = file.written()
            }
        }
    }
}
