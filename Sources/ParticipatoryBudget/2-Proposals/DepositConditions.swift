import L10n
import Platform
import Vocabulary
import Web

/// What the proposer declares on her honour (CRPA R113-8: no proof of address is asked).
struct DepositDeclaration: Sendable, Equatable {
    var birthYear: Int
    var link: CityLink?

    init(birthYear: Int, link: CityLink?) { (self.birthYear, self.link) = (birthYear, link) }

    init(_ form: inout FormReader, _ rulebook: Rulebook) {
        let year = Int(form.raw("birthYear")) ?? 0
        birthYear = year
        if !(1900...CityTime.city.clock(at: form.now).year).contains(year) {
            form.error("birthYear", "Écrivez l’année en quatre chiffres, par exemple 1985.")
        }
        link = form.optionalChoice("link")
        if link == nil, !rulebook.proposers.links.isEmpty { form.error("link", "Dites ce qui vous lie à la ville.") }
    }
}

/// The rulebook's conditions for proposing, each refused with its sentence and the field to mend.
enum DepositConditions {
    static func problems(
        _ rulebook: Rulebook, _ declaration: DepositDeclaration, onBehalf: OnBehalf, estimate: Euros?, at now: Instant
    ) -> FormErrors {
        var problems = FormErrors()
        let conditions = rulebook.proposers
        // The year alone is asked: whoever reaches the age within the year is old enough.
        if CityTime.city.clock(at: now).year - declaration.birthYear < conditions.minimumAge {
            problems.add("birthYear", "Le règlement demande d’avoir \(conditions.minimumAge) ans dans l’année. Un adulte peut déposer cette idée pour vous.")
        }
        if !conditions.links.isEmpty, declaration.link.map({ !conditions.links.contains($0) }) ?? true {
            problems.add("link", "Le règlement réserve le dépôt à d’autres personnes\u{A0}: le lien que vous indiquez n’en fait pas partie.")
        }
        if onBehalf.isLegalPerson, !conditions.acceptsLegalPersons {
            problems.add("onBehalf", "Le règlement n’accepte pas les associations ni les classes. Déposez en votre nom ou pour un groupe d’habitants.")
        }
        if let estimate, let cap = rulebook.projectCap, estimate > cap {
            problems.add("estimate", "Le règlement limite chaque projet à \(cap).")
        }
        return problems
    }

    /// Why one person may not deposit one more, or nil.
    static func refusal(_ rulebook: Rulebook, alreadyDeposited count: Int) -> Refusal? {
        guard let most = rulebook.maximumProposalsPerPerson, count >= most else { return nil }
        if most == 1 { return .notNow("Le règlement permet une seule idée par personne, et vous avez déjà déposé la vôtre.", wayOut: ProposalLinks.mine) }
        return .notNow("Le règlement permet \(most) idées par personne, et vous les avez déjà déposées.", wayOut: ProposalLinks.mine)
    }
}
