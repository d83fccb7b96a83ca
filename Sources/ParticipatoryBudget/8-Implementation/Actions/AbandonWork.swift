import Database
import Platform
import Vocabulary
import Web

/// An officer proposes to give a project up, with the reason that residents will read. Nothing is public until another confirms.
struct ProposeAbandonment: Action {
    typealias FormPage = AbandonmentPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/abandon"
    let reason: String

    init(_ form: inout FormReader, _ subject: WorkSubject) { reason = form.text("reason", min: 40, max: 3000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WorkSubject { try .load(visit, db) }
    static func refusal(_ subject: WorkSubject, _ visit: Visit) -> Refusal? {
        ImplementationRules.mayProposeAbandonment(subject.work, subject.edition, visit.actor)
    }

    func perform(_ subject: WorkSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let officer = try visit.account()
        guard try ImplementationStore.proposeAbandonment(subject.work.id, reason: reason, by: officer, at: visit.now, db) else {
            throw Refusal.notNow("Un abandon est déjà proposé : une autre personne le confirme ou l’écarte.")
        }
        let scopes = subject.edition.scopes(at: subject.work.territory)
        let others = try GrantStore.holders(of: ImplementationRules.countersigners, on: scopes, at: visit.now, db).filter { $0 != officer }
        return Outcome(
            to: subject.link + "/abandon", saying: "L’abandon est proposé. Il sera public quand une autre personne l’aura confirmé.",
            journal: [subject.entry("propose-abandonment", reason, isPublic: false)],
            letters: others.map {
                Letter(
                    to: .account($0), kind: .task, subject: "« \(subject.work.title) » : un abandon à confirmer",
                    paragraphs: ["\(visit.actor.name) propose d’abandonner ce projet lauréat (\(subject.edition.title)).", "\(reason)"],
                    button: .init("Confirmer ou écarter", subject.link + "/abandon"))
            }
        )
    }
}

/// Another officer confirms: the project is given up, its reason is public, its people are told.
struct ConfirmAbandonment: Action {
    typealias FormPage = AbandonmentPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/abandon/confirmer"

    init(_ form: inout FormReader, _ subject: WorkSubject) {
        if form.raw("seen") != subject.abandonment.map({ "\($0.id)" }) {
            form.error("", "La proposition d’abandon a changé pendant que vous lisiez. La voici : lisez-la, puis répondez.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WorkSubject { try .load(visit, db) }
    static func refusal(_ subject: WorkSubject, _ visit: Visit) -> Refusal? {
        ImplementationRules.mayConfirmAbandonment(subject.abandonment, subject.work, subject.edition, visit.actor)
    }

    func perform(_ subject: WorkSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let officer = try visit.account()
        guard let proposed = subject.abandonment,
            try ImplementationStore.answer(proposed.id, .confirmed, "", by: officer, at: visit.now, db),
            try ImplementationStore.setStage(.abandoned, subject.work, at: visit.now, db)
        else { throw Refusal.notNow("Une réponse vient d’être donnée à cette proposition.") }
        let told = WorkTold(kind: .abandonment, title: "Le projet est abandonné", body: proposed.reason)
        try ImplementationStore.tell(told, subject.work.id, by: officer, at: visit.now, db)
        let recipients = try subject.work.owner?.service.map { try FeasibilityStore.recipients([$0], db)[$0] ?? [] } ?? []
        return Outcome(
            to: subject.link + "/abandon", saying: "L’abandon est confirmé et publié. Les personnes qui ont proposé le projet sont prévenues.",
            journal: [subject.entry("abandon", proposed.reason)],
            letters: ImplementationLetters.told(subject, told, isDecision: true) + recipients.map {
                Letter(to: $0, kind: .task, subject: "« \(subject.work.title) » est abandonné", paragraphs: ["\(proposed.reason)"], button: .init("Voir le suivi", subject.link))
            }
        )
    }
}

/// Another officer sets the proposal aside, or the one who made it takes it back: the project goes on.
struct DeclineAbandonment: Action {
    typealias FormPage = AbandonmentPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/abandon/ecarter"
    let words: String

    init(_ form: inout FormReader, _ subject: WorkSubject) { words = form.text("words", min: 10, max: 1000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WorkSubject { try .load(visit, db) }
    static func refusal(_ subject: WorkSubject, _ visit: Visit) -> Refusal? {
        ImplementationRules.mayDeclineAbandonment(subject.abandonment, subject.work, subject.edition, visit.actor)
    }

    func perform(_ subject: WorkSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let officer = try visit.account()
        guard let proposed = subject.abandonment, try ImplementationStore.answer(proposed.id, .declined, words, by: officer, at: visit.now, db) else {
            throw Refusal.notNow("Une réponse vient d’être donnée à cette proposition.")
        }
        return Outcome(
            to: subject.link + "/abandon", saying: "L’abandon est écarté : le projet continue.",
            journal: [subject.entry("decline-abandonment", words, isPublic: false)],
            letters: proposed.proposedBy == officer ? [] : [Letter(
                to: .account(proposed.proposedBy), kind: .task, subject: "« \(subject.work.title) » : votre proposition d’abandon est écartée",
                paragraphs: ["\(visit.actor.name) : \(words)"], button: .init("Voir le suivi", subject.link))]
        )
    }
}
