import Database
import Vocabulary
import Web

/// The questions asked of the services beside their opinions, and what changes them.
enum StudyQuestionStore {
    /// Of one study, the latest first.
    static func all(_ study: ID<FeasibilityStudy>, _ db: Reading) throws -> [StudyQuestion] {
        try db.all("""
            select \(raw: StudyQuestion.columns)
            from \(raw: StudyQuestion.tables)
            where q.study_id = \(study)
            order by q.asked_at desc, q.id desc
            """) { try StudyQuestion(&$0) }
    }

    /// Of an edition: what waits for an answer by date, then what was answered.
    static func lines(_ edition: EditionID, _ db: Reading) throws -> [StudyQuestionLine] {
        try db.all("""
            select p.number, p.title, p.territory_id, \(raw: StudyQuestion.columns)
            from \(raw: StudyQuestion.tables)
            join feasibility_studies s on s.id = q.study_id
            join proposals p on p.id = s.proposal_id
            where p.edition_id = \(edition) and p.withdrawn_at is null and p.merged_into is null
            order by q.settled_at is not null, q.answered_at is not null, q.due_at, q.id
            """) { StudyQuestionLine(number: $0.int(), title: $0.text(), territory: $0.optionalID(), question: try StudyQuestion(&$0)) }
    }

    /// Where answers wait for the officer, with their territory, whoever gave them but her.
    static func toSettle(by account: AccountID, _ db: Reading) throws -> [(edition: EditionID, territory: TerritoryID?)] {
        try db.all("""
            select p.edition_id, p.territory_id
            from study_questions q
            join feasibility_studies s on s.id = q.study_id
            join proposals p on p.id = s.proposal_id
            where q.answered_at is not null and q.settled_at is null and q.answered_by <> \(account) and p.withdrawn_at is null and p.merged_into is null
            """) { (edition: $0.id(), territory: $0.optionalID()) }
    }

    /// What residents may read of them: asked when, in which words; answered when; what came of it, once said.
    static func told(_ proposal: ID<Proposal>, _ db: Reading) throws -> [(words: String, askedAt: Instant, answeredAt: Instant?, answer: String, withdrawnAt: Instant?)] {
        try db.all("""
            select q.public_words, q.asked_at, q.answered_at, q.public_answer, case when q.outcome = 'withdrawn' then q.settled_at end
            from study_questions q
            join feasibility_studies s on s.id = q.study_id
            where s.proposal_id = \(proposal)
            order by q.asked_at, q.id
            """) { (words: $0.text(), askedAt: $0.instant(), answeredAt: $0.optionalInstant(), answer: $0.text(), withdrawnAt: $0.optionalInstant()) }
    }

    // MARK: Writing

    static func ask(
        _ draft: StudyQuestionDraft, on study: ID<FeasibilityStudy>, in session: ID<GroupSession>? = nil, by account: AccountID, at now: Instant, _ db: Writing
    ) throws {
        try db.run("""
            insert into study_questions (study_id, service_id, session_id, question, reason, public_words, due_at, asked_by, asked_at)
            values (\(study), \(draft.service), \(session), \(draft.question), \(draft.reason), \(draft.publicWords), \(draft.due), \(account), \(now))
            """)
    }

    /// Of two colleagues at once the second is refused.
    static func answer(_ question: ID<StudyQuestion>, _ words: String, by account: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update study_questions set answer = \(words), answered_by = \(account), answered_at = \(now)
            where id = \(question) and answered_at is null and settled_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Votre service vient de répondre à cette question, ou elle vient d’être retirée.") }
    }

    static func keep(_ question: ID<StudyQuestion>, publicAnswer: String, by account: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update study_questions set outcome = 'kept', public_answer = \(publicAnswer), settled_by = \(account), settled_at = \(now)
            where id = \(question) and answered_at is not null and settled_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("La suite donnée à cette réponse est déjà dite.") }
    }

    /// Before any answer: the service that answers at the same instant is heard.
    static func withdraw(_ question: ID<StudyQuestion>, reason: String, by account: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update study_questions set outcome = 'withdrawn', public_answer = \(reason), settled_by = \(account), settled_at = \(now)
            where id = \(question) and answered_at is null and settled_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Le service vient de répondre, ou la question est déjà retirée.") }
    }

    /// The study is opened again: that is what came of the answers which waited.
    static func settleAsReopened(_ study: ID<FeasibilityStudy>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update study_questions set outcome = 'reopened', settled_by = \(account), settled_at = \(now)
            where study_id = \(study) and answered_at is not null and settled_at is null
            """)
    }
}
