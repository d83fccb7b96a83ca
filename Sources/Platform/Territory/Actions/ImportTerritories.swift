import Database
import Vocabulary
import Web

/// An officer brings in the territories of the file that she has just looked at.
struct ImportTerritories: Action {
    typealias FormPage = TerritoryFilePage
    static let path: Path = "/bureau/territoires/fichiers/:document"

    struct Subject: Sendable {
        var document: Document
        var file: TerritoryFile
        var known: [Territory]
    }

    let choices: TerritoryImport.Choices
    let expected: String

    init(_ form: inout FormReader, _ subject: Subject) {
        let values = form.values
        choices = TerritoryImport.Choices(subject.file, subject.known) { values[$0] }
        expected = form.raw("expected")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        // Before the file is opened for whom may not see it.
        if let refusal = TerritoryRules.mayManage(visit.actor) { throw refusal }
        let (document, file) = try TerritoryFile.sent(try visit.id("document"), visit, db)
        return Subject(document: document, file: file, known: try TerritoryStore.all(db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { TerritoryRules.mayManage(visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let plan = try TerritoryImportStore.run(subject.file, choices, db)
        guard plan.summary == expected else {
            throw FormErrors("", "Les territoires ont changé entre-temps. Voici ce que le fichier ferait maintenant\u{A0}: vérifiez, puis importez.")
        }
        let (added, changed) = (plan.added.count, plan.changed.count)
        guard added + changed > 0 else { throw FormErrors("", "Ce fichier, lu ainsi, ne change rien.") }
        return Outcome(
            to: TerritoriesPage.link, saying: "C’est fait\u{A0}: territoires ajoutés \(added), changés \(changed).",
            journal: [JournalEntry("territory.import", "document", subject.document.id.number, reason: plan.account(subject.document.name))])
    }
}
