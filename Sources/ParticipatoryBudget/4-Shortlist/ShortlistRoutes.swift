import Web

/// Table of contents of step 4, the citizens' shortlist.
enum ShortlistRoutes {
    static var routes: Routes {
        var routes = Routes()
        routes.page(ShortlistPage.self)
        routes.page(PanelCallPage.self)
        // The officer's pages
        routes.page(SelectionsPage.self)
        routes.page(SelectionPage.self)
        routes.page(SelectionDecisionPage.self)
        routes.download(RankingCSV.self)
        routes.page(SelectionNoticesPage.self)
        routes.page(PanelCallDeskPage.self)
        routes.page(VolunteersPage.self)
        routes.page(PanelListPage.self)
        routes.page(PanelSessionsPage.self)
        routes.page(PanelSessionPage.self)
        routes.pdf(PanelSessionPage.self)
        routes.page(ScoreSheetsPage.self)
        routes.page(KeyMarksPage.self)
        // The panel's pages
        routes.page(PanelInvitationPage.self)
        routes.page(JuryPage.self)
        routes.page(JurySelectionPage.self)
        routes.page(JuryProposalPage.self)
        // The bodies' page
        routes.page(BodyPicksPage.self)

        routes.action(OpenSelection.self)
        routes.action(CorrectSelection.self)
        routes.action(AddPanelMember.self)
        routes.action(RemovePanelMember.self)
        routes.action(CallForVolunteers.self)
        routes.action(EndPanelCall.self)
        routes.action(OfferToSit.self)
        routes.action(WithdrawOffer.self)
        routes.action(ListVolunteers.self)
        routes.action(EnterCandidates.self)
        routes.action(InviteCandidates.self)
        routes.action(AcceptPanelSeat.self)
        routes.action(DeclinePanelSeat.self)
        routes.action(PlanPanelSession.self)
        routes.action(NotePanelAttendance.self)
        routes.action(FormPanelGroups.self)
        routes.action(NoteDeliberation.self)
        routes.action(ClosePanelSession.self)
        routes.action(KeyPaperMarks.self)
        routes.action(RecordPick.self)
        routes.action(WithdrawPick.self)
        routes.action(InviteBodies.self)
        routes.action(DesignatePick.self)
        routes.action(TakeBackPick.self)
        routes.action(CloseMarking.self)
        routes.action(DecideSelection.self)
        routes.action(TakeBackSelection.self)
        routes.action(AnnounceSelection.self)
        routes.action(ReleaseSelection.self)
        routes.action(DeclareTie.self)
        routes.action(MarkProposal.self)
        return routes
    }
}
