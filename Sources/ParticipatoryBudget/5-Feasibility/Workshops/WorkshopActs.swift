import Database
import Vocabulary
import Web

/// Call the people of one or several near proposals to a workshop with the services. They and those who follow are told.
struct PlanWorkshop: Action {
    typealias FormPage = WorkshopPlanPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/atelier"

    /// The study, what stands near it, every proposal of the edition by number, and where this person may associate them.
    struct Subject: Sendable {
        var file: StudyFile
        var near: [NearProposal]
        var numbers: [Int: (id: ID<Proposal>, territory: TerritoryID?)]
        var reach: Reach
    }

    let title: String
    let place: String
    let heldAt: Instant
    let words: String
    let others: [ID<Proposal>]

    init(_ form: inout FormReader, _ subject: Subject) {
        title = form.text("title", max: 120)
        place = form.text("place", max: 200)
        heldAt = form.moment("held_at")
        words = form.text("words", min: 10, max: 1500)
        let asked = Set(form.ids("proposal") as [ID<Proposal>])
        let typed = (form.optionalText("numbers", max: 300) ?? "").split { !$0.isNumber }.compactMap { Int($0) }
        let unknown = typed.filter { subject.numbers[$0] == nil }
        if !unknown.isEmpty { form.error("numbers", "Aucune proposition de cette édition ne porte ce numéro : \(unknown.map { String($0) }.joined(separator: ", ")).") }
        let found = typed.compactMap { subject.numbers[$0] }
        if !found.allSatisfy({ subject.reach.covers($0.territory) }) { form.error("numbers", "Cette proposition n’est pas située sur votre territoire.") }
        var seen: Set = [subject.file.proposal.id]
        others = (subject.near.map(\.id).filter(asked.contains) + found.map(\.id)).filter { seen.insert($0).inserted }
        if form.errors.isEmpty, heldAt <= form.now { form.error("held_at", "Choisissez un jour à venir.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try FeasibilityStore.file(visit, db)
        return Subject(
            file: file, near: try NearProposalStore.near(file.proposal, db), numbers: try WorkshopStore.numbers(file.edition.id, db),
            reach: visit.actor.reach(file.edition.scope, [.projectOfficer]))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { WorkshopRules.mayPlan(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        let workshop = try WorkshopStore.plan(
            title, place: place, at: heldAt, words: words, on: [file.proposal.id] + others, of: file.edition.id, by: try visit.account(), at: visit.now, db)
        let proposals = try WorkshopStore.proposals(workshop, db)
        return Outcome(
            to: file.link + "#ateliers", saying: "L’atelier est prévu. Les porteurs et ceux qui suivent sont prévenus.",
            journal: proposals.map {
                JournalEntry("feasibility.plan-workshop", "proposal", $0.id.number, edition: file.edition.id, reason: "\(title). \(place).", isPublic: true)
            },
            letters: try WorkshopLetters.letters(file.edition, proposals, db, toPeople: invitation, toFollowers: announcement))
    }

    private func invitation(_ edition: Edition, _ number: Int, _ name: String, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .necessary, subject: "Atelier du \(day: heldAt) : votre proposition n°\u{A0}\(edition.publicNumber(number))",
            paragraphs: [
                "La ville vous invite à travailler avec ses services sur « \(name) ».", "Quand : \(heldAt). Où : \(place).", "\(words)",
                "Vous restez nommé parmi les porteurs, quelle que soit la suite.",
            ], button: Letter.Button("Voir votre proposition", ProposalLinks.page(edition, number)))
    }

    private func announcement(_ edition: Edition, _ number: Int, _ name: String, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .following, subject: "« \(name) » : un atelier le \(day: heldAt)",
            paragraphs: ["Les porteurs de la proposition n°\u{A0}\(edition.publicNumber(number)), que vous suivez, travaillent avec les services de la ville."],
            button: Letter.Button("Suivre la proposition", ProposalLinks.page(edition, number) + "/suivi"))
    }
}

/// Tell everyone what came of a workshop.
struct TellWorkshop: Action {
    typealias FormPage = WorkshopPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/ateliers/:workshop"

    /// The study with one of its workshops.
    struct Subject: Sendable {
        var file: StudyFile
        var workshop: Workshop
    }

    let outcome: String

    init(_ form: inout FormReader, _ subject: Subject) { outcome = form.text("outcome", min: 20, max: 3000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try FeasibilityStore.file(visit, db), id: ID<Workshop> = try visit.id("workshop")
        guard let workshop = try WorkshopStore.all(file.proposal.id, db).first(where: { $0.id == id }) else { throw NotFound() }
        return Subject(file: file, workshop: workshop)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { WorkshopRules.mayTell(subject.workshop, subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (file, workshop) = (subject.file, subject.workshop)
        try WorkshopStore.tell(workshop.id, outcome, by: try visit.account(), at: visit.now, db)
        let proposals = try WorkshopStore.proposals(workshop.id, db)
        return Outcome(
            to: file.link + "#ateliers", saying: "C’est dit : les porteurs et ceux qui suivent sont prévenus.",
            journal: proposals.map { JournalEntry("feasibility.tell-workshop", "proposal", $0.id.number, edition: file.edition.id, reason: outcome, isPublic: true) },
            letters: try WorkshopLetters.letters(file.edition, proposals, db, toPeople: { letter($0, $1, $2, .necessary, to: $3) }, toFollowers: { letter($0, $1, $2, .following, to: $3) }))
    }

    private func letter(_ edition: Edition, _ number: Int, _ name: String, _ kind: Letter.Kind, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: kind, subject: "« \(name) » : ce qui est sorti de l’atelier", paragraphs: ["\(outcome)"],
            button: Letter.Button("Voir où elle en est", ProposalLinks.page(edition, number) + "/suivi"))
    }
}
