import L10n
import Platform
import Vocabulary
import Web

/// What the proposer declares on her honour (CRPA R113-8: no proof of address is asked).
struct DepositDeclaration: Sendable, Equatable {
    /// Asked only where the rules set an age.
    var birthYear: Int?
    var link: CityLink?

    init(birthYear: Int?, link: CityLink?) { (self.birthYear, self.link) = (birthYear, link) }

    init(_ form: inout FormReader, _ rulebook: Rulebook) {
        if rulebook.proposers.minimumAge > 0 {
            let years = 1900...CityTime.city.clock(at: form.now).year
            birthYear = Int(form.raw("birthYear")).flatMap { years.contains($0) ? $0 : nil }
            if birthYear == nil { form.error("birthYear", "Écrivez l’année en quatre chiffres, par exemple 1985.") }
        }
        link = form.optionalChoice("link")
        if link == nil, !rulebook.proposers.links.isEmpty { form.error("link", "Dites ce qui vous lie à la ville.") }
    }
}

/// The rules of the deposit: who may, the cap per project, the number of ideas per person.
enum DepositConditions {
    static func problems(
        _ rulebook: Rulebook, _ declaration: DepositDeclaration, onBehalf: OnBehalf, estimate: Euros?, at now: Instant
    ) -> FormErrors {
        let person = Participant(birthYear: declaration.birthYear, link: declaration.link, isLegalPerson: onBehalf.isLegalPerson)
        var problems = ParticipationRules.problems(rulebook.proposers, person, to: .proposing, at: now)
        if let estimate, let cap = rulebook.projectCap, estimate > cap {
            problems.add("estimate", "Le règlement limite chaque projet à \(cap).")
        }
        return problems
    }

    /// Why one person may not deposit one more, or nil.
    static func refusal(_ rulebook: Rulebook, alreadyDeposited count: Int) -> Refusal? {
        guard let most = rulebook.maximumProposalsPerPerson, count >= most else { return nil }
        if most == 1 { return .notNow("Le règlement permet une seule idée par personne, et vous avez déjà déposé la vôtre.", wayOut: ProposalLinks.mine, named: "Aller à mes idées") }
        return .notNow("Le règlement permet \(most) idées par personne, et vous les avez déjà déposées.", wayOut: ProposalLinks.mine, named: "Aller à mes idées")
    }
}
