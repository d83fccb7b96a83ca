import HTML
import L10n
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// What a rulebook says, what does not hold in it, what changed; and its pages, made by hand and rendered.
@Suite struct `Words of the rulebook` {
    typealias Rules = `Rules of the rulebook`
    static let places = [
        Territory(id: ID(1), kind: .city, code: "ville", name: "Saint-Test"), Territory(id: ID(2), parent: ID(1), kind: .neighbourhood, code: "q1", name: "Centre <&>"),
    ]

    /// A rulebook that holds together.
    static func book(_ change: (inout Rulebook) -> Void = { _ in }) -> Rulebook {
        var book = Rulebook()
        book.summary = "Vous **proposez**, vous votez. <script>"
        book.themes = ["Nature", "Écoles"]
        book.projectCap = Euros(20_000)
        book.maximumProposalsPerPerson = 2
        book.criteria = [CriterionRule(
            code: "ville", question: "Est-ce dans la ville ?", legalNote: "CGCT L2121-29",
            reasons: [StandardReason(reason: "C’est ailleurs.", whereElse: "La mairie voisine.")])]
        book.envelopes = [
            EnvelopeRule(name: "Centre", territory: "q1", amount: Euros(20_000), budgetReference: "Délibération 12", isRingFenced: true),
            EnvelopeRule(name: "Ville", amount: Euros(80_000), section: .operating, budgetReference: "Délibération 13"),
        ]
        book.calendar = Calendar([
            Phase(kind: .deposit, opensAt: Rules.day(1), closesAt: Rules.day(10)), Phase(kind: .feasibility, opensAt: Rules.day(10), closesAt: Rules.day(20)),
            Phase(kind: .vote, opensAt: Rules.day(30), closesAt: Rules.day(40)), Phase(kind: .results, opensAt: Rules.day(40)),
        ])
        change(&book)
        return book
    }

    static func text(_ book: Rulebook) -> RulebookText { RulebookText(book: book, t: Texts(.french), territories: ["q1": "Centre"]) }

    @Test func `a sound rulebook has no fault, and each fault names its step`() {
        func sections(_ change: (inout Rulebook) -> Void) -> [RulebookSection] {
            RulebookCheck.faults(Self.book(change), territories: ["ville", "q1"]).map(\.section)
        }
        #expect(sections { _ in } == [])
        #expect(sections { $0 = Rulebook() } == [.criteria, .money, .calendar, .words])
        #expect(sections { $0.criteria = [] } == [], "nothing is examined")
        #expect(sections { $0.ballot.kind = .ranking; $0.ballot.minimum = 1 } == [.ballot], "the last of a ballot has no point")
        #expect(sections { $0.ballot.kind = .ranking; $0.ballot.minimum = 2 } == [])
        let examination = Phase(kind: .eligibility, opensAt: Rules.day(5), closesAt: Rules.day(10))
        #expect(sections { $0.criteria = []; $0.calendar = Calendar($0.calendar.phases + [examination]) } == [.criteria])
        #expect(sections { $0.envelopes[0].territory = "q9" } == [.money])
        #expect(sections { $0.envelopes[0].theme = "Nature" } == [.money], "a territory and a theme")
        #expect(sections { $0.envelopes[1].isRingFenced = true } == [.money], "reserved to nobody")
        #expect(sections { $0.envelopes[1].amount = .zero } == [.money])
        let second = EnvelopeRule(name: "Ville, travaux", amount: Euros(10_000), section: .investment, budgetReference: "Délibération 13")
        #expect(sections { $0.envelopes.append(second) } == [.money], "two sections for the same projects")
        #expect(sections { $0.envelopes.append(second); $0.envelopes[2].section = .operating } == [])
        #expect(sections { $0.envelopes.append(second); $0.envelopes[2].theme = "Nature" } == [])
        #expect(sections { $0.envelopes[0].budgetReference = "" } == [.money], "no decision votes this money")
        #expect(sections { $0.allocation.quotas = [QuotaRule(theme: "Nature", atLeast: 2), QuotaRule(territory: "q1", atLeast: 1)] } == [])
        #expect(sections { $0.allocation.quotas = [QuotaRule(theme: "Mer", atLeast: 2)] } == [.allocation])
        #expect(sections { $0.allocation.quotas = [QuotaRule(territory: "q9", atLeast: 2)] } == [.allocation])
        #expect(sections { $0.allocation.quotas = [QuotaRule(territory: "ville", atLeast: 2)] } == [.allocation], "the money of territories is elsewhere")
        #expect(sections { $0.allocation.maximumWinners = 2; $0.allocation.quotas = [QuotaRule(theme: "Nature", atLeast: 3)] } == [.allocation])
        #expect(sections { $0.envelopes[1].name = "Centre" } == [.money])
        #expect(sections { $0.projectCap = Euros(80_001) } == [.money])
        #expect(sections { $0.ballot.minimum = 9 } == [.ballot])
        #expect(sections { $0.ballot.mandatoryTerritory = "q9" } == [.ballot])
        #expect(sections { $0.ballot = BallotRule(kind: .points, totalPoints: 3, maximumPointsPerProject: 5) } == [.ballot])
        #expect(sections { $0.allocation.ties = [.lowerCost] } == [.allocation], "two projects may cost the same")
        #expect(sections { $0.allocation.ties = [.publicSeed] } == [.allocation], "the draw needs its text")
        let vote = Phase(kind: .vote, opensAt: Rules.day(30))
        #expect(sections { $0.calendar = Calendar([Phase(kind: .deposit, opensAt: Rules.day(1)), vote]) } == [.calendar], "a vote without an end")
        #expect(sections { $0.calendar = Calendar($0.calendar.phases.filter { $0.kind != .results } + [Phase(kind: .results, opensAt: Rules.day(39))]) } == [.calendar])
        #expect(sections { $0.calendar = Calendar($0.calendar.phases.filter { $0.kind != .feasibility } + [Phase(kind: .feasibility, opensAt: Rules.day(10), closesAt: Rules.day(31))]) } == [.calendar])
    }

