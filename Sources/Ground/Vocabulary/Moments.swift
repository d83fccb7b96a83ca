/// A moment in time, UTC, in whole milliseconds since 1970. The database stores it as a BIGINT.
public struct Instant: Hashable, Sendable, Comparable {
    public var milliseconds: Int
    public init(milliseconds: Int) { self.milliseconds = milliseconds }

    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
    public static func + (left: Self, right: Span) -> Self { Instant(milliseconds: left.milliseconds + right.milliseconds) }
    public static func - (left: Self, right: Span) -> Self { Instant(milliseconds: left.milliseconds - right.milliseconds) }
    public static func - (left: Self, right: Self) -> Span { Span(milliseconds: left.milliseconds - right.milliseconds) }
}

/// A length of time in milliseconds.
public struct Span: Hashable, Sendable, Comparable {
    public var milliseconds: Int
    public init(milliseconds: Int) { self.milliseconds = milliseconds }
    public static func seconds(_ n: Int) -> Span { Span(milliseconds: n * 1000) }
    public static func minutes(_ n: Int) -> Span { .seconds(n * 60) }
    public static func hours(_ n: Int) -> Span { .minutes(n * 60) }
    public static func days(_ n: Int) -> Span { .hours(n * 24) }
    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}

extension Instant: Codable {
    public init(from decoder: any Decoder) throws { milliseconds = try decoder.singleValueContainer().decode(Int.self) }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}
