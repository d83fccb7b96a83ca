import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

extension OwnProposal {
    /// The proposal named in the path, of the edition named there when there is one.
    static func inPath(_ visit: Visit, _ db: Reading) throws -> OwnProposal {
        let own = try ProposalStore.own(try visit.id("proposal"), db)
        if let slug = visit.parameters["edition"], slug != own.edition.slug { throw NotFound() }
        return own
    }
}

/// What the pages of a draft have in common.
extension View {
    func draftStepper(_ edition: Edition, _ id: ID<Proposal>?, at step: DraftStep) -> HTML {
        let entries = DraftStep.allCases.map { step in MenuEntry(t(step.name), id.map { ProposalLinks.draft(edition, $0, step) } ?? "") }
        return stepper(entries, current: step.rank)
    }

    /// Onwards, or back to the step before; what was typed is kept when going on only.
    func draftButtons(_ own: OwnProposal, at step: DraftStep) -> HTML {
        let before = DraftStep.allCases.last { $0.rank < step.rank }
        return buttons(
            submit("Enregistrer et continuer"),
            before.map { linkButton(ProposalLinks.draft(own.edition, own.proposal.id, $0), "Étape précédente", style: .secondary) } ?? .empty,
            linkButton(ProposalLinks.mine, "Finir plus tard", style: .quiet))
    }

    func ideaFields(_ idea: ProposalIdea?, themes: [Theme], rulebook: Rulebook, similarPath: String?, forAnother: Bool = false) -> HTML {
        let choices = OnBehalf.allCases.filter { rulebook.proposers.acceptsLegalPersons || !$0.isLegalPerson }
        return """
            \(textField("title", label: forAnother ? "Titre de l’idée" : "Titre de votre idée", help: forAnother ? nil : "En quelques mots, ce que vous voudriez voir.", value: idea?.title, maxLength: ProposalIdea.titleLength))
            \(similarPath.map { similar(field: "title", path: $0) })
            \(textArea("summary", label: "En une ou deux phrases", help: "C’est ce que l’on lit dans la liste des idées.", value: idea?.summary, rows: 3, maxLength: ProposalIdea.summaryLength))
            \(if: !themes.isEmpty, select(
                "theme", label: "Thème", choices: themes.map { Choice("\($0.id)", text: $0.name) }, value: idea?.theme.map { "\($0)" },
                empty: "Je ne sais pas", required: false))
            \(radios(
                "onBehalf", legend: forAnother ? "L’idée est déposée" : "Vous déposez cette idée",
                choices: choices.map { Choice($0.rawValue, forAnother && $0 == .`self` ? "En son nom" : $0.name) }, value: (idea?.onBehalf ?? .`self`).rawValue))
            \(textField(
                "onBehalfName", label: "Nom du groupe, de l’association ou de la classe", help: "Seulement si l’idée est déposée pour d’autres.",
                value: idea?.onBehalfName, required: false, maxLength: 120, width: .medium))
            """
    }

    func placeFields(_ place: ProposalPlace, territories: [Territory], hasMap: Bool = true) -> HTML {
        let choices = territories.narrowest
        return """
            \(textField(
                "place", label: "Où\u{A0}?", help: "Une rue, une place, un équipement. Laissez vide si l’idée concerne toute la ville.",
                value: place.words, required: false, maxLength: 200))
            \(if: !choices.isEmpty, select(
                "territory", label: "Dans quel quartier\u{A0}?", choices: choices.map { Choice("\($0.id)", text: $0.name) }, value: place.territory.map { "\($0)" },
                empty: "Toute la ville, ou je ne sais pas", required: false))
            \(if: hasMap && ground.isKnown, pointField(
                help: "Touchez la carte à l’endroit voulu\u{A0}: le quartier se trouve tout seul. La carte n’est pas nécessaire.",
                value: place.point.map { ($0.latitude, $0.longitude) }))
            """
    }

    func presentationFields(_ presentation: ProposalPresentation, rulebook: Rulebook, forAnother: Bool = false) -> HTML {
        """
        \(textArea(
            "body", label: forAnother ? "L’idée en détail" : "Votre idée en détail", help: "À quoi sert-elle, à qui, comment l’imaginer\u{A0}? Une ligne vide fait un paragraphe.",
            value: presentation.body, rows: 12, maxLength: rulebook.maximumLength))
        \(moneyField(
            "estimate", label: "Coût, si vous en avez une idée", help: costHelp(rulebook), value: presentation.estimate, required: false))
        """
    }

    private func costHelp(_ rulebook: Rulebook) -> Message {
        guard let cap = rulebook.projectCap else { return "Laissez vide sans hésiter\u{A0}: les services l’estimeront." }
        return "Laissez vide sans hésiter\u{A0}: les services l’estimeront. Un projet coûte \(cap) au plus."
    }

