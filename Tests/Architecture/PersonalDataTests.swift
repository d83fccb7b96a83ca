import Testing

/// « Mes données » is whole: whatever a table says of a person is taken away by her, or this list says why not.
@Suite struct `Personal data` {
    private static let signature = "an official signed it: the part « actes » tells that she did, when and why"

    /// Columns that no part names, with the reason.
    private static let elsewhere: [String: String] = [
        "accounts.created_by": "who received her at the counter: about the agent, whose acts tell it",
        "conversations.email": "of the account that wrote, or of who wrote without one",
        "services.email": "the address of an office",
        "services.deputy_id": "named beside services.referent_id",
        "grants.account_id": "the part « roles » asks GrantStore.given",
        "grants.granted_by": signature, "grants.revoked_by": signature, "letters.delivered_by": signature,
        "editions.created_by": signature, "rulebook_versions.drafted_by": signature, "rulebook_versions.validated_by": signature,
        "rulebook_versions.published_by": signature, "rulebook_authors.account_id": "who may not validate what she wrote: her acts tell it",
        "standard_reasons.kept_by": signature, "proposals.entered_by": signature, "completions.asked_by": signature, "comments.hidden_by": signature, "comments.appeal_decided_by": signature,
        "proposal_hidings.by_id": signature, "proposal_hidings.decided_by": signature, "proposal_hidings.ended_by": signature, "reports.settled_by": signature, "eligibility_reviews.decided_by": signature, "eligibility_reviews.checked_by": signature,
        "eligibility_reviews.notified_by": signature, "eligibility_reviews.released_by": signature, "eligibility_reviews.superseded_by": signature,
        "examiner_rules.account_id": "what a colleague takes of a queue: her acts tell it", "examiner_rules.added_by": signature, "examiners.account_id": "who has it in hand: her acts tell it", "examiners.given_by": signature,
        "eligibility_drafts.by_id": "a grid that nobody has signed yet: it is shared by those who examine", "eligibility_draft_notes.by_id": "beside eligibility_drafts.by_id", "eligibility_appeals.decided_by": signature,
        "eligibility_drafts_wider.by_id": "eligibility_drafts.by_id, before the table took its name", "letter_words.saved_by": signature, "library_criteria.saved_by": signature,
        "panel_candidates.entered_by": signature, "panel_sessions.planned_by": signature, "panel_sessions.closed_by": signature, "panel_sessions.cancelled_by": signature, "panel_deliberations.recorded_by": signature,
        "panel_calls.opened_by": signature, "panel_volunteers.listed_by": signature, "edition_reports.written_by": signature, "edition_reports.published_by": signature,
        "cost_lines.added_by": signature, "cost_lines.removed_by": signature, "usual_prices.saved_by": signature, "study_services.set_by": signature, "study_settings.set_by": signature, "study_conflicts.settled_by": signature,
        "study_services.head_id": "named beside services.referent_id", "synthesis_validations.head_id": signature, "absences.delegate_id": "named in the absence of a colleague",
        "delay_notes.said_by": signature, "service_session_items.recorded_by": signature, "study_questions.asked_by": signature, "study_questions.settled_by": signature, "workshops.planned_by": signature, "workshops.told_by": signature,
        "panel_questions.asked_by": "her question to the services stands in the published return",
        "panel_returns.written_by": signature, "panel_returns.published_by": signature, "panel_questions.answered_by": signature,
        "review_sessions.planned_by": signature, "review_sessions.closed_by": signature, "review_sessions.signed_by": signature, "review_session_items.recorded_by": signature,
        "selections.opened_by": signature, "selections.closed_by": signature, "selections.decided_by": signature, "selections.notified_by": signature,
        "selections.released_by": signature, "picks.recorded_by": signature, "pick_invitations.invited_by": signature, "feasibility_studies.opened_by": signature,
        "contributions.asked_by": signature, "syntheses.notified_by": signature, "syntheses.released_by": signature, "syntheses.superseded_by": signature,
        "letter_batches.ordered_by": signature, "letter_batches.printed_by": signature, "letter_batches.revoked_by": signature, "letter_codes.revoked_by": signature,
        "likenesses.decided_by": signature, "watch_holds.placed_by": signature, "watch_holds.lifted_by": signature, "watch_notices.looked_by": signature, "quarantines.decided_by": signature,
        "polling_places.added_by": signature, "polling_shifts.given_by": signature, "urns.opened_by": signature, "urns.closed_by": signature, "urns.sheets_by": signature, "urns.signed_by": signature, "urns.countersigned_by": signature,
        "ballot_batches.ordered_by": signature, "batch_accounts.noted_by": signature, "paper_check_offs.noted_by": signature, "paper_check_offs.undone_by": signature, "kiosk_sessions.opened_by": signature, "paper_sheets.keyed_by": signature, "paper_sheets.superseded_by": signature, "vote_incidents.noted_by": signature, "paper_scans.sent_by": signature, "paper_scans.taken_back_by": signature,
        "place_attachments.attached_by": signature, "place_attachments.ended_by": signature, "list_leases.held_by": signature, "list_leases.ended_by": signature, "queued_check_offs.sent_by": signature,
        "left_off.decided_by": signature, "catalogues.published_by": signature, "counts.counted_by": signature, "proclamations.prepared_by": signature, "work_owners.given_by": signature,
        "commissions.created_by": signature, "former_resolutions.recorded_by": signature, "former_resolutions.corrected_by": signature,
        "trainings.created_by": signature, "topics.closed_by": signature, "topic_posts.hidden_by": signature, "topic_posts.appeal_decided_by": signature, "post_reports.settled_by": signature,
        "renewals.opened_by": signature, "renewals.closed_by": signature, "part_draws.announced_by": signature, "part_draws.drawn_by": signature,
        "school_classes.created_by": signature, "school_classes.voted_by": signature, "school_classes.confirmed_by": signature,
        "elections.announced_by": signature, "election_rounds.paper_by": signature, "election_rounds.proclaimed_by": signature,
        "ceremonies.named_by": signature,
        "assemblies.created_by": signature, "assemblies.closed_by": signature, "charters.drafted_by": signature, "charters.published_by": signature,
        "applications.decided_by": signature, "draws.announced_by": signature, "draws.drawn_by": signature, "meetings.planned_by": signature, "meetings.convened_by": signature, "meetings.adopted_by": signature,
        "attendances.recorded_by": signature, "resolutions.recorded_by": signature, "recommendations.transmitted_by": signature,
        "questions.entered_by": signature, "questions.closed_by": signature, "questions.owner_id": "who has it in hand: her acts tell it",
        "faq_entries.withdrawn_by": signature, "faq_versions.written_by": signature, "faq_versions.validated_by": signature,
        "appointments.booked_by": signature, "events.created_by": signature, "events.reported_by": signature, "event_sign_ups.entered_by": signature,
        "spendings.recorded_by": signature, "work_news.written_by": signature, "abandonments.proposed_by": signature, "abandonments.answered_by": signature,
    ]

