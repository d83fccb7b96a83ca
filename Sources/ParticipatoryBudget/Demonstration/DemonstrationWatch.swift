import Database
import L10n
import Vocabulary
import Web

extension Demonstration {
    /// What the watch saw of the vote in progress: an ordinary week, one night that was not, a vote that waits and one that was let through.
    func loadWatch(_ edition: DemonstrationEditions.Edition, _ id: EditionID, _ register: Register, _ db: Writing) throws {
        guard let phase = edition.phases.first(where: { $0.kind == "vote" }) else { return }
        let (opens, now) = (moments(phase.opens), moments.now)
        guard opens + .days(5) < now, now < moments(phase.closes) else { return }
        for hour in 0..<60 {
            let at = opens + .hours(2 * hour)
            for rank in 0..<3 { try WatchStore.note(marks("\(hour % 17) \(rank)", device: "\(hour) \(rank)"), in: id, at: at, db) }
        }
        let night = CityTime.city.startOfDay(now, adding: -2) + .hours(2)
        for rank in 0..<24 { try WatchStore.note(marks("night", device: "\(rank / 6)"), in: id, at: night, db) }
        for _ in 0..<3 { try WatchStore.note(marks("elsewhere", domain: "yopmail.com"), in: id, at: night, db) }
        try hold(id, at: night + .hours(7), register, db)
        try look(id, at: night, register, db)
    }

    private func marks(_ network: String, device: String = "", domain: String = "") -> WatchMarks {
        WatchMarks(
            network: Secrets.sha256Hex("demonstration network \(network)"), device: device.isEmpty ? "" : Secrets.sha256Hex("demonstration device \(device)"),
            domain: domain)
    }

    /// The bureau heard of them in the morning; its resident has found what the disposable addresses were.
    private func look(_ id: EditionID, at night: Instant, _ register: Register, _ db: Writing) throws {
        var seen: [(WatchAlert.Kind, String, Int)] = [(.network, marks("night").network, 24), (.domain, "yopmail.com", 3), (.night, "", 27)]
        for device in 0..<4 { seen.append((.device, marks("night", device: "\(device)").device, 6)) }
        for (kind, mark, votes) in seen {
            try WatchNoticeStore.tell(WatchAlert(kind: kind, mark: mark, votes: votes, from: night, until: night), in: id, at: night + .hours(1), db)
        }
        guard let notice = try WatchNoticeStore.notices(id, db).first(where: { $0.kind == .domain }) else { return }
        _ = try WatchNoticeStore.look(
            notice.id, "Trois adresses jetables en une heure, sans suite depuis : rien d’autre ne les rapproche.", by: try register.person("sylvie-marchandeau"),
            at: night + .hours(8), db)
    }

    private func hold(_ id: EditionID, at morning: Instant, _ register: Register, _ db: Writing) throws {
        let reason = "Vingt-quatre votes en une heure, de nuit, d’un même réseau.", officer = try register.person("mathilde-verdonnet")
        _ = try WatchStore.place(.network, marks("night").network, reason: reason, in: id, by: officer, at: morning, db)
        for (name, hours) in [("Camille Ferrand", 4), ("Nolan Aubertin", 9)] {
            let account = try DemonstrationStore.addVoter(name, at: morning, db)
            try QuarantineStore.hold(account, in: id, .pattern, reason: reason, nil, at: morning + .hours(hours), db)
        }
        guard let first = try QuarantineStore.all(id, db).first else { return }
        _ = try QuarantineStore.decide(
            first.id, .released, reason: "Camille Ferrand est venue au guichet : elle votait du foyer des jeunes travailleurs.", by: officer, at: morning + .hours(6), db)
    }
}
