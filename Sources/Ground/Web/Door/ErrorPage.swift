import HTML
internal import L10n
import Vocabulary

/// The one page for everything that is refused or goes wrong: what happened, in words, and where to go.
struct ErrorPage: Sendable {
    enum Kind: Sendable { case notFound, wrongMethod, tooLarge, tooSlow, unreadable, busy, alreadyDone, tooMany, noPrinter, unavailable, notKept, inDoubt, fault }

    var status: Int
    var heading: Message
    var sentence: Message
    var wayOut: String?
    var wayOutName: Message?
    var reference: String?
    var headers: [(name: String, value: String)] = []

    init(_ refusal: Refusal, reference: String) {
        status = refusal.kind == .notAllowed ? 403 : 409
        heading = refusal.kind == .notAllowed ? "Cette page ne vous est pas ouverte" : "Ce n’est pas possible maintenant"
        sentence = refusal.reason
        (wayOut, wayOutName) = (refusal.wayOut, refusal.wayOutName)
    }

    init(_ kind: Kind, reference: String) {
        switch kind {
        case .notFound:
            (status, heading, sentence) = (404, "Page introuvable", "Cette page n’existe pas ou n’existe plus.")
        case .wrongMethod:
            (status, heading, sentence) = (405, "Adresse sans page", "Cette adresse sert à envoyer un formulaire. Revenez à la page précédente.")
            headers = [("allow", "GET, HEAD, POST")]
        case .tooLarge:
            (status, heading, sentence) = (413, "Envoi trop lourd", "Ce que vous envoyez est trop lourd. Revenez en arrière et choisissez des fichiers plus légers.")
        case .tooSlow:
            (status, heading, sentence) = (408, "Envoi interrompu", "Votre envoi a mis trop longtemps à arriver. Vérifiez votre connexion, puis envoyez à nouveau.")
        case .unreadable:
            (status, heading, sentence) = (400, "Envoi illisible", "Le formulaire est arrivé abîmé. Revenez en arrière et envoyez-le à nouveau.")
        case .busy:
            (status, heading, sentence) = (503, "Beaucoup de monde en ce moment", "Le service est très demandé. Patientez quelques secondes, puis réessayez.")
            headers = [("retry-after", "5")]
        case .alreadyDone:
            (status, heading, sentence) = (409, "C’est déjà fait", "Ce que vous envoyez est déjà enregistré. Rechargez la page pour le voir.")
        case .tooMany:
            (status, heading, sentence) = (429, "Beaucoup de demandes", "Vous avez demandé beaucoup de documents en peu de temps. Attendez quelques minutes, puis réessayez.")
            headers = [("retry-after", "300")]
        case .noPrinter:
            (status, heading, sentence) = (503, "Le PDF n’est pas disponible", "Ce site ne peut pas faire de PDF pour le moment. La page elle-même se lit et s’imprime depuis votre navigateur.")
        case .unavailable:
            (status, heading, sentence) = (503, "Le site est momentanément indisponible", "Réessayez dans quelques minutes. Si cela dure, donnez-nous cette référence : \(reference)")
            headers = [("retry-after", "60")]
        case .notKept:
            (status, heading, sentence) = (503, "Rien n’a été enregistré", "Le site ne peut rien enregistrer en ce moment. Revenez en arrière et renvoyez le formulaire dans quelques minutes. Si cela dure, donnez-nous cette référence : \(reference)")
            headers = [("retry-after", "60")]
        case .inDoubt:
            (status, heading, sentence) = (503, "Vérifiez votre envoi", "Le site a été coupé au moment d’enregistrer. Dans quelques minutes, rouvrez la page : elle dit si votre envoi est enregistré. S’il n’y est pas, recommencez. Référence : \(reference)")
            headers = [("retry-after", "60")]
        case .fault:
            (status, heading, sentence) = (500, "Une erreur est survenue", "Le service n’a pas pu répondre. Rien n’a été enregistré. Réessayez ; si l’erreur revient, donnez-nous cette référence : \(reference)")
        }
    }

    /// A page that is not there may be found by its words.
    private func search(_ path: String, _ t: Texts) -> HTML {
        """
        <form class="filters" role="search" method="get" action="\(url: path)" aria-label="\(t("Chercher la page"))"><div class="field">\
        <label for="lost">\(t("Une idée, un projet, une page…"))</label><input type="search" id="lost" name="q" maxlength="200"></div>\
        <div class="filters-actions"><button class="button button-secondary">\(t("Chercher"))</button></div></form>
        """
    }

    func body(_ view: View, searchPath: String? = nil) -> HTML {
        let t = view.t
        return """
            <div class="error-page">
            <p class="lead">\(t(sentence))</p>
            \(wayOut.map { way in """
            <p><a class="button" href="\(url: way)">\(way == Refusal.signInPath ? t("Se connecter") : t(wayOutName ?? "Continuer"))</a></p>
            """ as HTML })
            \(if: status == 404, searchPath.map { search($0, t) } ?? .empty)
            <p><a href="/">\(t("Revenir à l’accueil"))</a></p>
            </div>
            """
    }
}
