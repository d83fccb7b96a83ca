package import Web

/// The participatory budget: every page and act of its steps, in the order in which a city decides.
package enum ParticipatoryBudget {
    package static var routes: Routes {
        RulebookRoutes.routes + ProposalRoutes.routes + DiscussionRoutes.routes + EligibilityRoutes.routes + ShortlistRoutes.routes
            + FeasibilityRoutes.routes + VoteRoutes.routes + ResultsRoutes.routes + ImplementationRoutes.routes
            + PublicRoutes.routes + DeskRoutes.routes
    }
}
