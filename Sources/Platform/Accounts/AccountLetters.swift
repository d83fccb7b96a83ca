import Vocabulary
import Web

/// The letters about accounts: secret links, and what the owner of an account must know of.
enum AccountLetters {
    static func confirm(_ link: MailLink, token: String) -> Letter {
        letter(to(link), "Confirmez votre adresse", [
            "Vous avez demandé un compte. Il reste à confirmer que cette adresse est la vôtre, avec le mot de passe que vous avez choisi.",
            "Ce lien est valable deux jours. Si vous n’avez rien demandé, laissez-le : aucun compte ne sera ouvert.",
        ], Letter.Button("Confirmer mon adresse", "/confirmer/\(token)", isSecret: true))
    }

    /// To the owner of an account whose address somebody used to sign up again.
    static func alreadyKnown(_ account: Account, _ email: EmailAddress, token: String) -> Letter {
        letter(to(account, email), "Vous avez déjà un compte", [
            "Quelqu’un, sans doute vous, a demandé un compte avec cette adresse. Vous en avez déjà un : le bouton vous y mène.",
            "Ce lien est valable quinze minutes. Si ce n’était pas vous, vous n’avez rien à faire.",
        ], Letter.Button("Me connecter", "/connexion/lien/\(token)", isSecret: true))
    }

    static func signIn(_ account: Account, _ email: EmailAddress, token: String, returnPath: String?) -> Letter {
        let back = returnPath.map { "?retour=" + URLEncoding.queryValue($0) } ?? ""
        return letter(to(account, email), "Votre lien de connexion", [
            "Voici le lien que vous avez demandé. Il est valable quinze minutes et ne sert qu’une fois.",
            "Si vous n’avez rien demandé, laissez-le : personne n’est entré dans votre compte.",
        ], Letter.Button("Me connecter", "/connexion/lien/\(token)\(back)", isSecret: true))
    }

    static func reset(_ account: Account, _ email: EmailAddress, token: String) -> Letter {
        letter(to(account, email), "Choisissez un nouveau mot de passe", [
            "Vous avez demandé à changer de mot de passe. Ce lien est valable une heure et ne sert qu’une fois.",
            "Si vous n’avez rien demandé, laissez-le : votre mot de passe reste le même.",
        ], Letter.Button("Choisir un mot de passe", "/mot-de-passe/\(token)", isSecret: true))
    }

    static func invitation(_ name: String, _ email: EmailAddress, language: String, from host: String, token: String) -> Letter {
        letter(.address(email, name: name, language: language), "\(host) vous ouvre un compte", [
            "Vous pourrez suivre vos idées, répondre aux messages et voter. Il reste à choisir un mot de passe.",
            "Ce lien est valable trente jours. Si vous n’attendiez rien, laissez-le.",
        ], Letter.Button("Choisir mon mot de passe", "/mot-de-passe/\(token)", isSecret: true))
    }

    static func changeAddress(_ account: Account, to email: EmailAddress, token: String) -> Letter {
        letter(to(account, email), "Confirmez votre nouvelle adresse", [
            "Vous voulez recevoir nos messages à cette adresse. Confirmez-la dans les vingt-quatre heures ; d’ici là, l’ancienne reste en service.",
        ], Letter.Button("Confirmer cette adresse", "/confirmer/\(token)", isSecret: true))
    }

    /// To the old address, once the new one is confirmed.
    static func addressChanged(_ account: Account, from old: EmailAddress, to new: EmailAddress) -> Letter {
        letter(to(account, old), "Votre adresse a changé", [
            "Votre compte est maintenant relié à l’adresse \(new.text). Celle-ci ne sert plus à vous connecter.",
            "Si ce n’était pas vous, écrivez-nous sans attendre.",
        ], nil)
    }

    static func passwordChanged(_ account: Account, _ email: EmailAddress) -> Letter {
        letter(to(account, email), "Votre mot de passe a changé", [
            "Le mot de passe de votre compte vient d’être changé, et vos autres sessions sont fermées.",
            "Si ce n’était pas vous, choisissez-en un autre tout de suite.",
        ], Letter.Button("Choisir un autre mot de passe", "/mot-de-passe-oublie"))
    }

    /// A month before the end of an account that nobody uses.
    static func idle(_ account: Account, until end: Instant) -> Letter {
        let byMail = account.email != nil
        return Letter(
            to: account.reader, kind: .necessary, subject: "Votre compte sera supprimé le \(day: end)",
            paragraphs: [
                "Votre compte n’a pas servi depuis trois ans : comme notre page « Données personnelles » l’annonce, il sera supprimé.",
                byMail ? "Pour le garder, il suffit de vous connecter avant cette date." : "Pour le garder, présentez-vous à l’accueil de votre mairie avant cette date, ou appelez-la.",
                "Sinon, votre nom et vos coordonnées seront effacés ; vos idées et vos commentaires resteront, sans votre nom.",
            ], button: byMail ? Letter.Button("Garder mon compte", "/connexion") : nil)
    }

    static func deleted(_ account: Account, _ email: EmailAddress) -> Letter {
        letter(to(account, email), "Votre compte est supprimé", [
            "Votre nom, votre adresse et ce que vous nous aviez confié sont effacés. Ce que vous avez publié reste, sans votre nom.",
            "Merci d’avoir pris part à la vie de la ville. Vous pourrez rouvrir un compte quand vous voudrez.",
        ], nil)
    }

    private static func to(_ link: MailLink) -> Letter.Recipient { .address(link.email, name: link.fullName, language: link.language) }

    private static func to(_ account: Account, _ email: EmailAddress) -> Letter.Recipient {
        .address(email, name: account.displayName, language: account.language)
    }

    private static func letter(_ recipient: Letter.Recipient, _ subject: Message, _ paragraphs: [Message], _ button: Letter.Button?) -> Letter {
        Letter(to: recipient, kind: .necessary, subject: subject, paragraphs: paragraphs, button: button)
    }
}
