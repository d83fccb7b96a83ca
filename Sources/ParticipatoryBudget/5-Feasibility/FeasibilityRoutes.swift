import Platform
import Web

/// Table of contents of step 5, the study by the services.
enum FeasibilityRoutes {
    static var routes: Routes {
        var routes = Routes()
        // The officer's pages
        routes.page(StudyQueuePage.self)
        routes.download(StudyQueueCSV.self)
        routes.page(AssignStudyPage.self)
        routes.page(AnnouncementPage.self)
        // The services' pages
        routes.page(ServiceQueuePage.self)
        routes.download(ServiceQueueCSV.self)
        routes.page(StudyPage.self)
        routes.download(ConclusionFileDownload.self)
        routes.page(OpinionPage.self)
        routes.page(ConclusionPage.self)
        routes.page(CostLinesPage.self)
        routes.page(LoadBoardPage.self)
        routes.page(StudySettingsPage.self)
        routes.page(AbsencePage.self)
        // The sessions of the services
        routes.page(ServiceSessionItemPage.self)
        routes.page(ServiceSessionScreenPage.self)
        // Projects that want the same place
        routes.page(PlaceConflictsPage.self)
        routes.page(PlaceConflictPage.self)
        // Workshops with those who carry proposals
        routes.page(WorkshopPlanPage.self)
        routes.page(WorkshopPage.self)
        // Questions beside the opinions
        routes.page(StudyQuestionsPage.self)
        routes.page(StudyQuestionPage.self)
        // The return to the panel
        routes.page(PanelReturnsPage.self)
        routes.page(PanelReturnPage.self)
        routes.page(ReturnSessionPage.self)
        routes.pdf(ReturnSessionPage.self)
        // The proposer's page
        routes.page(AmendmentPage.self)

        routes.action(AddCostLine.self)
        routes.action(RemoveCostLine.self)
        routes.action(RetireUsualPrice.self)
        routes.action(SaveStudySettings.self)
        routes.action(SetServiceHead.self)
        routes.action(ValidateConclusion.self)
        routes.action(SendBackConclusion.self)
        routes.action(DeclareAbsence.self)
        routes.action(EndAbsence.self)
        routes.action(WriteReturn.self)
        routes.action(AskOnReturn.self)
        routes.action(AnswerOnReturn.self)
        routes.action(PublishReturn.self)
        routes.action(PlanReturnSession.self)
        routes.action(MoveReturnSession.self)
        routes.action(CancelReturnSession.self)
        routes.action(NoteReturnAttendance.self)
        routes.action(RecordInReturnSession.self)
        routes.action(CloseReturnSession.self)
        routes.action(AssignStudies.self)
        routes.action(AssignStudy.self)
        routes.action(RequestDetails.self)
        routes.action(AskBodyOpinion.self)
        routes.action(IssueOpinion.self)
        routes.action(ShowInSession.self)
        routes.action(DecideInSession.self)
        routes.action(AskInSession.self)
        routes.action(SettleConflict.self)
        routes.action(ReportConflict.self)
        routes.action(PlanWorkshop.self)
        routes.action(TellWorkshop.self)
        routes.action(AskService.self)
        routes.action(AnswerStudyQuestion.self)
        routes.action(SettleStudyQuestion.self)
        routes.action(WithdrawStudyQuestion.self)
        routes.action(SignConclusion.self)
        routes.action(JoinFile<StudyFile>.self)
        routes.action(TakeBackFile<StudyFile>.self)
        routes.action(AnswerAmendment.self)
        routes.action(AnnounceConclusions.self)
        routes.action(ReleaseConclusions.self)
        routes.action(ReopenStudy.self)
        return routes + GroupSessionRoutes<ServiceSessionFile>.routes
    }
}
