import HTML
import L10n
import Platform
import Vocabulary
import Web

/// What whoever welcomes residents sees besides of a proposal: enough to make sure with whom she speaks, before she says what only its people may know.
struct ProposerCheck: Sendable, Equatable {
    var account: AccountID
    var name: String
    var email: String
    var phone: String
    var channel: DepositChannel

    init(_ account: Account, channel: DepositChannel) {
        self.account = account.id
        name = account.displayName
        email = account.email.map { Self.hint($0.text) } ?? ""
        phone = Self.hint(number: account.phone)
        self.channel = channel
    }

    /// `c…d@exemple.fr`: recognised by who knows it, told by nobody.
    static func hint(_ email: String) -> String {
        guard let at = email.lastIndex(of: "@"), let first = email.first, at > email.startIndex else { return "" }
        let name = email[..<at]
        return name.count < 3 ? "\(first)…\(email[at...])" : "\(first)…\(name.last ?? first)\(email[at...])"
    }

    /// The last four digits.
    static func hint(number phone: String) -> String {
        let digits = phone.filter(\.isNumber)
        return digits.count < 6 ? "" : "… \(digits.suffix(4))"
    }
}

extension View {
    /// What to ask of the person, and what is done for her.
    func welcome(_ check: ProposerCheck, of file: ProposalFile) -> HTML {
        section(t("Pour l’accueil"), id: "accueil") {
            """
            <p>\(check.email.isEmpty && check.phone.isEmpty
                ? t("Elle n’a laissé ni adresse électronique ni téléphone : demandez-lui le numéro de son reçu avant d’en dire plus.")
                : t("Avant de dire ce que seule la personne peut savoir, demandez-lui son adresse électronique ou la fin de son numéro."))</p>\
            \(facts([
                (t("Déposée par"), HTML(text: check.name)), (t("Arrivée par"), HTML(text: t(check.channel.name))), (t("Courriel"), HTML(text: check.email.isEmpty ? "—" : check.email)),
                (t("Téléphone"), HTML(text: check.phone.isEmpty ? "—" : check.phone)),
            ]))\
            \(buttons(linkButton(ProposalLinks.receipt(file.edition, file.number), "Son reçu", style: .secondary),
                linkButton("/bureau/questions/nouvelle?personne=\(check.account)&edition=\(file.edition.id)&idee=\(file.number)", "Noter sa question", style: .secondary)))
            """
        }
    }
}
