import Database
import L10n
import Vocabulary
import Web

/// A file that everyone may take away from an edition, from the moment its step is public.
enum PublicFile: String, Sendable, CaseIterable {
    case proposals, projects, results, ballots, record, archive, works, milestones

    var name: Message {
        switch self {
        case .proposals: "Propositions"
        case .projects: "Projets soumis au vote"
        case .results: "Résultats par projet"
        case .ballots: "Bulletins et projets"
        case .record: "Procès-verbal complet"
        case .archive: "Archive à vérifier"
        case .works: "Réalisations"
        case .milestones: "Jalons des réalisations"
        }
    }

    var description: Message {
        switch self {
        case .proposals: "Les idées déposées par les habitants, avec leur lieu et où elles en sont."
        case .projects: "Les projets du bulletin, avec leur coût et leur lieu."
        case .results: "Les voix de chaque projet, s’il est lauréat, et pourquoi."
        case .ballots: "Chaque bulletin, sans nom ni heure, au format ouvert Pabulib : de quoi recompter."
        case .record: "La règle, chaque étape du décompte, chaque égalité."
        case .archive: "Les bulletins, le procès-verbal et leur empreinte, à vérifier avec « parvis verify »."
        case .works: "Les projets lauréats : qui les réalise, où ils en sont, ce qu’ils coûtent."
        case .milestones: "Ce qui a été promis, ce qui est prévu, ce qui est atteint, et pourquoi c’est en retard."
        }
    }

    var format: String {
        switch self {
        case .proposals, .projects, .results, .works, .milestones: "CSV"
        case .ballots: "Pabulib (.pb)"
        case .record: "JSON"
        case .archive: "ZIP"
        }
    }

    /// The columns of a table; the other formats describe themselves.
    var columns: [CSV.Column] {
        switch self {
        case .proposals: ProposalListCSV.columns
        case .projects: CatalogueCSV.columns
        case .results: ResultsCSV.columns
        case .works: WorkRow.columns
        case .milestones: MilestonesCSV.columns
        case .ballots, .record, .archive: []
        }
    }

    func path(_ edition: Edition) -> String {
        switch self {
        case .proposals: edition.link + "/propositions.csv"
        case .projects: CatalogueCSV.link(edition)
        case .results: ResultsLinks.csv(edition)
        case .ballots: ResultsLinks.ballots(edition)
        case .record: ResultsLinks.record(edition)
        case .archive: ResultsLinks.archive(edition)
        case .works: edition.link + "/realisations.csv"
        case .milestones: edition.link + "/jalons.csv"
        }
    }

    /// The files of an edition that are public now; the rest is not named before its hour.
    static func all(of edition: Edition, hasResults: Bool, hasWorks: Bool, at now: Instant, _ db: Reading) throws -> [PublicFile] {
        let catalogue = try ProjectStore.catalogue(edition.id, db)
        let hasProjects = VoteRules.maySeeCatalogue(edition, catalogue, .visitor, at: now) == nil
        return allCases.filter { file in
            switch file {
            case .proposals: true
            case .projects: hasProjects
            case .results, .ballots, .record, .archive: hasResults
            case .works, .milestones: hasWorks
            }
        }
    }
}
