package import Vocabulary

/// Who may do one thing, state by state, as a small table to read: those who may; then those who are told that it is not the moment.
/// Everybody else lacks the right.
package struct PermissionMatrix: Sendable {
    let people: [(name: String, actor: Actor)]

    package init(_ people: [(name: String, actor: Actor)]) { self.people = people }

    /// One line a state.
    package func table<State>(_ states: [State], called name: (State) -> String = { "\($0)" }, _ rule: (State, Actor) -> Refusal?) -> String {
        states.map { line(name($0), $0, rule) }.joined(separator: "\n")
    }

    /// One line, when there is one state.
    package func line(_ rule: (Actor) -> Refusal?) -> String { line("always", ()) { _, actor in rule(actor) } }

    private func line<State>(_ name: String, _ state: State, _ rule: (State, Actor) -> Refusal?) -> String {
        let answers = people.map { (name: $0.name, refusal: rule(state, $0.actor)) }
        let may = answers.filter { $0.refusal == nil }.map(\.name), later = answers.filter { $0.refusal?.kind == .notNow }.map(\.name)
        return "\(name): \(words(may))" + (later.isEmpty ? "" : "; not now: \(words(later))")
    }

    /// « everyone but » where that is shorter.
    private func words(_ names: [String]) -> String {
        if names.isEmpty { return "nobody" }
        if names.count == people.count { return "everyone" }
        let others = people.map(\.name).filter { !names.contains($0) }
        return others.count < 6 && names.count > others.count ? "everyone but \(others.joined(separator: ", "))" : names.joined(separator: ", ")
    }
}
