import Database
import Platform
import Vocabulary
import Web

/// Entrust a proposal to a lead service, and ask others for their opinion; or change to whom and by when. Who is concerned is told.
struct AssignStudy: Action {
    typealias FormPage = AssignStudyPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/attribution"

    /// The study and the services among which one chooses.
    struct Subject: Sendable {
        var file: StudyFile
        var services: [ServiceID: String]
    }

    /// What one more service is asked.
    struct Request: Sendable {
        var service: ServiceID
        var question: String
        var due: Instant
    }

    let lead: ServiceID
    let question: String
    let due: Instant
    let requests: [Request]

    init(_ form: inout FormReader, _ subject: Subject) {
        lead = form.service("lead", among: subject.services)
        question = form.optionalText("question", max: 1000) ?? ""
        due = form.dueDay("due", former: subject.file.study?.dueAt)
        var requests: [Request] = []
        for service in subject.services.keys.sorted() where form.isChecked("ask-\(service)") && service != lead {
            let former = subject.file.contribution(of: service)?.dueAt
            let own = form.raw("due-\(service)").isEmpty ? due : form.dueDay("due-\(service)", former: former)
            if own > due { form.error("due-\(service)", "Cet avis serait attendu après la conclusion.") }
            requests.append(Request(service: service, question: form.optionalText("question-\(service)", max: 1000) ?? "", due: own))
        }
        self.requests = requests
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try FeasibilityStore.studied(visit, db)
        let services = try ServiceStore.all(db).filter { $0.isActive || file.services.contains($0.id) }
        return Subject(file: file, services: Dictionary(services.map { ($0.id, $0.name) }) { $1 })
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { FeasibilityRules.mayAssign(subject.file, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (file, officer) = (subject.file, try visit.account())
        let study = try FeasibilityStore.assign(
            file.proposal.id, to: lead, question: question, due: due, by: officer, at: visit.now, db)
        let changed = requests.filter { request in
            guard let former = file.contribution(of: request.service) else { return true }
            return former.question != request.question || former.dueAt != request.due
        }
        for request in changed {
            try FeasibilityStore.ask(request.service, on: study, question: request.question, due: request.due, by: officer, at: visit.now, db)
        }
        let kept = Set(requests.map(\.service))
        for former in file.contributions where !kept.contains(former.service) && former.opinion == nil {
            try FeasibilityStore.withdrawRequest(former.id, at: visit.now, db)
        }
        let services = [subject.services[lead] ?? ""] + requests.compactMap { subject.services[$0.service] }
        return Outcome(
            to: file.link, saying: "L’étude est confiée. Les services sont prévenus.",
            journal: [JournalEntry(
                "feasibility.assign", "proposal", file.proposal.id.number, edition: file.edition.id,
                reason: "Confiée à : \(services.joined(separator: ", ")).")],
            letters: try letters(file, changed, db)
        )
    }

    /// The lead service is told when it is new, or when what is asked of it has changed; the others likewise.
    private func letters(_ file: StudyFile, _ changed: [Request], _ db: Reading) throws -> [Letter] {
        let recipients = try FeasibilityStore.recipients([lead] + changed.map(\.service), withCopy: true, db)
        let (number, title) = (file.proposal.number ?? 0, file.proposal.title)
        let isSame = file.study.map { $0.lead == lead && $0.dueAt == due && $0.question == question } ?? false
        let toLead = isSame ? [] : FeasibilityLetters.assigned(
            file.edition, number, title, due: due, question: question, to: recipients[lead] ?? [])
        return toLead + changed.flatMap {
            FeasibilityLetters.asked(file.edition, number, title, due: $0.due, question: $0.question, to: recipients[$0.service] ?? [])
        }
    }
}

extension FormReader {
    /// One of these services, or an error.
    mutating func service(_ field: String, among services: [ServiceID: String]) -> ServiceID {
        let id: ServiceID = id(field)
        if services[id] == nil, error(in: field) == nil { error(field, "Choisissez un service de la liste.") }
        return id
    }

    /// The last moment of a day to come. The date that was already set may stay, though it has passed.
    mutating func dueDay(_ field: String, former: Instant? = nil) -> Instant {
        let start = day(field), end = start + .days(1)
        if let former, start <= former, former < end { return former }
        if end <= now { error(field, "Choisissez un jour à venir.") }
        return end - .seconds(1)
    }

    func error(in field: String) -> Message? { errors.byField.first { $0.field == field }?.message }
}
