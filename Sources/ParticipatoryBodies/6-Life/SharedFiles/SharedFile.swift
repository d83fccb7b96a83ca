import Platform
import Vocabulary

/// Where the members of a body put the files that they share.
struct Folder: Sendable, Equatable {
    var id: ID<Folder>
    var name: String
}

/// A file that members share: one title, and its versions, of which none replaces another.
struct SharedFile: Sendable, Equatable {
    /// The file as somebody left it one day, and what it changes.
    struct Version: Sendable, Equatable {
        var number: Int
        var document: ID<Document>
        var note: String
        var byName: String
        var at: Instant
    }

    static let subject = "shared-file"
    static let mostFiles = 200, mostVersions = 50

    var id: ID<SharedFile>
    var folder: ID<Folder>
    var title: String
    var by: AccountID
    /// The latest first.
    var versions: [Version] = []

    func link(_ assembly: Assembly) -> String { "\(assembly.link)/fichiers/\(id)" }
}

/// A shared file, its body and what the platform keeps of its versions.
struct SharedFileSubject: Sendable {
    var standing: Standing
    var file: SharedFile
    var documents: [Document]

    var link: String { file.link(standing.assembly) }
}

/// Who shares, adds a version, withdraws.
enum SharedFileRules {
    /// Whoever put it there first, or who runs the body.
    static func mayWithdraw(_ subject: SharedFileSubject) -> Refusal? {
        if let refusal = SpaceRules.mayShare(subject.standing) { return refusal }
        if subject.standing.runs || subject.file.by == subject.standing.actor.account { return nil }
        return .notAllowed("La personne qui a déposé ce fichier, ou le bureau, peut le retirer.")
    }
}
