/// The pattern of an address: `/editions/:edition/propositions/:proposal`. Parts that begin with a colon are named.
package struct Path: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package enum Part: Sendable, Equatable {
        case fixed(String)
        case named(String)
        /// A named part before an ending: `:meeting.pdf`.
        case suffixed(String, ending: String)
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
            case .suffixed(let name, let ending):
                guard segment.hasSuffix(ending), segment.count > ending.count else { return nil }
                parameters[name] = String(segment.dropLast(ending.count))
            }
        }
        return parameters
    }
}

extension Path {
    /// The same address with an ending on its last part: where the printed form of a page is.
    func ending(_ ending: String) -> Path {
        var parts = parts
        switch parts.popLast() {
        case .fixed(let text): parts.append(.fixed(text + ending))
        case .named(let name): parts.append(.suffixed(name, ending: ending))
        case .suffixed, nil: preconditionFailure("\(description) has no name to end")
        }
        return Path(parts: parts, description: description + ending)
    }

    private init(parts: [Part], description: String) {
        self.parts = parts
        self.description = description
    }
}
