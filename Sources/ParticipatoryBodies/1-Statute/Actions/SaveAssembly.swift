import Database
import Platform
import Vocabulary
import Web

/// Change what a body is: its purpose, its territories, its terms, its elected referent.
struct SaveAssembly: Action {
    typealias FormPage = AssemblySettingsPage
    static let path: Path = "/bureau/instances/:assembly/reglages"

    /// The body and what its form is checked against.
    struct Subject: Sendable {
        var standing: Standing
        var territories: [Territory]
        var elected: [(account: AccountID, name: String)]
    }

    let form: AssemblyForm
    let referent: AccountID?

    init(_ form: inout FormReader, _ subject: Subject) {
        let assembly = subject.standing.assembly
        self.form = AssemblyForm(&form, assembly.kind, startsAt: assembly.startsAt, subject.territories)
        referent = form.optionalID("referent")
        if let referent, referent != assembly.referent, !subject.elected.contains(where: { $0.account == referent }) {
            form.error("referent", "Choisissez dans la liste.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let standing = try AssemblyStore.standing(visit, db)
        return Subject(
            standing: standing, territories: try TerritoryStore.all(db).filter { $0.kind != .city },
            elected: try AssemblySettingsPage.elected(standing.assembly, at: visit.now, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { StatuteRules.mayCompose(subject.standing) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        var assembly = subject.standing.assembly
        (assembly.name, assembly.purpose, assembly.legalBasis, assembly.plan) = (form.name, form.purpose, form.legalBasis, form.plan)
        (assembly.planLink, assembly.engagement) = (form.planLink, form.engagement)
        (assembly.endsAt, assembly.term, assembly.territories, assembly.referent) = (form.endsAt, form.term, form.territories, referent)
        // What she adds is hers to keep; what was there stays.
        let former = Set(subject.standing.assembly.territories.map(\.id)), added = form.territories.map(\.id).filter { !former.contains($0) }
        guard added.allSatisfy({ visit.actor.has(.assemblyOfficer, on: .territory($0)) }) else {
            throw FormErrors("territories", "Vous animez les instances de votre territoire : choisissez-le.")
        }
        try AssemblyStore.save(assembly, db)
        return Outcome(
            to: assembly.deskLink, saying: "Les réglages sont enregistrés.", journal: [JournalEntry("assembly.save", "assembly", assembly.id.number)],
            letters: referent == subject.standing.assembly.referent ? [] : [referent].compactMap(\.self).map { letter(assembly, to: $0) })
    }

    private func letter(_ assembly: Assembly, to elected: AccountID) -> Letter {
        Letter(
            to: .account(elected), kind: .necessary, subject: "\(assembly.name) : vous en êtes l’élu·e référent·e",
            paragraphs: ["Votre nom figure sur la page de l’instance. Vous recevez ce qu’elle transmet à la ville, et vous pouvez y répondre."],
            button: Letter.Button("Voir l’instance", assembly.openedAt == nil ? assembly.deskLink : assembly.link))
    }
}
