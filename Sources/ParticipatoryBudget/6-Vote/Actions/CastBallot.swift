import Database
import Platform
import Vocabulary
import Web

/// A resident recalculates her total, reviews her ballot, then casts it. Her choices travel in the form and are kept nowhere
/// before they fall in the box; what falls there says neither who nor when.
struct CastBallot: Action {
    typealias FormPage = BallotPage
    static let path: Path = "/editions/:edition/voter"
    /// Nobody else's page changes: a ballot is not a count.
    static var limits: Limits { Limits(bytes: 256 << 10, changesPages: false) }

    /// What the button that was pressed asks for.
    enum Step: String, Sendable { case total, edit, review, cast }

    let step: Step
    let ballot: MarkedBallot
    let declaration: Declaration
    /// Whether this ballot is to replace the one that she cast.
    let replaces: Bool

    init(_ form: inout FormReader, _ booth: Booth) {
        step = form.optionalChoice("act") ?? .review
        replaces = form.isChecked("replace") && booth.mayReplace(at: form.now)
        ballot = step == .edit ? MarkedBallot() : booth.paper.read(&form)
        var declaration = Declaration(link: form.optionalChoice("link"))
        if step == .review || step == .cast { for problem in booth.paper.problems(ballot) { form.error("choice", problem) } }
        if step == .cast, booth.checkOff == nil { declaration = Self.declaration(&form, booth) }
        self.declaration = declaration
    }

    private static func declaration(_ form: inout FormReader, _ booth: Booth) -> Declaration {
        var declaration = Declaration(link: form.optionalChoice("link"))
        if booth.asksBirthYear { declaration.birthYear = form.int("birth", in: 1900...2100) }
        if booth.proof == .declared {
            declaration.identity = DeclaredIdentity(&form)
            declaration.birthYear = declaration.identity?.birthYear
        }
        declaration.territory = booth.territories.isEmpty ? nil : form.optionalID("territory")
        if let territory = declaration.territory, !booth.territories.contains(where: { $0.id == territory }) { form.error("territory", "Choisissez dans la liste.") }
        if !booth.conditions.links.isEmpty, declaration.link == nil { form.error("link", "Indiquez votre lien avec la ville.") }
        if !form.isChecked("honour") { form.error("honour", "Cochez cette case pour déposer votre bulletin.") }
        if form.errors.isEmpty, let refusal = booth.refusal(declaration, at: form.now) {
            form.error(booth.proof == .declared ? "born" : booth.asksBirthYear ? "birth" : "link", refusal.reason)
        }
        return declaration
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Booth { try Booth.enter(visit, db) }

    static func refusal(_ booth: Booth, _ visit: Visit) -> Refusal? { booth.refusal(at: visit.now) }

    func perform(_ booth: Booth, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let recorded = VoteLinks.recorded(booth.edition)
        // Sent twice, a sealed ballot keeps the sentence that holds its receipt.
        let again = Outcome(to: recorded, saying: booth.sealing.isSealed ? nil : "Vous aviez déjà voté : cet envoi n’a rien changé.")
        if booth.checkOff != nil, !replaces { return again }
        // The page again, with what was typed: the total, or the ballot to review.
        guard step == .cast else { throw FormErrors() }
        let slot = try BallotStore.slot(booth.edition.id, db)
        if slot.isClosed { throw VoteRules.closed(booth.edition, at: visit.now) }
        if !slot.isOpened, try ProjectStore.restudied(db)[booth.edition.id] != nil { throw VoteRules.repriced(booth.edition) }
        let drop = BallotDrop(edition: booth.edition.id, sealing: slot.sealing, projects: booth.paper.projects.count, world: visit.world)
        if replaces { return said(try drop.replace(ballot, of: booth.account.id, db), booth, letters: [VoteLetters.replaced(booth.edition, to: booth.account, at: visit.now)]) }
        if let held = try checkOff(booth, slot, visit, db) { return held }
        if let territory = declaration.territory { try AccountStore.keepTerritory(territory, of: booth.account.id, db) }
        if let year = declaration.birthYear { try AccountStore.keepBirthYear(year, of: booth.account.id, db) }
        let receipt = try drop(ballot, channel: "web", db)
        if let receipt, booth.isReplaceable { try drop.link(receipt, to: booth.account.id, db) }
        return said(receipt, booth, letters: [VoteLetters.recorded(booth.edition, to: booth.account, at: visit.now)])
    }

    /// Writes her in the register, unless she stands there already; gives where she goes when her vote must wait.
    private func checkOff(_ booth: Booth, _ slot: BallotSlot, _ visit: Visit, _ db: Writing) throws -> Outcome? {
        let edition = booth.edition.id, key = try RegisterStore.key(edition, known: slot.registerKey, visit.world, db)
        let marks = WatchMarks(booth.account, visit, key)
        var voter = booth.voter(mailbox: try mailbox(booth, key: slot.mailboxKey, visit, db), identity: declaration.identity.map(key.identity))
        if let code = voter.code, try LetterCodeStore.code(code, db)?.isRevoked ?? true { throw RegisterRules.revokedCode(booth.edition) }
        let looked = booth.standing == .released ? try QuarantineStore.released(booth.account.id, in: edition, db) : nil
        let held = try HeldVote.why(booth, voter, marks, looked, declaration.identity, born: born(booth), slot, db)
        if let held { return try held.outcome(booth, declaration.identity, at: visit.now, db) }
        // Somebody looked at this very name, and she is not the other person of that name and day.
        if looked?.covers(declaration.identity, provenAs: booth.vouched(voter)) == true { voter.identity = voter.identity.map { "\($0) \(booth.account.id)" } }
        let territory = booth.account.territory ?? declaration.territory
        switch try RegisterStore.checkOff(voter, in: edition, by: .web, from: territory, at: visit.now, db) {
        case .already(let line): throw RegisterRules.already(line)
        case .attached(let place): throw AttachmentRules.elsewhere(place, booth.edition)
        case .written(let line):
            if let declared = declaration.identity { try LikenessStore.keep(declared, of: line, in: edition, at: visit.now, db) }
            // Nothing but her name may join her to somebody who voted on paper, and her year is not known: an officer compares.
            else if slot.hasPlaces, voter.identity == nil, born(booth) == nil { try LikenessStore.noteSeen(booth.account, beside: line, in: edition, at: visit.now, db) }
        }
        try WatchStore.note(marks, in: edition, at: visit.now, db)
        return nil
    }

    private func born(_ booth: Booth) -> Int? { declaration.birthYear ?? booth.account.birthYear }

    /// Her receipt is told once, here: neither the register nor her letter knows it.
    private func said(_ receipt: Receipt?, _ booth: Booth, letters: [Letter] = []) -> Outcome {
        Outcome(
            to: VoteLinks.recorded(booth.edition),
            saying: receipt.map { "Votre bulletin est scellé dans l’urne. Votre reçu, à noter maintenant : \($0.text)" }, letters: letters)
    }

    /// Whoever deletes her account and opens another with the same mailbox has voted all the same.
    private func mailbox(_ booth: Booth, key: String, _ visit: Visit, _ db: Writing) throws -> String? {
        guard let email = booth.account.email else { return nil }
        let key = key.isEmpty ? try BallotStore.mailboxKey(booth.edition.id, orElse: Secrets.base64url(visit.world.randomBytes(32)), db) : key
        return Secrets.sha256Hex(key + " " + email.mailbox)
    }
}
