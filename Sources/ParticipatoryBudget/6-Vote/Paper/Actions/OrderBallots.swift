import Database
import Vocabulary
import Web

/// The officer orders a batch of ballot papers; it is made by itself, while she looks or not.
struct OrderBallots: Action {
    typealias FormPage = BallotBatchesPage
    static let path: Path = "/bureau/editions/:edition/papier/bulletins"

    /// The ballot as it stands, and the urns that may be given a batch.
    struct Subject: Sendable {
        var composition: Composition
        var urns: [Urn]
        var edition: Edition { composition.edition }
    }

    let format: BallotBatch.Format
    let sheets: Int
    let isScannable: Bool

    init(_ form: inout FormReader, _ subject: Subject) {
        format = form.choice("format", .a4)
        isScannable = form.isChecked("scannable")
        sheets = form.int("sheets", in: 1...BallotBatch.most)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let composition = try Composition.inPath(visit, db)
        return Subject(composition: composition, urns: try UrnStore.urns(composition.edition.id, db).filter { !$0.isAggregated })
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { PaperRules.mayOrder(subject.composition, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = subject.edition
        let number = try BallotBatchStore.order(format, sheets: sheets, isScannable: isScannable, urn: nil, in: edition.id, by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: PaperLinks.batches(edition), saying: "Le lot \(number) est commandé : il se fait tout seul.",
            journal: [JournalEntry("paper.order-ballots", "edition", edition.id.number, edition: edition.id, reason: "lot \(number), bulletins : \(sheets), \(format.rawValue)", isPublic: true)])
    }
}

/// The officer gives a batch to an urn: at the end, its sheets are accounted for there.
struct GiveBatch: Action {
    typealias FormPage = BatchFormPage
    static let path: Path = "/bureau/editions/:edition/papier/bulletins/:batch/urne"

    let urn: ID<Urn>?

    init(_ form: inout FormReader, _ subject: BatchInPath) {
        urn = form.optionalID("urn")
        if let urn, !subject.urns.contains(where: { $0.id == urn && $0.signedBy == nil }) { form.error("urn", "Choisissez une urne qui n’est pas encore signée.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> BatchInPath { try .load(visit, db) }
    static func refusal(_ subject: BatchInPath, _ visit: Visit) -> Refusal? { subject.refusalToChange(visit.actor) }

    func perform(_ subject: BatchInPath, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try BallotBatchStore.give(subject.batch.id, to: urn, at: visit.now, db)
        let label = subject.urns.first { $0.id == urn }?.label ?? "aucune urne"
        return Outcome(
            to: PaperLinks.batches(subject.edition), saying: "Le lot \(subject.batch.number) est confié.",
            journal: [JournalEntry("paper.give-batch", "edition", subject.edition.id.number, edition: subject.edition.id, reason: "lot \(subject.batch.number) : \(label)")])
    }
}

/// The officer has a batch go on after the printing program failed.
struct ResumeBatch: Action {
    typealias FormPage = BatchFormPage
    static let path: Path = "/bureau/editions/:edition/papier/bulletins/:batch/reprendre"

    init(_ form: inout FormReader, _ subject: BatchInPath) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> BatchInPath { try .load(visit, db) }
    static func refusal(_ subject: BatchInPath, _ visit: Visit) -> Refusal? { subject.refusalToChange(visit.actor) }

    func perform(_ subject: BatchInPath, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try BallotBatchStore.resume(subject.batch.id, db)
        return Outcome(to: PaperLinks.batches(subject.edition), saying: "La fabrication du lot \(subject.batch.number) reprend.")
    }
}

/// After the close, the officer counts a batch that no urn was given: none of its sheets was used, or it would be that urn's.
struct AccountForStock: Action {
    typealias FormPage = BatchFormPage
    static let path: Path = "/bureau/editions/:edition/papier/bulletins/:batch/compte"

    let spoiled, unused: Int

    init(_ form: inout FormReader, _ subject: BatchInPath) {
        spoiled = form.int("spoiled", in: 0...BallotBatch.most)
        unused = form.int("unused", in: 0...BallotBatch.most)
        if form.errors.isEmpty, spoiled + unused != subject.batch.printed {
            form.error("unused", "Abîmés et restants font \(spoiled + unused) ; le lot compte \(subject.batch.printed) bulletins. S’il en manque parce qu’ils ont servi, confiez d’abord le lot à son urne.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> BatchInPath { try .load(visit, db) }
    static func refusal(_ subject: BatchInPath, _ visit: Visit) -> Refusal? { PaperCountRules.mayCountStock(subject.batch, subject.edition, visit.actor, at: visit.now) }

    func perform(_ subject: BatchInPath, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try BallotBatchStore.note(used: 0, spoiled: spoiled, unused: unused, of: subject.batch.id, by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: PaperLinks.batches(subject.edition), saying: "Le lot \(subject.batch.number) est compté.",
            journal: [JournalEntry(
                "paper.account-stock", "edition", subject.edition.id.number, edition: subject.edition.id,
                reason: "lot \(subject.batch.number) : \(spoiled) abîmés, \(unused) restants", isPublic: true)])
    }
}

/// The officer calls a batch off: none of its sheets may be used, those that were made are destroyed.
struct CancelBatch: Action {
    typealias FormPage = BatchFormPage
    static let path: Path = "/bureau/editions/:edition/papier/bulletins/:batch/annuler"

    init(_ form: inout FormReader, _ subject: BatchInPath) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> BatchInPath { try .load(visit, db) }
    static func refusal(_ subject: BatchInPath, _ visit: Visit) -> Refusal? {
        subject.refusalToChange(visit.actor) ?? PaperCountRules.mayCancel(subject.batch, subject.edition, visit.actor, at: visit.now)
    }

    func perform(_ subject: BatchInPath, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try BallotBatchStore.cancel(subject.batch.id, at: visit.now, db)
        if subject.batch.made > 0 {
            try BallotBatchStore.note(used: 0, spoiled: subject.batch.made, unused: 0, of: subject.batch.id, by: visit.actor.account, at: visit.now, db)
        }
        return Outcome(
            to: PaperLinks.batches(subject.edition), saying: "Le lot \(subject.batch.number) est annulé.",
            journal: [JournalEntry("paper.cancel-batch", "edition", subject.edition.id.number, edition: subject.edition.id, reason: "lot \(subject.batch.number)", isPublic: true)])
    }
}
