import Database
import Vocabulary
import Web

/// Create a commission of a body.
struct CreateCommission: Action {
    typealias FormPage = CommissionsPage
    static let path: Path = "/instances/:assembly/commissions"

    let name: String
    let purpose: String

    init(_ form: inout FormReader, _ standing: Standing) {
        name = form.text("name", min: 3, max: 80)
        purpose = form.optionalText("purpose", max: 500) ?? ""
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { CommissionRules.mayCreate(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try CommissionStore.create(name, purpose, in: standing.assembly.id, by: try visit.account(), at: visit.now, db) != nil else {
            throw FormErrors("name", "Une commission porte déjà ce nom.")
        }
        return Outcome(
            to: standing.assembly.link + "/commissions", saying: "La commission est créée. Les membres peuvent la rejoindre.",
            journal: [JournalEntry("meeting.commission", "assembly", standing.assembly.id.number, reason: name, isPublic: true)])
    }
}

/// Say who is in a commission, or that it has finished.
struct ComposeCommission: Action {
    typealias FormPage = CommissionsPage
    static let path: Path = "/instances/:assembly/commissions/:commission"

    let seats: Set<ID<Seat>>
    let isEnded: Bool

    init(_ form: inout FormReader, _ subject: CommissionSubject) {
        let chosen = Set(form.ids("seats") as [ID<Seat>])
        seats = chosen.intersection(subject.seats.map(\.id))
        isEnded = form.isChecked("ended")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CommissionSubject { try CommissionStore.subject(visit, db) }
    static func refusal(_ subject: CommissionSubject, _ visit: Visit) -> Refusal? { CommissionRules.mayCompose(subject) }

    func perform(_ subject: CommissionSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        // Those who sat in it before and no longer sit in the body stay in its history.
        let former = subject.commission.seats.subtracting(subject.seats.map(\.id))
        try CommissionStore.compose(subject.commission.id, of: seats.union(former), db)
        if isEnded { try CommissionStore.end(subject.commission.id, at: visit.now, db) }
        return Outcome(
            to: subject.standing.assembly.link + "/commissions", saying: "C’est enregistré.",
            journal: [JournalEntry("meeting.compose-commission", "assembly", subject.standing.assembly.id.number, reason: subject.commission.name)])
    }
}

/// Enter a commission, or leave it, as a member of the body.
struct JoinCommission: Action {
    typealias FormPage = CommissionsPage
    static let path: Path = "/instances/:assembly/commissions/:commission/membre"

    init(_ form: inout FormReader, _ subject: CommissionSubject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> CommissionSubject { try CommissionStore.subject(visit, db) }
    static func refusal(_ subject: CommissionSubject, _ visit: Visit) -> Refusal? { CommissionRules.mayJoin(subject) }

    func perform(_ subject: CommissionSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let seat = subject.standing.seat else { throw NotFound() }
        let isIn = subject.commission.seats.contains(seat.id)
        try CommissionStore.compose(subject.commission.id, of: subject.commission.seats.symmetricDifference([seat.id]), db)
        return Outcome(
            to: subject.standing.assembly.link + "/commissions",
            saying: isIn ? "Vous avez quitté cette commission." : "Vous êtes de cette commission : vous recevrez ses convocations.")
    }
}
