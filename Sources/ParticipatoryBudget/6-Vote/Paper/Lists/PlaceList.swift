import Database
import Vocabulary
import Web

/// The list of a polling place before who keeps it: those attached, and which tablet keeps it.
struct PlaceList: Sendable {
    var file: PollingPlaceFile
    var conditions: Conditions
    var attachments: [Attachment]
    var lease: ListLease?

    var link: String { PaperLinks.list(file.edition, file.place.id) }
    var screen: String { PaperLinks.screen(file.edition, file.place.id) }

    static func load(_ visit: Visit, _ db: Reading) throws -> PlaceList {
        let file = try PollingPlaceStore.file(visit, db)
        return PlaceList(
            file: file, conditions: try Booth.rules(file.edition, db).voters, attachments: try AttachmentStore.list(file.place.id, db),
            lease: try ListLeaseStore.current(file.place.id, db))
    }

    /// Too young, by the rules.
    func refusal(_ declared: DeclaredIdentity, at now: Instant) -> Refusal? {
        ParticipationRules.refusal(conditions, Participant(birthYear: Int(declared.bornOn.prefix(4)), link: conditions.links.first), to: .voting, at: now)
    }

    /// The one that a form names, if it stands.
    func attachment(_ id: ID<Attachment>) throws -> Attachment {
        guard let found = attachments.first(where: { $0.id == id }) else { throw Refusal.notNow("Cette personne n’est plus sur la liste de ce bureau.", wayOut: link, named: "Voir la liste") }
        return found
    }
}
