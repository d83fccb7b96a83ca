import Vocabulary
import Web

/// What somebody writes who reports: the ground, and words that moderators alone read.
struct ReportForm: Sendable {
    let ground: ReportGround
    let words: String

    init(_ form: inout FormReader) {
        ground = form.choice("ground", .other)
        words = form.optionalText("words", max: 500) ?? ""
        if form.raw("ground") == ReportGround.other.rawValue, words.isEmpty { form.error("words", "Dites en quelques mots ce qui ne va pas.") }
    }
}

/// What the second reader concludes of a hiding, and answers to whom it hides.
struct HidingVerdict: Sendable {
    enum Decision: String, Sendable, CaseIterable { case shown = "visible", kept = "masque" }

    let decision: Decision
    let answer: String
    var isShownAgain: Bool { decision == .shown }
    /// For the journal.
    var reason: String { "\(decision.rawValue) : \(answer)" }

    init(_ form: inout FormReader) {
        decision = form.choice("decision", .kept)
        answer = form.text("answer", min: 10, max: 500)
    }
}
