import Database
import L10n
import Platform
import Vocabulary
import Web

/// Call for volunteers, or change the words and the last day of the call.
struct CallForVolunteers: Action {
    typealias FormPage = PanelCallDeskPage
    static let path: Path = "/bureau/editions/:edition/appel-au-panel"

    let words: String
    let groups: [String]
    let closesAt: Instant

    init(_ form: inout FormReader, _ edition: Edition) {
        words = form.text("words", min: 20, max: 3000)
        let lines = (form.optionalText("groups", max: 1200) ?? "").split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        groups = lines.filter { !$0.isEmpty }
        if groups.count > 20 { form.error("groups", "Vingt groupes au plus.") }
        if Set(groups).count < groups.count { form.error("groups", "Un groupe est écrit deux fois.") }
        closesAt = CityTime.city.startOfDay(form.day("closes"), adding: 1) - .seconds(1)
        if closesAt <= form.now { form.error("closes", "Choisissez un jour à venir.") }
        if closesAt > form.now + .days(365) { form.error("closes", "Choisissez un jour plus proche.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }
    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { PanelCallRules.mayCall(edition, visit.actor, at: visit.now) }

    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let call = PanelCall(words: words, groups: groups, openedAt: visit.now, closesAt: closesAt)
        try PanelCallStore.save(call, for: edition.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: ShortlistLinks.callDesk(edition), saying: "L’appel est publié jusqu’au \(day: closesAt).",
            journal: [JournalEntry("shortlist.call", "edition", edition.id.number, edition: edition.id, reason: words)])
    }
}

/// End the call before its last day.
struct EndPanelCall: Action {
    typealias FormPage = PanelCallDeskPage
    static let path: Path = "/bureau/editions/:edition/appel-au-panel/fin"

    init(_ form: inout FormReader, _ file: PanelCallFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> PanelCallFile { try PanelCallStore.file(visit, db) }
    static func refusal(_ file: PanelCallFile, _ visit: Visit) -> Refusal? { PanelCallRules.mayEnd(file, visit.actor, at: visit.now) }

    func perform(_ file: PanelCallFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try PanelCallStore.end(file.edition.id, at: visit.now, db)
        return Outcome(
            to: ShortlistLinks.callDesk(file.edition), saying: "L’appel est clos.",
            journal: [JournalEntry("shortlist.end-call", "edition", file.edition.id.number, edition: file.edition.id)])
    }
}

/// A resident offers to sit, or changes what she said.
struct OfferToSit: Action {
    typealias FormPage = PanelCallPage
    static let path: Path = "/editions/:edition/panel"
    static let limits = Limits(perTenMinutes: 20, changesPages: false)

    let group: String
    let motive: String

    init(_ form: inout FormReader, _ file: PanelCallFile) {
        let groups = file.call?.groups ?? []
        group = groups.isEmpty ? "" : form.raw("group")
        motive = form.optionalText("motive", max: 600) ?? ""
        if !groups.isEmpty, !groups.contains(group) { form.error("group", "Choisissez une réponse.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PanelCallFile { try PanelCallStore.file(visit, db) }
    static func refusal(_ file: PanelCallFile, _ visit: Visit) -> Refusal? { PanelCallRules.mayOffer(file, visit.actor, at: visit.now) }

    func perform(_ file: PanelCallFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account(), isNew = file.mine == nil
        try PanelCallStore.offer(account, file.edition.id, group: group, motive: motive, at: visit.now, db)
        return Outcome(
            to: ShortlistLinks.call(file.edition), saying: isNew ? "Merci ! Vous êtes volontaire pour le panel." : "C’est changé.",
            journal: isNew ? [JournalEntry("shortlist.offer", "edition", file.edition.id.number, edition: file.edition.id)] : [],
            letters: isNew ? [PanelLetters.offered(file.edition, to: account)] : [])
    }
}

/// A resident takes her offer back.
struct WithdrawOffer: Action {
    typealias FormPage = PanelCallPage
    static let path: Path = "/editions/:edition/panel/retirer"
    static let limits = Limits(changesPages: false)

    init(_ form: inout FormReader, _ file: PanelCallFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> PanelCallFile { try PanelCallStore.file(visit, db) }
    static func refusal(_ file: PanelCallFile, _ visit: Visit) -> Refusal? { PanelCallRules.mayWithdraw(file, visit.actor) }

    func perform(_ file: PanelCallFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try PanelCallStore.withdraw(try visit.account(), file.edition.id, db)
        return Outcome(
            to: ShortlistLinks.call(file.edition), saying: "C’est noté : vous n’êtes plus volontaire.",
            journal: [JournalEntry("shortlist.withdraw-offer", "edition", file.edition.id.number, edition: file.edition.id)])
    }
}

/// Put volunteers on the list of a panel, those who sit first or as substitutes; the invitations leave from the list.
struct ListVolunteers: Action {
    typealias FormPage = VolunteersPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/volontaires"

    let chosen: Set<AccountID>
    let isSubstitute: Bool

    init(_ form: inout FormReader, _ file: SelectionFile) {
        chosen = Set(form.ids("volunteer"))
        isSubstitute = form.raw("place") == "substitute"
        if chosen.isEmpty { form.error("volunteer", "Cochez au moins une personne.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> SelectionFile { try SelectionStore.file(visit, db) }
    static func refusal(_ file: SelectionFile, _ visit: Visit) -> Refusal? { ShortlistRules.mayCompose(file, visit.actor, at: visit.now) }

    func perform(_ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let free = try PanelCallStore.volunteers(file.edition.id, db).filter { chosen.contains($0.account) && $0.listedAt == nil }
        let added = try free.filter { try add($0, file, visit, db) }.count
        return Outcome(
            to: file.link + "/candidats", saying: "Personnes ajoutées à la liste : \(added). Il reste à leur écrire.",
            journal: [JournalEntry("shortlist.list-volunteers", "selection", file.selection.id.number, edition: file.edition.id, reason: "Volontaires : \(added)")])
    }

    private func add(_ volunteer: PanelVolunteer, _ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Bool {
        let officer = try visit.account()
        guard let line = TypedCandidate(try AccountStore.account(volunteer.account, db), group: volunteer.group) else { return false }
        try PanelCallStore.noteListed(volunteer.account, file.edition.id, by: officer, at: visit.now, db)
        let position = try PanelCandidateStore.all(file.selection.id, db).count
        return try PanelCandidateStore.add(
            line, .volunteer, isSubstitute: isSubstitute, position: position, to: file.selection.id, by: officer, at: visit.now, db)
    }
}

extension TypedCandidate {
    /// Somebody who has an account; nil when no letter can reach her.
    init?(_ account: Account, group: String) {
        guard let email = account.email, !account.isDeleted else { return nil }
        (givenName, familyName, self.email, stratum) = (account.givenName, account.familyName, email, group)
    }
}
