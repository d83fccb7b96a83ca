import Database
import Platform
import Vocabulary
import Web

/// Create a body of a kind. Residents see it once its charter is published.
struct CreateAssembly: Action {
    typealias FormPage = CreateAssemblyPage
    static let path: Path = "/bureau/instances/nouvelle"

    /// What the form is checked against.
    struct Subject: Sendable {
        var slugs: Set<String>
        var territories: [Territory]
    }

    let kind: AssemblyKind
    let slug: String
    let startsAt: Instant
    let form: AssemblyForm

    init(_ form: inout FormReader, _ subject: Subject) {
        kind = form.choice("kind", .neighbourhoodCouncil)
        slug = form.text("slug", max: 40)
        startsAt = form.day("starts")
        self.form = AssemblyForm(&form, kind, startsAt: startsAt, subject.territories)
        if !slug.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }) {
            form.error("slug", "Écrivez seulement des lettres minuscules sans accent, des chiffres et des tirets.")
        } else if subject.slugs.contains(slug) || slug == "nouvelle" {
            form.error("slug", "Une instance porte déjà ce nom.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        Subject(slugs: try AssemblyStore.slugs(db), territories: try TerritoryStore.all(db).filter { $0.kind != .city })
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { AssemblyRules.mayCreate(visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        var assembly = Assembly(
            id: ID(1), slug: slug, name: form.name, kind: kind, purpose: form.purpose, legalBasis: form.legalBasis, startsAt: startsAt,
            endsAt: form.endsAt, term: form.term, plan: form.plan, planLink: form.planLink, engagement: form.engagement, report: "", territories: form.territories)
        // An officer of a territory creates what she then may keep.
        guard visit.actor.has(.assemblyOfficer, on: assembly.territories.isEmpty ? [.city] : assembly.territories.map { .territory($0.id) }) else {
            throw FormErrors("territories", "Vous animez les instances de votre territoire : choisissez-le.")
        }
        assembly.id = try AssemblyStore.create(assembly, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: assembly.deskLink + "/charte", saying: "L’instance est créée. Écrivez sa charte : sa publication l’ouvre aux habitants.",
            journal: [JournalEntry("assembly.create", "assembly", assembly.id.number, reason: assembly.name)])
    }
}