    @Test func `the ballot is told in a sentence, whatever its kind`() {
        func said(_ rule: BallotRule) -> String { Self.text(Self.book { $0.ballot = rule }).ballot }
        #expect(said(BallotRule(minimum: 1, maximum: 5, allowsBlank: false)) == "Choisissez de 1 à 5 projets.")
        #expect(said(BallotRule(minimum: 4, maximum: 4, allowsBlank: false)) == "Choisissez exactement 4 projets.")
        #expect(said(BallotRule(minimum: 1, maximum: 5, mandatoryTerritory: "q1")).contains("Centre"))
        #expect(said(BallotRule(kind: .knapsack)).contains("100\u{202F}000"))
        #expect(said(BallotRule(kind: .points)).contains("10 points, 5 au plus par projet"))
    }

    @Test func `the allocation is told rule by rule`() {
        let greedy = Self.text(Self.book { $0.allocation.maximumWinners = 1; $0.allocation.minimumVotes = 50 }).allocation.joined(separator: " ")
        for words in ["On s’arrête au premier projet", "Il y a un seul lauréat", "au moins 50 voix", "le projet le moins cher, puis le plus petit numéro", "réservée n’est pas reporté"] {
            #expect(greedy.contains(words), "\(greedy)")
        }
        let equal = Self.text(Self.book { $0.allocation.order = .equalShares; $0.allocation.exclusiveGroups = [[12, 15]]; $0.allocation.mandatory = [3, 8]; $0.allocation.comparesRules = true })
            .allocation.joined(separator: " ")
        for words in ["la même part de l’argent", "Parmi les projets n°\u{A0}12 et 15, un seul", "Les projets n°\u{A0}3 et 8 sont financés avant", "ce que d’autres règles auraient donné"] {
            #expect(equal.contains(words), "\(equal)")
        }
        #expect(!equal.contains("On s’arrête"))
        let shared = "est partagé entre les personnes qui y ont choisi au moins un projet"
        #expect(equal.contains(shared) && !greedy.contains(shared))
        #expect(!Self.text(Self.book { $0.allocation.order = .equalShares; $0.envelopes.removeFirst() }).allocation.joined().contains(shared), "one envelope")
        let points = Self.text(Self.book { $0.ballot.kind = .points; $0.allocation.notFitting = .skip; $0.allocation.minimumVotes = 1 }).allocation.joined(separator: " ")
        #expect(points.contains("nombre de points") && points.contains("on regarde le suivant") && points.contains("au moins un point"))
    }

