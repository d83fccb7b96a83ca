package import Vocabulary

/// What a password must be: long enough and not among those tried first; no rule of composition
/// (CNIL, délibération 2022-100 of 21 July 2022, case of an access slowed down after failures).
package enum PasswordPolicy {
    package static let minimumLength = 12
    /// In UTF-8 bytes: longer is no safer, and an attacker would make us chew it.
    package static let maximumBytes = 1000

    /// Why the password is refused; nil when it is good. `personal` is what others know: name, address, the city.
    package static func refusal(_ password: String, personal: [String] = []) -> Message? {
        if password.count < minimumLength {
            return "Choisissez un mot de passe d’au moins \(minimumLength) caractères. Une petite phrase convient très bien."
        }
        if password.utf8.count > maximumBytes { return "Ce mot de passe est trop long." }
        if password.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) {
            return "Ce mot de passe contient un caractère invisible qu’un clavier ne sait pas écrire."
        }
        let letters = folded(password)
        if isRepetitive(letters) || isCommon(letters) {
            return "Ce mot de passe est trop connu\u{A0}: il serait vite deviné. Choisissez-en un autre."
        }
        if personal.contains(where: { isMerely(letters, folded($0)) || isMerely(letters, folded($0.prefix { $0 != "@" })) }) {
            return "Ce mot de passe ressemble trop à votre nom ou à votre adresse. Choisissez-en un autre."
        }
        return nil
    }

    /// In lower case, without accents that matter little, signs between words, nor digits in the place of letters.
    private static func folded(_ text: some StringProtocol) -> String {
        let disguised: [Character: Character] = [
            "@": "a", "4": "a", "3": "e", "1": "i", "!": "i", "0": "o", "$": "s", "5": "s", "7": "t", "é": "e", "è": "e", "à": "a",
        ]
        return String(text.lowercased().map { disguised[$0] ?? $0 }.filter { !" -_.,;:+*/'’".contains($0) })
    }

    /// One short piece over and over, `abcabcabcabc`, or neighbours in a row, `cdefghijklmn`.
    private static func isRepetitive(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.map { Int($0.value) }
        guard let first = scalars.first else { return true }
        if (1...4).contains(where: { period in scalars.indices.allSatisfy { scalars[$0] == scalars[$0 % period] } }) { return true }
        let steps = zip(scalars.dropFirst(), scalars).map { $0 - $1 }
        return Set(scalars).count <= 3 || steps.allSatisfy { $0 == 1 } || steps.allSatisfy { $0 == -1 } || scalars == [first]
    }

    private static func isCommon(_ text: String) -> Bool {
        common.contains { isMerely(text, folded($0)) }
    }

    /// Whether the password is the word, once or more, with at most four characters around (a year, `123`, `!`).
    private static func isMerely(_ text: String, _ word: String) -> Bool {
        guard word.count >= 4, text.contains(word) else { return false }
        return text.replacing(word, with: "").count <= 4
    }

    /// What leaked lists of passwords show first in France, and the words every city's users think of.
    private static let common = [
        "motdepasse", "monmotdepasse", "password", "passw0rd", "passwort", "azertyuiop", "azerty", "qwertyuiop", "qwerty", "qsdfghjklm",
        "wxcvbn", "1q2w3e4r5t6y", "1qaz2wsx3edc", "a1z2e3r4t5y6", "123456789", "1234567890", "0123456789", "987654321", "9876543210", "123123",
        "112233445566", "147258369", "159753", "iloveyou", "jetaime", "jetaimemonamour", "monamour", "moncoeur", "doudou", "loulou", "chouchou",
        "bonjour", "bonjourbonjour", "salut", "coucou", "bienvenue", "soleil", "princesse", "marseille", "lyon", "paris", "toulouse", "bordeaux",
        "france", "allezlesbleus", "olympiquelyonnais", "olympiquedemarseille", "nicolas", "camille", "thomas", "julien", "caroline", "isabelle",
        "philippe", "catherine", "sandrine", "valerie", "stephane", "frederic", "administrateur", "administrator", "admin", "utilisateur", "changeme",
        "changezmoi", "letmein", "welcome", "secret", "mairie", "villedelyon", "budgetparticipatif", "participatif", "citoyen", "parvis", "dragon",
        "football", "superman", "batman", "pokemon", "starwars", "ordinateur", "internet", "vacances", "chocolat", "correcthorsebatterystaple",
    ]
}
