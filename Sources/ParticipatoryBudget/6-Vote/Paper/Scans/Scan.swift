import Vocabulary

/// A file of scanned sheets that somebody sent: consecutive sheets of one urn, one a page, in the order of the pile.
struct Scan: Sendable, Equatable {
    /// In bytes: what the web server lets through.
    static let mostBytes = 55 << 20
    /// Sheets in one file.
    static let mostSheets = 1000

    var id: ID<Scan>
    var urn: ID<Urn>
    var digest: String
    var name: String
    var first, last: Int
    /// How many of its pages are read.
    var read: Int
    /// The packages that lacked, or `unreadable`; empty when nothing stopped it.
    var fault: String
    var sentBy: AccountID?
    var senderName: String?
    var sentAt: Instant

    var sheets: Int { last - first + 1 }
    var isRead: Bool { read == sheets }
    /// Whether the machine still works on it.
    var isUnderWay: Bool { !isRead && fault.isEmpty }
    /// The number of its next sheet; nil when all are read.
    var next: Int? { isRead ? nil : first + read }
}

/// One page of a scan: a sheet of the urn, with its picture and what the machine made of it.
struct ScannedSheet: Sendable, Equatable {
    /// What the reading of a page came to: an entry, or why people key the sheet.
    enum Outcome: String, Sendable, CaseIterable {
        case read
        case keyed, damaged, stub, foreign, lost, doubtful, unmarked, against
        case codeless = "no-code"

        var name: Message {
            switch self {
            case .read: "Lue"
            case .keyed: "Déjà saisie à la main : la lecture n’y ajoute rien"
            case .damaged: "Page illisible"
            case .codeless: "Aucun code lisible"
            case .stub: "Le talon est resté sur la feuille"
            case .foreign: "Feuille d’un lot qui n’est pas confié à cette urne"
            case .lost: "Repères ou cases introuvables : feuille coupée ou pliée"
            case .doubtful: "Une case douteuse"
            case .unmarked: "Aucune case cochée"
            case .against: "Choix contraires à la règle du vote"
            }
        }

        /// Whether two people key the sheet, as if it had not been scanned.
        var isForPeople: Bool { self != .read && self != .keyed }
    }

    var id: ID<ScannedSheet>
    var scan: ID<Scan>
    var number: Int
    var outcome: Outcome
    /// The digest of its picture.
    var picture: String
}
