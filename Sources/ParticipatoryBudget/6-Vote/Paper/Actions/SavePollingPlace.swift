import Database
import Platform
import Vocabulary
import Web

/// The officer makes a polling place, or changes what residents read of it.
struct SavePollingPlace: Action {
    typealias FormPage = PollingPlaceFormPage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/fiche"

    /// An edition and, unless it is a new one, the place.
    struct Subject: Sendable {
        var edition: Edition
        var place: PollingPlace?
    }

    let name, address, hours, access, material: String
    let point: GeoPoint?

    init(_ form: inout FormReader, _ subject: Subject) {
        name = form.text("name", min: 3, max: 120)
        address = form.text("address", max: 200)
        hours = form.text("hours", max: 400)
        access = form.optionalText("access", max: 400) ?? ""
        material = form.optionalText("material", max: 2000) ?? ""
        point = form.point()
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let edition = try Edition.inPath(visit, db)
        if try visit.parameter("place") == "nouveau" { return Subject(edition: edition, place: nil) }
        return Subject(edition: edition, place: try PollingPlaceStore.place(try visit.id("place"), in: edition.id, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        PaperRules.mayPrepare(subject.edition, visit.actor, at: visit.now) ?? PaperRules.isGone(subject.place)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = subject.edition
        if try PollingPlaceStore.isTaken(name, besides: subject.place?.id, in: edition.id, db) {
            throw FormErrors("name", "Un bureau de cette édition porte, ou a porté, ce nom.")
        }
        let place = PollingPlace(
            id: subject.place?.id ?? ID(1), edition: edition.id, name: name, address: address, hours: hours, access: access, material: material,
            point: point, codeMark: PollingPlace.newCodeMark(visit.world), removedAt: nil)
        let id: ID<PollingPlace>
        if subject.place == nil {
            id = try PollingPlaceStore.add(place, by: visit.actor.account, at: visit.now, db)
        } else {
            id = place.id
            try PollingPlaceStore.save(place, db)
        }
        return Outcome(
            to: PaperLinks.place(edition, id), saying: "Le bureau « \(name) » est enregistré.",
            journal: [JournalEntry(subject.place == nil ? "paper.add-place" : "paper.change-place", "polling-place", id.number, edition: edition.id, reason: name, isPublic: subject.place == nil)],
            letters: try letters(subject, place, db))
    }

    /// Who stands on its list, and can vote nowhere else, is told where and when she votes now.
    private func letters(_ subject: Subject, _ place: PollingPlace, _ db: Reading) throws -> [Letter] {
        guard let old = subject.place, (old.address, old.hours) != (address, hours) else { return [] }
        return try AttachmentStore.list(old.id, db).compactMap(\.account).map { AttachmentLetters.changed(place, subject.edition, to: $0) }
    }
}

/// The officer takes away a polling place where no urn was ever opened.
struct RemovePollingPlace: Action {
    typealias FormPage = PollingPlacePage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/retirer"

    init(_ form: inout FormReader, _ file: PollingPlaceFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollingPlaceFile { try PollingPlaceStore.file(visit, db) }
    static func refusal(_ file: PollingPlaceFile, _ visit: Visit) -> Refusal? { PaperRules.mayRemove(file, visit.actor, at: visit.now) }

    func perform(_ file: PollingPlaceFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let awaited = try AttachmentStore.count(file.place.id, db)
        if awaited > 0 {
            let words: Message = awaited == 1
                ? "Une personne est sur la liste de ce bureau et ne peut voter que là. Retirez-la d’abord de la liste."
                : "\(awaited) personnes sont sur la liste de ce bureau et ne peuvent voter que là. Retirez-les d’abord de la liste."
            throw Refusal.notNow(words, wayOut: PaperLinks.list(file.edition, file.place.id), named: "Voir la liste")
        }
        // Who should have kept it is told, and keeps nothing of the vote any more.
        try PollingPlaceStore.remove(file.place.id, at: visit.now, db)
        return Outcome(
            to: PaperLinks.desk(file.edition), saying: "Le bureau « \(file.place.name) » est retiré.",
            journal: [JournalEntry("paper.remove-place", "polling-place", file.place.id.number, edition: file.edition.id, reason: file.place.name, isPublic: true)],
            letters: file.shifts.filter { $0.until > visit.now }.map { TakeBackShift.letter($0, file.place) })
    }
}