    /// `sessions.account_id`: every column that names a person, from the migrations.
    private static let columns: [(name: String, file: SourceFile, line: Int)] = Project.sources.filter { $0.isIn("Migrations") }.flatMap { file in
        var table = "", found: [(name: String, file: SourceFile, line: Int)] = []
        for (number, line) in file.lines.enumerated() {
            let words = line.split { $0 == " " || $0 == "\"" }, isAdded = words.first == "alter" && words.count > 5
            if words.first == "create" || isAdded, words.count > 2, words[1] == "table" { table = String(words[2]) }
            // An address names a person too, account or none.
            if words.starts(with: ["email", "text"]) { found.append(("\(table).email", file, number + 1)) }
            if line.contains("references accounts (id)"), let column = isAdded ? words[5] : words.first { found.append(("\(table).\(column)", file, number + 1)) }
        }
        return found
    }

    private static func words(_ text: String) -> Set<Substring> {
        Set(text.split { !($0.isLetter || $0.isNumber || $0 == "_") })
    }

    /// The questions that the parts ask.
    private static let questions: [Set<Substring>] = Project.sources.filter { $0.name.hasSuffix("PersonalDataStore.swift") }
        .flatMap { $0.parts.literals.map(\.text) }.filter { $0.contains("select ") }.map(words)

    @Test func `each column that names a person is told by a part, or the reason why not is written`() {
        #expect(Self.columns.count > 60 && Self.questions.count > 20, "\(Self.columns.count) columns, \(Self.questions.count) questions")
        var findings = Findings()
        for (name, file, line) in Self.columns where Self.elsewhere[name] == nil {
            let parts = name.split(separator: ".")
            if !Self.questions.contains(where: { $0.contains(parts[0]) && $0.contains(parts[1]) }) {
                findings.add(file, line, "\(name) is in no …PersonalDataStore and in no list")
            }
        }
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func `the list excuses only what exists`() {
        let known = Set(Self.columns.map(\.name))
        let stale = Self.elsewhere.keys.filter { !known.contains($0) }.sorted()
        #expect(stale.isEmpty, "\(stale)")
    }
}
