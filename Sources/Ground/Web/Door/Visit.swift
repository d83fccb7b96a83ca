package import Database
package import L10n
package import Storage
package import Vocabulary

/// The outside world as the application sees it, made once in `App`; tests pass a fixed clock and counted randomness.
package struct World: Sendable {
    package var now: @Sendable () -> Instant
    /// That many bytes that nobody can guess.
    package var randomBytes: @Sendable (Int) -> [UInt8]
    package var database: Database
    package var files: FileStore
    /// The address residents type, without a final slash: `https://budget.ville.fr`.
    package var baseURL: String
    /// What this city alone knows, never in the database: seals and signatures are made under keys drawn from it.
    package var secret: [UInt8]
    /// Under which name the folder of files keeps the last seal of the journal: another one for each database.
    package var journalHeadName = "journal-head"
    /// Nil: the usual cost; tests set the least.
    package var passwords: Passwords?
    package var printer = Printer()
    package var scanner = Scanner()
    /// Seals begun ahead for the ballots to come.
    package let seals = SealPool()
    /// The map server that the city chose; nil draws outlines only.
    package var mapTiles: MapGround.Tiles?
    /// What waits for a person in the houses that the desk does not know.
    package var waitingElsewhere: @Sendable (Visit, Reading) throws -> [DeskTask] = { _, _ in [] }
    /// The editions through which the bodies call for projects.
    package var publishedEditions: @Sendable (Reading) throws -> [PublishedEdition] = { _ in [] }
    /// The projects of an edition that everyone may see before the vote, and who carries them.
    package var shownProjects: @Sendable (EditionID, Instant, Reading) throws -> [ShownProject] = { _, _, _ in [] }
    /// What the bodies say of the proposals of the budget.
    package var bodyOpinions = BodyOpinions()
    /// What happens in the city between two moments, in the houses that the desk does not know.
    package var agenda: @Sendable (_ from: Instant, _ to: Instant, Reading) throws -> [AgendaMoment] = { _, _, _ in [] }
    /// Where proposals stand, as everyone reads it: for those who answer their people.
    package var proposalStates: @Sendable ([Int], Reading) throws -> [Int: (name: Message, tone: Tone)] = { _, _ in [:] }
    /// Who vouches for the identity of voters, when the city has somebody.
    package var identityProvider: IdentityProvider?
    /// The mailbox that reads the answers to our letters, when the city has one.
    package var mailbox: EmailAddress?

    package init(
        now: @escaping @Sendable () -> Instant, randomBytes: @escaping @Sendable (Int) -> [UInt8],
        database: Database, files: FileStore, baseURL: String, secret: [UInt8]
    ) {
        self.now = now
        self.randomBytes = randomBytes
        self.database = database
        self.files = files
        self.baseURL = baseURL
        self.secret = secret
    }
}

/// One request with its meaning: who asks, when, in which language, for which subject.
package struct Visit: Sendable {
    package var world: World
    package var actor: Actor
    package var now: Instant
    package var t: Texts
    /// The named parts of the path: `/editions/:edition` gives `edition`.
    package var parameters: [String: String]
    package var query: FormValues
    /// What was typed, when the page is shown again after an error.
    package var form: FormState
    /// The path with its query, without the language prefix.
    package var address: String
    package var client: String
    package var userAgent: String
    /// The session's secret, when somebody is signed in.
    package var sessionToken: String?
    package var reference: String
    /// The language of the account of who is signed in.
    package var preferredLanguage: Language?
    /// The mark of the browser until it is closed, whoever signs in with it; nil when it has none.
    package var device: String?

    package init(
        world: World, actor: Actor, now: Instant, t: Texts, parameters: [String: String] = [:], query: FormValues = FormValues(),
        form: FormState = FormState(), address: String = "/", client: String = "127.0.0.1", userAgent: String = "",
        sessionToken: String? = nil, reference: String = "test"
    ) {
        self.world = world
        self.actor = actor
        self.now = now
        self.t = t
        self.parameters = parameters
        self.query = query
        self.form = form
        self.address = address
        self.client = client
        self.userAgent = userAgent
        self.sessionToken = sessionToken
        self.reference = reference
    }

    package func parameter(_ name: String) throws -> String {
        guard let value = parameters[name] else { throw NotFound() }
        return value
    }

    /// The identity named in the path, or `NotFound`.
    package func id<T>(_ name: String) throws -> ID<T> {
        guard let id = ID<T>(try parameter(name)) else { throw NotFound() }
        return id
    }

    /// The number named in the path, or `NotFound`.
    package func number(_ name: String) throws -> Int {
        guard let number = Int(try parameter(name)), number > 0 else { throw NotFound() }
        return number
    }

    /// The page number in the query (`page`), from 1.
    package var pageNumber: Int { query["page"].flatMap { Int($0) }.map { min(max($0, 1), 100_000) } ?? 1 }

    /// The account of the person who is signed in, or the way to the sign-in page.
    package func account() throws -> AccountID {
        guard let account = actor.account else { throw Refusal.signIn }
        return account
    }
}

extension Refusal {
    package static let signInPath = "/connexion"
    /// For what only a signed-in person may do; a page that throws it leads to the sign-in page and back.
    package static let signIn = Refusal.notAllowed("Connectez-vous pour continuer.", wayOut: signInPath)
}
