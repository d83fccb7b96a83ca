import Database
import Vocabulary

/// A criterion that officers reuse from one edition to the next, with its help, its note and its reasons.
struct LibraryCriterion: Sendable, Equatable {
    var id: ID<LibraryCriterion>
    /// As the rules of an edition will say it; its code is given by the edition.
    var rule: CriterionRule
    var savedBy: String
    var savedAt: Instant

    init(_ row: inout RowReader) {
        id = row.id()
        rule = CriterionRule(code: "", question: row.text(), help: row.text(), legalNote: row.text())
        rule.mayNotApply = row.bool(); rule.isCorrectable = row.bool()
        rule.reasons = row.text().split(separator: "\n").map { RulebookReader.reason(String($0)) }
        savedBy = row.text(); savedAt = row.instant()
    }
}

extension CriterionRule {
    /// One reason a line, then where else to turn after a bar, as the forms show them.
    var reasonLines: String { reasons.map { $0.reason + ($0.whereElse.isEmpty ? "" : " | " + $0.whereElse) }.joined(separator: "\n") }
}

/// Who keeps the library: those who write the rules of an edition.
enum CriteriaLibraryRules {
    static func mayRead(_ actor: Actor) -> Refusal? {
        if actor.hasAnywhere(.projectOfficer) || actor.hasAnywhere(.elected) || actor.hasAnywhere(.auditor) { return nil }
        return actor.isSignedIn ? .notAllowed("La bibliothèque de critères est tenue par les personnes qui écrivent les règlements.") : .signIn
    }

    static func mayWrite(_ actor: Actor) -> Refusal? {
        actor.hasAnywhere(.projectOfficer) ? nil : mayRead(actor) ?? .notAllowed("La bibliothèque est tenue par les personnes chargées d’une édition.")
    }
}
