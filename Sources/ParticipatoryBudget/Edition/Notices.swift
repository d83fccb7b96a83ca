import HTML
import L10n
import Vocabulary
import Web

/// A decision on a proposal that waits to be announced to its people, or to be published.
struct Notice: Sendable {
    /// What the box sends.
    var value: String
    var label: String
    var proposal: HTML
    var decision: HTML
    /// As the proposers will read it.
    var letter: (subject: Message, paragraphs: [Message])?
    var notifiedAt: Instant?
    /// Why this one is for somebody else, or nil.
    var refusal: Refusal?
}

/// What the pages that announce decisions say in their own words.
struct NoticeWords: Sendable {
    var nothingToAnnounce: Message
    var nothingToRelease: Message
    var toAnnounce: Message
    var toRelease: Message
    var decision: Message
    var release: Message
}

/// The two steps of every decision: its people are told, then everyone reads it; alone or together.
extension View {
    /// - Parameters:
    ///   - refusal: why nobody may tick a line here, or nil.
    ///   - before: what the form that publishes asks besides.
    func notices(
        toAnnounce: [Notice], at announcing: String, toRelease: [Notice], at releasing: String, words: NoticeWords, refusal: Refusal?,
        before: (View) -> HTML
    ) -> HTML {
        """
        <p class="intro">\(t("Les porteurs sont prévenus d’abord. Une décision ne se publie qu’après l’envoi de leur courrier."))</p>\
        \(refusal.map { alert(.info, t($0.reason)) })\
        \(section(t("1. Prévenir les porteurs"), id: "prevenir") {
            toAnnounce.isEmpty ? emptyState(t(words.nothingToAnnounce)) : bulk("announce", announcing, "Prévenir les porteurs", refusal) { view in
                view.rows(toAnnounce, "announce", t(words.toAnnounce), t(words.decision), refusal)
            }
        })\
        \(section(t("2. Publier"), id: "publier") {
            toRelease.isEmpty ? emptyState(t(words.nothingToRelease)) : bulk("release", releasing, words.release, refusal) { view in
                view.rows(toRelease, "release", t(words.toRelease), t(words.decision), refusal) + (refusal == nil ? before(view) : .empty)
            }
        })
        """
    }

    /// A letter as its reader will see it, on demand.
    func letterToRead(_ letter: (subject: Message, paragraphs: [Message])) -> HTML {
        details(t("Lire le courrier"), "<p><strong>\(t(letter.subject))</strong></p>\(each: letter.paragraphs, { "<p>\(t($0))</p>" })")
    }

    private func bulk(_ field: String, _ path: String, _ act: Message, _ refusal: Refusal?, _ rows: (View) -> HTML) -> HTML {
        guard refusal == nil else { return rows(self) }
        return form(path, key: field, listsErrors: !form.errors.isEmpty) { view in
            "\(rows(view))\(view.bulkBar("Pour les lignes cochées", view.submit(act)))"
        }
    }

    private func rows(_ notices: [Notice], _ field: String, _ caption: String, _ decision: String, _ refusal: Refusal?) -> HTML {
        let isTold = notices.contains { $0.notifiedAt != nil }
        let columns = [Column(t("Cocher"), isTitleHidden: true), Column(t("Proposition"), isHeading: true), Column(decision)]
            + (isTold ? [Column(t("Porteur prévenu le"))] : [])
        return table(caption, isCaptionHidden: true, columns: columns, rows: notices, beneath: { isTold ? nil : $0.letter.map(letterToRead) }) { notice in
            let box: HTML = notice.refusal.map { "<p class=\"muted\">\(t($0.reason))</p>" } ?? rowBox(field, value: notice.value, label: notice.label)
            return [refusal == nil ? box : .empty, notice.proposal, notice.decision, notice.notifiedAt.map { time($0) } ?? .empty]
        }
    }
}
