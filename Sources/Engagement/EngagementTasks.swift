import Database
import L10n
import Vocabulary
import Web

/// What waits for a person among the questions and the FAQ: each line leads to where it is done.
enum EngagementTasks {
    static func all(_ visit: Visit, _ db: Reading) throws -> [DeskTask] {
        let actor = visit.actor
        guard let account = actor.account, QuestionRules.answering.contains(where: actor.hasAnywhere) else { return [] }
        let reach = QuestionReach(actor)
        var mine = QuestionFilter()
        mine.tab = .mine
        func task(_ what: Message, _ tab: QuestionFilter.Tab, _ urgency: DeskTask.Urgency) throws -> DeskTask {
            var filter = QuestionFilter()
            filter.tab = tab
            return DeskTask(what: what, count: try QuestionStore.count(filter, reach, at: visit.now, db), link: filter.link(), urgency: urgency)
        }
        var tasks = [
            try task("Questions d’habitants en retard", .late, .late),
            DeskTask(what: "Questions où la personne vous écrit à nouveau", count: try QuestionStore.reopened(for: account, db), link: mine.link(), urgency: .returned),
            try task("Questions d’habitants à prendre", .toTake, .soon),
            try task("Questions que vous suivez", .mine, .waiting),
        ]
        if QuestionRules.mayManage(actor) == nil {
            tasks.append(DeskTask(what: "Réponses de la FAQ à valider", count: try FaqStore.toValidate(by: account, db).count, link: FaqLinks.desk, urgency: .waiting))
            tasks.append(DeskTask(what: "Réponses de la FAQ à relire", count: try FaqStore.toReview(at: visit.now, db), link: FaqLinks.desk, urgency: .waiting))
        }
        let tomorrow = CityTime.city.startOfDay(visit.now, adding: 1)
        let today = try AppointmentStore.appointments(of: account, from: visit.now, db).count { $0.slot.startsAt < tomorrow }
        tasks.append(DeskTask(what: "Rendez-vous aujourd’hui", count: today, link: AppointmentLinks.desk, urgency: .soon))
        return tasks
    }
}
