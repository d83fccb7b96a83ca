import Database
import L10n
import Vocabulary
import Web

/// Hide a post with a reason that its readers see; its author is told.
struct HidePost: Action {
    typealias FormPage = SpaceModerationPage
    static let path: Path = "/instances/:assembly/moderation/:post/masquage"

    let reason: String

    init(_ form: inout FormReader, _ file: PostFile) { reason = form.text("reason", min: 10, max: 500) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PostFile { try TopicStore.postFile(visit, db) }
    static func refusal(_ file: PostFile, _ visit: Visit) -> Refusal? { TopicRules.mayHide(file) }

    func perform(_ file: PostFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = file.assembly, until = CityTime.city.endOfDay(visit.now, adding: Topic.Post.appealDays)
        try TopicStore.hide(file.post.id, reason, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: assembly.link + "/moderation", saying: "Le message est masqué. Son auteur en connaît le motif.",
            journal: [JournalEntry("life.hide", "assembly", assembly.id.number, reason: reason)],
            letters: [
                Letter(
                    to: .account(file.post.author), kind: .necessary, subject: "\(assembly.name) : votre message est masqué",
                    paragraphs: ["Dans le sujet « \(file.topic.title) ».", "Motif : \(reason)", "Si vous n’êtes pas d’accord, demandez une relecture, une fois, avant le \(day: until). Une autre personne décidera."],
                    button: Letter.Button("Demander une relecture", file.appealLink)),
            ])
    }
}

/// Keep a post that breaks no rule: what was said against it is settled.
struct KeepPost: Action {
    typealias FormPage = SpaceModerationPage
    static let path: Path = "/instances/:assembly/moderation/:post/classement"

    init(_ form: inout FormReader, _ file: PostFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> PostFile { try TopicStore.postFile(visit, db) }
    static func refusal(_ file: PostFile, _ visit: Visit) -> Refusal? { TopicRules.maySettle(file) }

    func perform(_ file: PostFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try TopicStore.settle(file.post.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.assembly.link + "/moderation", saying: "Le signalement est classé.", journal: [JournalEntry("life.keep", "assembly", file.assembly.id.number)])
    }
}

/// Show again a post that was hidden wrongly.
struct ShowPostAgain: Action {
    typealias FormPage = SpaceModerationPage
    static let path: Path = "/instances/:assembly/moderation/:post/remise"

    init(_ form: inout FormReader, _ file: PostFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> PostFile { try TopicStore.postFile(visit, db) }
    static func refusal(_ file: PostFile, _ visit: Visit) -> Refusal? { TopicRules.mayShowAgain(file) }

    func perform(_ file: PostFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try TopicStore.showAgain(file.post.id, db)
        return Outcome(
            to: file.assembly.link + "/moderation", saying: "Le message est de nouveau visible.", journal: [JournalEntry("life.show-again", "assembly", file.assembly.id.number)],
            letters: [
                Letter(
                    to: .account(file.post.author), kind: .necessary, subject: "\(file.assembly.name) : votre message est remis",
                    paragraphs: ["Dans le sujet « \(file.topic.title) »."], button: Letter.Button("Voir la discussion", file.link)),
            ])
    }
}
