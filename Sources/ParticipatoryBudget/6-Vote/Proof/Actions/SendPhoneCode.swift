import Database
import Platform
import Vocabulary
import Web

/// A voter asks for a code by SMS. Limits are hers and the number's, never those of the address of a library.
struct SendPhoneCode: Action {
    typealias FormPage = PhoneProofPage
    static let path: Path = "/editions/:edition/voter/telephone"
    static var limits: Limits { Limits(changesPages: false) }

    let phone: PhoneNumber?

    init(_ form: inout FormReader, _ booth: Booth) {
        phone = PhoneNumber(form.raw("phone"))
        if phone == nil { form.error("phone", "Indiquez un numéro de mobile, par exemple 06 12 34 56 78.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Booth { try Booth.enter(visit, db) }

    static func refusal(_ booth: Booth, _ visit: Visit) -> Refusal? { ProofRules.mayProve(booth, .phone, at: visit.now) }

    func perform(_ booth: Booth, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let phone else { throw NotFound() }
        let (edition, account, now) = (booth.edition.id, booth.account.id, visit.now)
        let key = try RegisterStore.key(edition, visit.world, db), number = key.digest("phone", phone.text)
        let sendings = try VoterProofStore.sendings(number, account, in: edition, at: now, db)
        if sendings.hour >= PhoneCode.mostPerHour { throw FormErrors("phone", "Trois codes ont déjà été demandés dans l’heure. Attendez un peu, ou votez au guichet.") }
        if sendings.day >= PhoneCode.mostPerDay { throw FormErrors("phone", "Six codes ont déjà été demandés aujourd’hui. Réessayez demain, ou votez au guichet.") }
        let digits = Self.digits(visit.world)
        let code = PhoneCode(phone: number, code: Self.digest(digits, number, key), sentAt: now, expiresAt: now + PhoneCode.life)
        try VoterProofStore.send(code, to: account, in: edition, db)
        try TextMessageStore.post(visit.t("Votre code pour voter : \(digits). Il vaut dix minutes. Ne le donnez à personne."), to: phone.text, until: code.expiresAt, at: now, db)
        return Outcome(to: PhoneProofPage.link(booth.edition), saying: "Un code part vers le numéro qui finit par \(phone.ending).")
    }

    static func digest(_ digits: String, _ number: String, _ key: RegisterKey) -> String { key.digest("code", "\(number) \(digits)") }

    /// Six digits, each as likely as another.
    private static func digits(_ world: World) -> String {
        let bytes = world.randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let digits = String(bytes % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }
}
