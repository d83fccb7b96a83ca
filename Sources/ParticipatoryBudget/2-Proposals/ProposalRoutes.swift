import Platform
import Web

/// Table of contents of step 2, the proposals.
enum ProposalRoutes {
    static var routes: Routes {
        // The photos; until `App` lists the platform's documents itself.
        var routes = DocumentRoutes.routes
        routes.page(ProposeIdeaPage.self)
        routes.page(DraftIdeaPage.self)
        routes.page(DraftPlacePage.self)
        routes.page(DraftPresentationPage.self)
        routes.page(DraftPhotosPage.self)
        routes.page(DraftReviewPage.self)
        routes.page(MyIdeasPage.self)
        routes.page(OwnProposalPage.self)
        routes.page(EditProposalPage.self)
        routes.page(ProposalVersionsPage.self)
        routes.page(ReceiptPage.self)
        routes.page(InvitationPage.self)
        routes.page(OwnNumbersPage.self)
        routes.page(AskMailFollowPage.self)
        routes.page(MailFollowPage.self)
        routes.page(CounterPage.self)
        routes.page(CounterDepositPage.self)
        routes.page(ProposeMergePage.self)
        routes.download(SimilarProposalsDownload.self)

        routes.action(SendOwnNumbers.self)
        routes.action(AskMailFollow.self)
        routes.action(ConfirmMailFollow.self)
        routes.action(EndMailFollow.self)
        routes.action(StartProposal.self)
        routes.action(SaveIdea.self)
        routes.action(SavePlace.self)
        routes.action(SavePresentation.self)
        routes.action(AddDocument.self)
        routes.action(RemoveDocument.self)
        routes.action(DiscardDraft.self)
        routes.action(DepositProposal.self)
        routes.action(DepositAtCounter.self)
        routes.action(EditProposal.self)
        routes.action(AnswerCompletion.self)
        routes.action(InviteCoauthor.self)
        routes.action(CancelInvitation.self)
        routes.action(AcceptInvitation.self)
        routes.action(DeclineInvitation.self)
        routes.action(LeaveProposal.self)
        routes.action(ProposeMerge.self)
        routes.action(ConsentToMerge.self)
        routes.action(RefuseMerge.self)
        routes.action(WithdrawProposal.self)
        return routes
    }
}