    func declarationFields(_ rulebook: Rulebook, birthYear: Int?, link: CityLink?, forAnother: Bool = false) -> HTML {
        let links = CityLink.allCases.filter { rulebook.proposers.links.contains($0) }
        return """
            \(if: rulebook.proposers.minimumAge > 0, numberField(
                "birthYear", label: "Année de naissance", help: "Pour vérifier l’âge demandé par le règlement. Elle n’est jamais publiée.", value: birthYear))
            \(if: !links.isEmpty, radios(
                "link", legend: "Lien avec la ville", help: "Déclaré sur l’honneur\u{A0}: aucun justificatif n’est demandé.",
                choices: links.map { Choice($0.rawValue, forAnother ? $0.nameForAnother : $0.name) }, value: link?.rawValue))
            """
    }

    /// Who may propose and until when, in a few lines.
    func conditions(_ edition: Edition, _ rulebook: Rulebook) -> HTML {
        let links = CityLink.allCases.filter { rulebook.proposers.links.contains($0) }.map { t($0.name) }
        var pairs: [(term: String, value: HTML)] = []
        let age = rulebook.proposers.minimumAge
        if age > 0 { pairs.append((t("Âge"), HTML(text: t("\(age) ans ou plus dans l’année")))) }
        if !links.isEmpty { pairs.append((t("Lien avec la ville, au choix"), "\(each: links, { "<div>\($0)</div>" })")) }
        if rulebook.proposers.areBodyMembers == true { pairs.append((t("Pour qui"), HTML(text: t("Les membres des instances participatives")))) }
        pairs.append((t("Associations et classes"), HTML(text: rulebook.proposers.acceptsLegalPersons ? t("Oui") : t("Non"))))
        if let cap = rulebook.projectCap { pairs.append((t("Coût d’un projet"), HTML(text: t("\(cap) au plus")))) }
        if let most = rulebook.maximumProposalsPerPerson { pairs.append((t("Idées par personne"), HTML(text: t("\(most) au plus")))) }
        if let closesAt = edition.calendar[.deposit]?.closesAt { pairs.append((t("Dépôt jusqu’au"), time(closesAt, hour: true))) }
        return panel(t("Les règles du dépôt"), facts(pairs) + "<p><a href=\"\(url: edition.link + "/reglement")\">\(t("Lire le règlement"))</a></p>")
    }

    /// What others have already proposed that is close, with what one may do about it.
    func similarProposals(_ similar: [SimilarProposal], _ edition: Edition, forAnother: Bool = false) -> HTML {
        guard !similar.isEmpty else { return .empty }
        let way = forAnother
            ? t("Si l’une d’elles dit la même chose, la personne peut la suivre plutôt que d’en déposer une autre. Sinon, déposez la sienne.")
            : t("Si l’une d’elles dit la même chose, vous pouvez la suivre et la commenter plutôt que d’en déposer une autre. Sinon, continuez\u{A0}: votre brouillon est gardé.")
        return alert(.info, title: t(similar.count, one: "Une idée proche de la vôtre existe déjà", many: "\(similar.count) idées proches de la vôtre existent déjà"), """
            <ul>\(each: similar, { "<li><a href=\"\(url: ProposalLinks.page(edition, $0.number))\">\($0.title)</a> <span class=\"muted\">\(self.t("n°\u{A0}\($0.number)"))</span></li>" })</ul>\
            <p>\(way)</p>
            """)
    }

    /// The words of a proposal as they will be read.
    func proposalText(_ proposal: Proposal) -> HTML {
        var pairs: [(term: String, value: HTML)] = []
        if let theme = proposal.themeName { pairs.append((t("Thème"), HTML(text: theme))) }
        if let territory = proposal.territoryName { pairs.append((t("Quartier"), HTML(text: territory))) }
        if !proposal.place.isEmpty { pairs.append((t("Lieu"), HTML(text: proposal.place))) }
        if let estimate = proposal.estimate { pairs.append((t("Coût que vous estimez"), HTML(text: t.money(estimate)))) }
        if proposal.onBehalf != .`self` { pairs.append((t(proposal.onBehalf.name), HTML(text: proposal.onBehalfName))) }
        return "<p class=\"lead\">\(proposal.summary)</p>\(prose(Markdown.html(proposal.body)))\(facts(pairs))"
    }

    /// The photos, each leading to its large size, then the files by name and size; those that the reader may open.
    func documents(_ documents: [Document]) -> HTML {
        let shown = documents.filter { $0.isPublic || $0.addedBy != nil && $0.addedBy == actor.account }
        let photos = shown.filter { $0.kind == .photo }, files = shown.filter { $0.kind == .file }
        let gallery: HTML = """
            <div class="gallery">\(each: photos, { #"<a href="\#(url: $0.path())" aria-label="\#($0.alternativeText.isEmpty ? $0.name : $0.alternativeText)">\#(figure($0.picture(.small)))</a>"# })</div>
            """
        return """
            \(if: !photos.isEmpty, gallery)\
            \(if: !files.isEmpty, fileList(files.map { $0.line(t) }))
            """
    }
}
