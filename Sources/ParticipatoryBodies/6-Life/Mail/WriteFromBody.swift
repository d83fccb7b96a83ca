import Database
import Platform
import Vocabulary
import Web

/// A body writes first: to a shopkeeper, an association, a service. What follows stays with the body.
struct WriteFromBody: Action {
    typealias FormPage = WriteFromBodyPage
    static let path: Path = "/instances/:assembly/courrier/nouveau"
    static let limits = Limits(perTenMinutes: 30)

    let typed: ConversationForm

    init(_ form: inout FormReader, _ standing: Standing) { typed = ConversationForm(&form) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { ConversationRules.mayBegin(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = standing.assembly
        if try ConversationStore.begun(by: assembly.id, since: visit.now - .days(1), db) >= ConversationRules.mostBegunADay {
            throw Refusal.notNow("L’instance a déjà écrit à vingt personnes aujourd’hui. Pour s’adresser à tout le quartier, publiez une nouvelle.", wayOut: assembly.link + "/nouvelles", named: "Publier une nouvelle")
        }
        let conversation = try ConversationStore.open(typed.conversation(language: "fr", at: visit.now), of: assembly, text: typed.text, by: try visit.account(), db)
        return Outcome(
            to: conversation.link(assembly), saying: "Le message est parti. La réponse arrivera ici.", journal: [JournalEntry("life.begin", "assembly", assembly.id.number)],
            letters: ConversationLetters(assembly, conversation, visit.world).first(typed.text))
    }
}
