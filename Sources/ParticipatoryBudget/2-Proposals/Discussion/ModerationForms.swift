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
