import HTML
import L10n
import Vocabulary
import Web

extension View {
    /// One field and its button: looks for proposals.
    func searchForm(_ path: String, label: Message, field: HTML) -> HTML {
        """
        <form class="filters" method="get" action="\(url: path)" role="search" aria-label="\(t(label))">\(field)\
        <div class="filters-actions"><button class="button button-secondary">\(t("Chercher"))</button></div></form>
        """
    }
}
