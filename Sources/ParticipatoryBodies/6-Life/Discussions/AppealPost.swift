import Database
import Platform
import Vocabulary
import Web

/// Ask, once, that another person read again what one wrote and somebody hid.
struct AppealPost: Action {
    typealias FormPage = AppealPostPage
    static let path: Path = "/instances/:assembly/discussions/:topic/messages/:post/recours"
    static let limits = Limits(changesPages: false)

    let words: String

    init(_ form: inout FormReader, _ file: PostFile) { words = form.text("words", min: 10, max: 1000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PostFile { try TopicStore.postFile(visit, db) }
    static func refusal(_ file: PostFile, _ visit: Visit) -> Refusal? { TopicRules.mayAppeal(file, at: visit.now) }

    func perform(_ file: PostFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try TopicStore.appeal(file.post.id, words, at: visit.now, db) else { throw Refusal.notNow("Vous avez déjà demandé une relecture : elle n’est possible qu’une fois.") }
        return Outcome(
            to: file.appealLink, saying: "Votre demande est enregistrée. Une autre personne relira votre message.",
            journal: [JournalEntry("life.appeal", "assembly", file.assembly.id.number)], letters: try judges(file, visit, db))
    }

    /// Those who moderate the body, but who wrote and who hid. Nobody else: those who give roles, so that somebody may decide.
    private func judges(_ file: PostFile, _ visit: Visit, _ db: Reading) throws -> [Letter] {
        let apart = Set([file.post.author, file.post.hiding?.by].compactMap(\.self)), assembly = file.assembly
        let judges = Set(try GrantStore.holders(of: [.assemblyOfficer, .moderator], on: assembly.scopes, at: visit.now, db)).subtracting(apart)
        let told = judges.isEmpty ? Set(try GrantStore.holders(of: [.administrator], on: [.city], at: visit.now, db)).subtracting(apart) : judges
        return told.sorted().map {
            Letter(
                to: .account($0), kind: .task, subject: "\(assembly.name) : une relecture à décider",
                paragraphs: [
                    "L’auteur d’un message masqué du sujet « \(file.topic.title) » demande qu’on le relise.",
                    judges.isEmpty ? "Personne d’autre que la personne qui l’a masqué ne modère cette instance : confiez-en la modération à quelqu’un." : "Une autre personne que celle qui a masqué décide et répond.",
                ],
                button: Letter.Button("Lire et décider", judges.isEmpty ? "/bureau/personnes" : assembly.link + "/moderation#relectures"))
        }
    }
}

/// Another person shows the post again, or keeps it hidden, and says why.
struct DecidePostAppeal: Action {
    typealias FormPage = SpaceModerationPage
    static let path: Path = "/instances/:assembly/moderation/:post/relecture"

    let verdict: HidingVerdict

    init(_ form: inout FormReader, _ file: PostFile) { verdict = HidingVerdict(&form) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PostFile { try TopicStore.postFile(visit, db) }
    static func refusal(_ file: PostFile, _ visit: Visit) -> Refusal? { TopicRules.mayDecideAppeal(file.standing, file.post) }

    func perform(_ file: PostFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = file.assembly
        guard try TopicStore.decide(file.post.id, verdict, by: try visit.account(), at: visit.now, db) else { throw Refusal.notNow("Cette relecture est déjà décidée.") }
        return Outcome(
            to: assembly.link + "/moderation", saying: "Votre décision est enregistrée. L’auteur du message en est informé.",
            journal: [JournalEntry("life.decide-appeal", "assembly", assembly.id.number, reason: verdict.reason)],
            letters: [
                Letter(
                    to: .account(file.post.author), kind: .necessary,
                    subject: verdict.isShownAgain ? "\(assembly.name) : votre message est de nouveau visible" : "\(assembly.name) : votre message reste masqué",
                    paragraphs: ["Une autre personne a relu votre message du sujet « \(file.topic.title) », comme vous l’aviez demandé.", "Sa réponse : \(verdict.answer)"],
                    button: Letter.Button("Lire la décision", file.appealLink)),
            ])
    }
}
