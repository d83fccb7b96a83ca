import Database
import Platform
import Vocabulary
import Web

/// Open a subject among the members. They are told.
struct OpenTopic: Action {
    typealias FormPage = DiscussionsPage
    static let path: Path = "/instances/:assembly/discussions"
    static let limits = Limits(perTenMinutes: 20)

    let title: String
    let text: String

    init(_ form: inout FormReader, _ standing: Standing) {
        title = form.text("title", min: 5, max: 120)
        text = form.text("text", min: 5, max: 5000)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { SpaceRules.mayShare(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = standing.assembly, account = try visit.account()
        let id = try TopicStore.open(title, text, in: assembly.id, by: account, at: visit.now, db), link = "\(assembly.link)/discussions/\(id)"
        return Outcome(
            to: link, saying: "Le sujet est ouvert. Les membres sont prévenus.", journal: [JournalEntry("life.topic", "assembly", assembly.id.number, reason: title)],
            letters: try SeatStore.accounts(in: assembly.id, at: visit.now, db).filter { $0 != account }.map {
                Letter(
                    to: .account($0), kind: .conversation, subject: "\(assembly.name) : un sujet est ouvert entre membres", paragraphs: ["« \(title) »"],
                    button: Letter.Button("Lire et répondre", link))
            })
    }
}

/// Say something in a subject. Those who spoke there are told.
struct WritePost: Action {
    typealias FormPage = TopicPage
    static let path: Path = "/instances/:assembly/discussions/:topic"
    static let limits = Limits(perTenMinutes: 30)

    let text: String

    init(_ form: inout FormReader, _ file: TopicFile) { text = form.text("text", min: 2, max: 5000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> TopicFile { try TopicStore.file(visit, db) }
    static func refusal(_ file: TopicFile, _ visit: Visit) -> Refusal? { TopicRules.mayWrite(file) }

    func perform(_ file: TopicFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = file.standing.assembly, account = try visit.account()
        let id = try TopicStore.write(text, in: file.topic.id, by: account, at: visit.now, db)
        let readers = try SeatStore.accounts(in: assembly.id, at: visit.now, db) + GrantStore.holders(of: [.assemblyOfficer], on: assembly.scopes, at: visit.now, db)
        let told = Set(file.posts.map(\.author) + [file.topic.by]).intersection(readers).subtracting([account])
        return Outcome(
            to: "\(file.link)#m\(id)", saying: "Votre message est dans la discussion.",
            letters: told.sorted().map {
                Letter(
                    to: .account($0), kind: .conversation, subject: "\(assembly.name) : on vous répond sur « \(file.topic.title) »", paragraphs: ["\(visit.actor.name) a écrit dans ce sujet."],
                    button: Letter.Button("Lire et répondre", file.link))
            })
    }
}

/// Close a subject: what was said stays, nobody adds to it.
struct CloseTopic: Action {
    typealias FormPage = TopicPage
    static let path: Path = "/instances/:assembly/discussions/:topic/cloture"

    init(_ form: inout FormReader, _ file: TopicFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> TopicFile { try TopicStore.file(visit, db) }
    static func refusal(_ file: TopicFile, _ visit: Visit) -> Refusal? { TopicRules.mayClose(file) }

    func perform(_ file: TopicFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try TopicStore.close(file.topic.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link, saying: "Le sujet est clos. On le lit toujours.",
            journal: [JournalEntry("life.topic-close", "assembly", file.standing.assembly.id.number, reason: file.topic.title)])
    }
}

/// Take one's own post back.
struct RemovePost: Action {
    typealias FormPage = TopicPage
    static let path: Path = "/instances/:assembly/discussions/:topic/messages/:post/retrait"

    init(_ form: inout FormReader, _ file: PostFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> PostFile { try TopicStore.postFile(visit, db) }
    static func refusal(_ file: PostFile, _ visit: Visit) -> Refusal? { TopicRules.mayRemove(file) }

    func perform(_ file: PostFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try TopicStore.remove(file.post, at: visit.now, db)
        return Outcome(to: file.link, saying: "Votre message est retiré.")
    }
}

/// Ask who moderates to read a post.
struct ReportPost: Action {
    typealias FormPage = TopicPage
    static let path: Path = "/instances/:assembly/discussions/:topic/messages/:post/signalement"
    static let limits = Limits(perTenMinutes: 20)

    let reason: String

    init(_ form: inout FormReader, _ file: PostFile) { reason = form.text("reason", min: 5, max: 500) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PostFile { try TopicStore.postFile(visit, db) }
    static func refusal(_ file: PostFile, _ visit: Visit) -> Refusal? { TopicRules.mayReport(file) }

    func perform(_ file: PostFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = file.assembly
        try TopicStore.report(file.post.id, reason, by: try visit.account(), at: visit.now, db)
        let moderators = file.post.reports.isEmpty ? try GrantStore.holders(of: [.assemblyOfficer, .moderator], on: assembly.scopes, at: visit.now, db) : []
        return Outcome(
            to: file.link, saying: "Merci. La personne qui anime l’instance va relire ce message.",
            journal: [JournalEntry("life.report", "assembly", assembly.id.number)],
            letters: moderators.filter { $0 != file.post.author }.map {
                Letter(
                    to: .account($0), kind: .task, subject: "\(assembly.name) : un message entre membres est signalé", paragraphs: ["Dans le sujet « \(file.topic.title) »."],
                    button: Letter.Button("Le relire et décider", assembly.link + "/moderation"))
            })
    }
}
