/// Which plural form a number takes: the `Plural-Forms` line of a catalogue, an expression of C in `n`.
/// Source: GNU gettext manual, "Additional functions for plural forms".
struct PluralRule: Sendable {
    let forms: Int
    private let expression: Expression

    static let french = PluralRule(header: "Plural-Forms: nplurals=2; plural=n>1;")!

    /// Nil when the header has no such line or when the line cannot be read.
    init?(header: String) {
        guard let line = header.split(separator: "\n").first(where: { $0.hasPrefix("Plural-Forms:") }) else { return nil }
        let parts = line.dropFirst("Plural-Forms:".count).split(separator: ";").map { $0.filter { $0 != " " } }
        guard let forms = parts.first(where: { $0.hasPrefix("nplurals=") }).flatMap({ Int($0.dropFirst(9)) }), (1...6).contains(forms),
            let plural = parts.first(where: { $0.hasPrefix("plural=") })
        else { return nil }
        var parser = Parser(rest: Substring(plural.dropFirst(7)))
        guard let expression = parser.choice(), parser.rest.isEmpty else { return nil }
        self.forms = forms
        self.expression = expression
    }

    func form(of number: Int) -> Int {
        let form = expression.value(Int(clamping: number.magnitude))
        return (0..<forms).contains(form) ? form : forms - 1
    }

    /// The expression as a tree.
    private indirect enum Expression: Sendable {
        case number
        case constant(Int)
        case operation(String, Expression, Expression)
        case choice(Expression, Expression, Expression)

        func value(_ n: Int) -> Int {
            switch self {
            case .number: n
            case .constant(let constant): constant
            case .choice(let test, let yes, let no): test.value(n) != 0 ? yes.value(n) : no.value(n)
            case .operation(let sign, let left, let right): Self.apply(sign, left.value(n), right.value(n))
            }
        }

        private static func apply(_ sign: String, _ left: Int, _ right: Int) -> Int {
            switch sign {
            case "||": left != 0 || right != 0 ? 1 : 0
            case "&&": left != 0 && right != 0 ? 1 : 0
            case "==": left == right ? 1 : 0
            case "!=": left != right ? 1 : 0
            case "<=": left <= right ? 1 : 0
            case ">=": left >= right ? 1 : 0
            case "<": left < right ? 1 : 0
            case ">": left > right ? 1 : 0
            case "%": right == 0 ? 0 : left % right
            case "!": left == 0 ? 1 : 0
            default: 0
            }
        }
    }

    /// Reads an expression by descending through the precedences of its operators.
    private struct Parser {
        var rest: Substring
        private static let precedences = [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["%"]]

        init(rest: Substring) { self.rest = rest }

        mutating func choice() -> Expression? {
            guard let test = operation(0) else { return nil }
            guard take("?") else { return test }
            guard let yes = choice(), take(":"), let no = choice() else { return nil }
            return .choice(test, yes, no)
        }

        private mutating func operation(_ level: Int) -> Expression? {
            guard level < Self.precedences.count else { return term() }
            guard var left = operation(level + 1) else { return nil }
            while let sign = Self.precedences[level].first(where: { rest.hasPrefix($0) }) {
                rest.removeFirst(sign.count)
                guard let right = operation(level + 1) else { return nil }
                left = .operation(sign, left, right)
            }
            return left
        }

        private mutating func term() -> Expression? {
            if take("!") { return term().map { .operation("!", $0, .constant(0)) } }
            if take("n") { return .number }
            if take("(") {
                guard let inner = choice(), take(")") else { return nil }
                return inner
            }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest.removeFirst(digits.count)
            return Int(digits).map(Expression.constant)
        }

        private mutating func take(_ sign: String) -> Bool {
            guard rest.hasPrefix(sign) else { return false }
            rest.removeFirst(sign.count)
            return true
        }
    }
}
