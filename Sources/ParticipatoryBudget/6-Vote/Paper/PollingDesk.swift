import Database
import Vocabulary
import Web

/// The table of a polling place during the vote: the place, its urn, what the rules ask of a voter.
struct PollingDesk: Sendable {
    var file: PollingPlaceFile
    var conditions: Conditions
    /// The tablet that keeps the list of the place.
    var lease: ListLease?

    var link: String { PaperLinks.screen(file.edition, file.place.id) }

    static func load(_ visit: Visit, _ db: Reading) throws -> PollingDesk {
        let file = try PollingPlaceStore.file(visit, db)
        return PollingDesk(
            file: file, conditions: try Booth.rules(file.edition, db).voters,
            lease: try ListLeaseStore.current(file.place.id, db))
    }

    /// Which attachments let a check-off pass on this screen: those of the place, unless a tablet keeps its list.
    func pass(_ actor: Actor) -> AttachmentPass {
        lease == nil ? AttachmentPass(place: file.place.id, coversDoubted: actor.has(.projectOfficer, on: file.edition.scope)) : .none
    }

    /// What the agent says to somebody who stands on a list: of another place, or of this one when a tablet keeps it or was lost with it.
    func attached(_ place: String) -> Message {
        if place != file.place.name { return "Cette personne est sur la liste du bureau « \(place) » : elle y vote, et nulle part ailleurs. Pour voter ici, elle se retire de la liste sur le site, ou ce bureau l’en retire." }
        return lease.map { AttachmentRules.kept($0).reason } ?? AttachmentRules.doubted.reason
    }

    /// Why nobody may be checked off here now.
    func refusal(_ visit: Visit) -> Refusal? { PaperRules.mayCheckOff(file, visit.actor, at: visit.now) }

    /// Too young, by the rules. Her link with the city is what she declares on her honour to the agent.
    func refusal(_ declared: DeclaredIdentity, at now: Instant) -> Refusal? {
        ParticipationRules.refusal(conditions, Participant(birthYear: Int(declared.bornOn.prefix(4)), link: conditions.links.first), to: .voting, at: now)
    }

    /// What the agent says to somebody who stands in the register.
    static func already(_ line: CheckOff) -> Message {
        if line.place.isEmpty { return "Un vote est déjà enregistré pour cette personne, le \(line.at), par \(line.channel.name). Elle ne peut pas voter une seconde fois. Si elle le conteste, notez un incident et adressez-la à la mairie." }
        return "Un vote est déjà enregistré pour cette personne, le \(line.at), par \(line.channel.name), à « \(line.place) ». Elle ne peut pas voter une seconde fois. Si elle le conteste, notez un incident et adressez-la à la mairie."
    }
}