    @Test func `one link is enough, and the sentence says so`() {
        let said = Self.text(Self.book { $0.proposers = Conditions(minimumAge: 0, links: [.lives, .works], acceptsLegalPersons: false) }).proposing
        #expect(said.contains { $0.contains("y habiter ou y travailler") })
        #expect(said.contains { $0.contains("Sans condition d’âge") } && said.contains { $0.contains("Au plus 2") } && said.contains { $0.contains("Seules les personnes") })
    }

    @Test func `every article that changes is in the difference, and nothing else`() {
        let changes: [(String, (inout Rulebook) -> Void)] = [
            ("En bref", { $0.summary = "Autrement." }), ("Pour proposer", { $0.proposers.acceptsLegalPersons = false }),
            ("Pour proposer", { $0.maximumProposalsPerPerson = nil }), ("Pour voter", { $0.voters.links = [.lives] }), ("Coût maximum d’un projet", { $0.projectCap = nil }),
            ("Délais", { $0.appealDays = 30 }), ("Thèmes", { $0.themes = ["Nature"] }), ("Critères", { $0.criteria[0].legalNote = "" }),
            ("Motifs de refus", { $0.criteria[0].reasons = [] }), ("L’argent", { $0.envelopes[0].budgetReference = "" }),
            ("L’argent", { $0.envelopes[1].section = .investment }), ("Le calendrier", { $0.calendar = Calendar() }), ("Le bulletin", { $0.ballot.maximum = 7 }),
            ("La répartition", { $0.allocation.order = .votesPerCost }), ("La répartition", { $0.allocation.order = .equalShares }),
            ("La répartition", { $0.allocation.exclusiveGroups = [[1, 2]] }), ("La répartition", { $0.allocation.mandatory = [4] }),
            ("La répartition", { $0.allocation.comparesRules = true }), ("La répartition", { $0.allocation.quotas = [QuotaRule(theme: "Nature", atLeast: 1)] }),
        ]
        for (label, change) in changes {
            let found = RulebookDifference.changes(Self.book(), Self.book(change), territories: [:], Texts(.french))
            #expect(found.map(\.label) == [label])
        }
        #expect(RulebookDifference.changes(Self.book(), Self.book(), territories: [:], Texts(.french)).isEmpty)
    }

    // MARK: Pages

    private func view(_ person: Rules.Person) -> View { View(t: Texts(.french), actor: person.actor, now: Rules.day(15), address: "/bureau") }
    private func subject(_ book: Rulebook) -> RulebookSubject {
        RulebookSubject(edition: Rules.subject(), version: Rules.version(.draft, book), authors: [], territories: Self.places, inForce: nil)
    }

    @Test(arguments: RulebookSection.allCases) func `each step of the form is well formed, empty, filled and in error`(section: RulebookSection) {
        var wrong = view(.officer)
        wrong.form = FormState(values: ["name-0": ["<b>"], "themes": ["<i>"]], errors: [("amount-0", "Écrivez un montant."), ("", "Trop tard.")])
        for view in [view(.officer), wrong] {
            for book in [Self.book(), Rulebook()] {
                let html = RulebookSectionPage(subject: subject(book), section: section).body(view)
                #expect(WellFormed.faults(in: html) == [])
            }
        }
    }

    @Test func `a row in error is unfolded`() {
        var wrong = view(.officer)
        wrong.form = FormState(values: [:], errors: [("amount-1", "Écrivez un montant.")])
        let html = RulebookSectionPage(subject: subject(Self.book()), section: .money).body(wrong).text
        #expect(html.parts("<details").count == 3 && html.parts("<details class=\"details\" open").count == 2)
    }

