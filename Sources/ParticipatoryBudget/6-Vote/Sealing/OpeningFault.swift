import Vocabulary

/// Why a box is not opened: what was found instead of what was published.
enum OpeningFault: String, Error, CaseIterable {
    case wrongShares = "wrong-shares", changed, unsigned, left, unreadable, miscounted, clear, tooMany = "too-many", missing

    var words: Message {
        switch self {
        case .wrongShares: "Les parts entrées ne donnent pas la clé de cette urne."
        case .changed: "La liste publique n’est plus celle qui a été signée : un bulletin a été changé, ajouté ou retiré dans la base de données."
        case .unsigned: "La liste publique n’a pas de racine signée à la clôture."
        case .left: "Des bulletins sont restés hors de la liste : ils n’ont pas été déposés par le site, ou ont été changés avant d’y entrer."
        case .unreadable: "Un bulletin de la liste ne s’ouvre pas avec la clé de cette urne, ou vient d’un autre vote."
        case .miscounted: "Les bulletins ouverts ne sont pas aussi nombreux que ceux de la liste."
        case .clear: "Des bulletins qui ne sont pas passés par l’urne scellée se trouvent dans l’urne ouverte."
        case .tooMany: "La liste compte plus de bulletins que le registre ne compte de votants."
        case .missing: "La liste compte moins de bulletins que le registre ne compte de votants : il en manque."
        }
    }
}
