package import Web

/// What the second reader concludes of a hiding, and answers to whom it hides.
package struct HidingVerdict: Sendable {
    enum Decision: String, Sendable, CaseIterable { case shown = "visible", kept = "masque" }

    let decision: Decision
    package let answer: String
    package var isShownAgain: Bool { decision == .shown }
    /// For the journal.
    package var reason: String { "\(decision.rawValue) : \(answer)" }

    package init(_ form: inout FormReader) {
        decision = form.choice("decision", .kept)
        answer = form.text("answer", min: 10, max: 500)
    }
}