    @Test func `a step saved as it was proposed is complete, and who can validate is named`() {
        func text(_ state: RulebookVersion.State, saved: Set<String> = [], validators: [String] = [], toValidate: Refusal? = nil) -> String {
            let version = Rules.version(state, number: 1), edition = Rules.subject()
            return RulebookVersionPage(
                edition: edition, home: Crumb(edition.title, edition.link), version: version, comments: [], faults: [],
                text: RulebookWords(book: version.rulebook, territories: Self.places), files: [], saved: saved, validators: validators,
                refusals: .init(toValidate: toValidate)).body(view(.drafter)).text
        }
        #expect(text(.draft).parts("Par défaut").count == 3)
        #expect(text(.draft, saved: [RulebookSection.ballot.name.key]).parts("Par défaut").count == 2)
        let mine = Refusal.notAllowed("Vous avez écrit dans cette version.")
        #expect(text(.submitted, validators: ["Elsa", "Olga"], toValidate: mine).contains("Peuvent la valider\u{A0}: Elsa et Olga."))
        #expect(text(.submitted, toValidate: mine).contains("Personne ne peut encore la valider"))
        #expect(!text(.submitted).contains("Personne ne peut encore la valider"))
    }

    @Test(arguments: Rules.states) func `the page of a version is well formed in each state, and a refusal stands where the button would be`(state: RulebookVersion.State) {
        for person in [Rules.Person.drafter, .officer, .elected, .auditor] {
            let version = Rules.version(state, Self.book()), edition = Rules.subject(), actor = person.actor
            let page = RulebookVersionPage(
                edition: edition, home: Crumb(edition.title, edition.link), version: version, comments: [RulebookComment(author: "Elsa", at: Rules.day(2), body: "<Bien> & beau")], faults: [],
                text: RulebookWords(book: version.rulebook, territories: Self.places), files: [],
                refusals: .init(
                    toEdit: RulebookRules.mayEdit(version, edition, actor), toComment: nil, toSubmit: RulebookRules.maySubmit(version, edition, actor),
                    toDiscard: RulebookRules.mayDiscard(version, edition, actor), toValidate: RulebookRules.mayValidate(version, authors: [], edition, actor),
                    toSendBack: RulebookRules.maySendBack(version, authors: [], edition, actor), toRecord: RulebookRules.mayRecordResolution(version, edition, actor),
                    toPublish: RulebookRules.mayPublish(version, edition, actor)))
            let html = page.body(view(person))
            #expect(WellFormed.faults(in: html) == [], "\(person)")
            #expect(html.text.contains("/valider\"") == (state == .submitted && [.officer, .elected].contains(person)), "\(person)")
            #expect(html.text.contains("/publier\"") == (state == .voted && [.drafter, .officer].contains(person)), "\(person)")
            if state == .submitted, person == .drafter { #expect(html.text.contains("une autre personne la valide")) }
        }
    }

    @Test func `the public page says it all`() {
        let version = Rules.version(.published, Self.book())
        let page = RulebookPage(edition: Rules.subject(), version: version, others: [Rules.version(.published, number: 1)], inForce: 2, words: RulebookWords(book: version.rulebook, territories: Self.places), files: [])
        let html = page.body(view(.visitor))
        #expect(WellFormed.faults(in: html) == [])
        for words in ["2026-12", "Délibération 12", "Réservée", "Fonctionnement", "Centre &lt;&amp;&gt;", "CGCT L2121-29", "15 jours", "reglement/2/changements", "reglement/1\""] {
            #expect(html.text.contains(words), "\(words)")
        }
        #expect(!html.text.contains("<script>"))
        let old = RulebookPage(edition: page.edition, version: version, others: [], inForce: 3, words: page.words, files: []).body(view(.visitor))
        #expect(old.text.contains("n’est plus en vigueur"))
    }
}

extension String {
    /// What stands between the occurrences of a text.
    fileprivate func parts(_ separator: String) -> [Substring] { split(separator: separator, omittingEmptySubsequences: false) }
}
