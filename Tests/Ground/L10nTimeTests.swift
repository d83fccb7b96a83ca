import Foundation
import Testing
import Vocabulary

@testable import L10n

/// The time of the city: winter and summer, to the second.
struct L10nTimeTests {
    private func utc(_ text: String) -> Instant { Instant(milliseconds: WallClock(text)!.secondsSince1970 * 1000) }

    @Test func `a delay in days ends at the last minute of its last day, across a change of hour too`() {
        // From Thursday 22 October 2026 at 15:00 in summer time: five days later clocks say 23:59 in winter time.
        let begun = Instant(localInput: "2026-10-22T15:00")!
        #expect(CityTime.city.endOfDay(begun, adding: 5) == Instant(localInput: "2026-10-27T23:59")!)
        #expect(CityTime.city.endOfDay(begun, adding: 0) == Instant(localInput: "2026-10-22T23:59")!)
    }

    @Test(arguments: [
        ("2026-03-29T00:59:59", "2026-03-29T01:59:59"), ("2026-03-29T01:00:00", "2026-03-29T03:00:00"),
        ("2026-10-25T00:59:59", "2026-10-25T02:59:59"), ("2026-10-25T01:00:00", "2026-10-25T02:00:00"),
        ("2027-03-28T00:59:59", "2027-03-28T01:59:59"), ("2027-03-28T01:00:00", "2027-03-28T03:00:00"),
        ("2090-03-26T00:59:59", "2090-03-26T01:59:59"), ("2090-03-26T01:00:00", "2090-03-26T03:00:00"),
        ("2090-10-29T00:59:59", "2090-10-29T02:59:59"), ("2090-10-29T01:00:00", "2090-10-29T02:00:00"),
        ("1970-01-01T00:00:00", "1970-01-01T01:00:00"), ("2026-12-31T23:30:00", "2027-01-01T00:30:00"),
    ])
    func `Clocks in Paris change on the last Sundays of March and October`(greenwich: String, paris: String) {
        #expect(CityTime.paris.clock(at: utc(greenwich)).text == paris)
    }

    @Test func `A skipped hour is taken after the change, and of a doubled hour the first`() {
        let skipped = Instant(localInput: "2026-03-29T02:30", in: .paris)
        #expect(skipped == utc("2026-03-29T01:30:00"))
        #expect(skipped.map { CityTime.paris.clock(at: $0).text } == "2026-03-29T03:30:00")
        #expect(Instant(localInput: "2026-10-25T02:30", in: .paris) == utc("2026-10-25T00:30:00"))
        #expect(Instant(localInput: "2026-10-25T03:00", in: .paris) == utc("2026-10-25T02:00:00"))
    }

    @Test(arguments: ["Europe/Paris", "Indian/Reunion", "America/Martinique", "Pacific/Noumea", "America/Miquelon", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo"])
    func `Every offset from 1970 to 2100 is the one Foundation knows`(name: String) throws {
        let time = try #require(CityTime(zone: name)), reference = try #require(TimeZone(identifier: name))
        var draw = SystemRandomNumberGenerator()
        let drawn = (0..<3000).map { _ in Int.random(in: 0...4_102_444_800, using: &draw) }
        let wrong = drawn.first { seconds in
            let expected = reference.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
            return time.offset(at: Instant(milliseconds: seconds * 1000)) != expected
        }
        #expect(wrong == nil)
    }

    @Test func `Without a table of zones, the rule alone gives the same time`() throws {
        let rule = ZoneTable(rule: try #require(SeasonRule("CET-1CEST,M3.5.0,M10.5.0/3")))
        for day in 0..<(365 * 40) {
            let second = 1_000_000_000 + day * 86_400 + day * 7919 % 86_400
            #expect(rule.offset(at: second) == CityTime.paris.offset(at: Instant(milliseconds: second * 1000)))
        }
    }

    @Test(arguments: ["<+04>-4", "UTC0", "EST5EDT,M3.2.0,M11.1.0", "AEST-10AEDT,M10.1.0,M4.1.0/3", "IST-2IDT,M3.4.4/26,M10.5.0", "XXX3YYY,J60/0,300"])
    func `Rules of every shape are read`(text: String) { #expect(SeasonRule(text) != nil) }

    @Test(arguments: ["", "CET", "C-1", "CET-25", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0/3x,", "CET-1 CEST"])
    func `Rules that make no sense are not`(text: String) { #expect(SeasonRule(text) == nil) }

    @Test(arguments: ["", "Europe/Nowhere", "../../../etc/passwd", "/etc/passwd", "Europe", "tzdata.zi"])
    func `A zone that is not one is refused`(name: String) { #expect(CityTime(zone: name) == nil) }

    @Test func `A damaged file of a zone is refused, whatever is cut or changed in it`() throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/Europe/Paris")))
        #expect(ZoneTable(bytes) != nil)
        for length in stride(from: 0, to: bytes.count - 40, by: 7) { #expect(ZoneTable(Array(bytes.prefix(length))) == nil) }
        for place in 0..<min(bytes.count, 400) {
            var changed = bytes
            changed[place] = 0xFF
            _ = ZoneTable(changed)?.offset(at: 1_800_000_000)
        }
    }

    @Test func `What a date field sends comes back the same`() throws {
        let texts = Texts(.french, time: .paris)
        let typed = try #require(Instant(localInput: "2026-11-22T14:05", in: .paris))
        #expect(texts.dateTimeInput(typed) == "2026-11-22T14:05")
        #expect(texts.dateInput(typed) == "2026-11-22")
        #expect(Instant(localInput: "2026-11-22 14:05:30", in: .paris) == typed + .seconds(30))
        #expect(Instant(dateInput: "2026-06-30", in: .paris) == utc("2026-06-29T22:00:00"))
    }

    @Test(arguments: ["", "2026-02-29T10:00", "2026-13-01T10:00", "2026-00-10T10:00", "2026-01-01T24:00", "2026-01-01T10:60", "0000-01-01T00:00", "2026-01-01", "2026-1-1T10:00", "２026-01-01T1:00", "2026-01-01T10:00Z", "aaaa-bb-ccTdd:ee"])
    func `A date that does not exist is refused`(typed: String) { #expect(Instant(localInput: typed, in: .paris) == nil) }

    @Test func `Days are counted by the midnights of the city`() {
        let evening = Instant(localInput: "2026-03-28T23:30", in: .paris)!
        #expect(CityTime.paris.days(from: evening, to: evening + .hours(1)) == 1)
        #expect(CityTime.paris.startOfDay(evening) == Instant(dateInput: "2026-03-28", in: .paris))
        #expect(CityTime.paris.startOfDay(evening, adding: 2) == Instant(dateInput: "2026-03-30", in: .paris))
    }

    @Test func `The calendar holds over four centuries`() {
        var clock = WallClock(year: 1899, month: 12, day: 31), day = clock.daysSince1970
        for _ in 0..<146_097 {
            let next = WallClock(secondsSince1970: (day + 1) * 86_400)
            #expect(next.daysSince1970 == day + 1)
            #expect(next.weekday == (clock.weekday + 1) % 7)
            (clock, day) = (next, day + 1)
        }
        #expect(WallClock(year: 2026, month: 11, day: 22).weekday == 6)
        #expect(WallClock(secondsSince1970: -1).text == "1969-12-31T23:59:59")
    }
}
