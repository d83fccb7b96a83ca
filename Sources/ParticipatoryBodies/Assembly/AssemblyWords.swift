import L10n
import Vocabulary

extension AssemblyKind {
    var name: Message {
        switch self {
        case .neighbourhoodCouncil: "Conseil de quartier"
        case .associationsCommittee: "Comité d’initiative et de consultation (CICA)"
        case .citizensCouncil: "Conseil citoyen"
        case .childrensCouncil: "Conseil des enfants"
        case .citizensAssembly: "Assemblée citoyenne"
        case .panel: "Panel citoyen"
        case .followUpCommittee: "Comité de suivi"
        case .referentsNetwork: "Réseau de référents"
        }
    }

    /// What it is for, in one sentence.
    var use: Message {
        switch self {
        case .neighbourhoodCouncil: "Les habitants d’un quartier débattent, proposent et interpellent la ville."
        case .associationsCommittee: "Les associations d’un arrondissement prennent part à ses débats, une fois par trimestre."
        case .citizensCouncil: "Habitants tirés au sort et acteurs locaux d’un quartier prioritaire."
        case .childrensCouncil: "Des élèves élus par leur classe, pour deux ans."
        case .citizensAssembly: "Un large groupe tiré au sort, renouvelé par tiers."
        case .panel: "Un groupe tiré au sort pour une question et un temps donnés."
        case .followUpCommittee: "Des habitants vérifient que ce qui a été promis se fait."
        case .referentsNetwork: "Les agents chargés de participation dans les services et les mairies."
        }
    }
}

extension Term.Renewal {
    var name: Message {
        switch self {
        case .whole: "En entier"
        case .halves: "Par moitié"
        case .thirds: "Par tiers"
        }
    }
}

extension College.Entry {
    var name: Message {
        switch self {
        case .free: "Adhésion libre"
        case .candidacy: "Candidature"
        case .association: "Désignation par une association"
        case .draw: "Tirage au sort"
        case .election: "Élection"
        case .appointment: "Nomination"
        }
    }
}

extension Seat.Office {
    var name: Message {
        switch self {
        case .none: "Sans fonction"
        case .chair: "Présidence"
        case .coChair: "Coprésidence"
        case .secretary: "Secrétariat"
        case .spokesperson: "Porte-parole"
        case .bureau: "Membre du bureau"
        }
    }
}

extension Seat.Level {
    var name: Message {
        switch self {
        case .lasting: "Membre durable"
        case .occasional: "Membre ponctuel"
        case .information: "Pour information"
        }
    }

    var meaning: Message {
        switch self {
        case .lasting: "Vous venez régulièrement, vous votez, vous comptez pour le quorum."
        case .occasional: "Vous venez quand un sujet vous intéresse, sans voter."
        case .information: "Vous recevez les convocations et les comptes rendus."
        }
    }
}

extension Seat.Rank {
    var name: Message { switch self { case .member: "Titulaire"; case .substitute: "Suppléant·e" } }
}

extension Seat.Gender {
    var name: Message {
        switch self {
        case .woman: "Femme"
        case .man: "Homme"
        case .unsaid: "Je préfère ne pas le dire"
        }
    }
}

extension Seat.ShownAs {
    var name: Message {
        switch self {
        case .name: "Mon prénom et mon nom"
        case .givenName: "Mon prénom seulement"
        case .hidden: "Rien : je suis membre sans y figurer"
        }
    }
}

extension Seat.Departure {
    var name: Message {
        switch self {
        case .resigned: "Démission"
        case .absent: "Absences répétées"
        case .moved: "Départ du quartier"
        case .unqualified: "Conditions qui ne sont plus remplies"
        case .ended: "Fin de mandat"
        case .promoted: "Devenu titulaire"
        }
    }
}

extension Assembly {
    /// Where it is, in words: `Les Vieux-Ponts`, `Toute la ville`.
    func place(_ t: Texts) -> String { territories.isEmpty ? t("Toute la ville") : t.list(territories.map(\.name)) }
}
