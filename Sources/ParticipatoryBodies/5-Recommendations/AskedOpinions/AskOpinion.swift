import Database
import L10n
import Platform
import Vocabulary
import Web

/// Ask the bodies what they think, in the name of the Mayor or of a deputy: each votes on it, and the city answers.
struct AskOpinion: Action {
    typealias FormPage = AskedOpinionsPage
    static let path: Path = "/bureau/avis-demandes"

    let inName: String
    let title: String
    let question: String
    let due: Instant
    let assemblies: [Assembly]

    init(_ form: inout FormReader, _ askable: [Assembly]) {
        inName = form.text("in_name", min: 3, max: 120)
        title = form.text("title", min: 5, max: 150)
        question = form.text("question", min: 20, max: 5000)
        due = CityTime.city.endOfDay(form.day("due"), adding: 0)
        let chosen = Set(form.ids("assemblies") as [AssemblyID])
        assemblies = askable.filter { chosen.contains($0.id) }
        if due < form.now, !form.raw("due").isEmpty { form.error("due", "Choisissez un jour à venir.") }
        if assemblies.isEmpty { form.error("assemblies", "À quelles instances le demandez-vous ?") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> [Assembly] { try AskedOpinionsPage.askable(visit, db) }
    static func refusal(_ askable: [Assembly], _ visit: Visit) -> Refusal? { RecommendationRules.mayAskOpinion(visit.actor) }

    func perform(_ askable: [Assembly], _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account()
        var letters: [Letter] = [], journal: [JournalEntry] = []
        for assembly in assemblies where try !AskedOpinionStore.isAsked(assembly.id, inName: inName, title, since: visit.now - .days(1), db) {
            let number = try AskedOpinionStore.ask(
                AskedOpinionStore.Asked(title: title, link: "", due: due, inName: inName), question, of: assembly.id, by: account, at: visit.now, db)
            letters += try told(assembly, number, visit, db)
            journal.append(JournalEntry("recommendation.ask-opinion", "assembly", assembly.id.number, reason: title, isPublic: true))
        }
        // Sent twice, from two screens or by two hands: each bureau is asked once.
        if journal.isEmpty { throw Refusal.notNow("Cette question vient d’être posée à ces instances.", wayOut: AskedOpinionsPage.link, named: "Voir les avis demandés") }
        return Outcome(to: AskedOpinionsPage.link, saying: "La demande est partie. Chaque instance la met à son ordre du jour.", journal: journal, letters: letters)
    }

    private func told(_ assembly: Assembly, _ number: Int, _ visit: Visit, _ db: Reading) throws -> [Letter] {
        try AssemblyStore.keepers(assembly, at: visit.now, db).subtracting([try visit.account()]).sorted().map {
            Letter(
                to: .account($0), kind: .task, subject: "\(assembly.name) : un avis vous est demandé",
                paragraphs: ["\(inName) demande ce que l’instance pense de « \(title) », avant le \(day: due).", "\(question)"],
                button: Letter.Button("Voir la demande", "\(assembly.link)/demandes/\(number)"))
        }
    }
}
