/// The pattern of an address: `/editions/:edition/propositions/:proposal`. Parts that begin with a colon are named.
package struct Path: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package enum Part: Sendable, Equatable {
        case fixed(String)
        case named(String)
    }

    package let parts: [Part]
    package let description: String

    package init(stringLiteral text: String) {
        description = text
        parts = text.split(separator: "/").map { $0.hasPrefix(":") ? .named(String($0.dropFirst())) : .fixed(String($0)) }
    }

    /// The named parts when the segments fit, else nil.
    func match(_ segments: [String]) -> [String: String]? {
        guard segments.count == parts.count else { return nil }
        var parameters: [String: String] = [:]
        for (part, segment) in zip(parts, segments) {
            switch part {
            case .fixed(let text): guard text == segment else { return nil }
            case .named(let name): parameters[name] = segment
            }
        }
        return parameters
    }
}
