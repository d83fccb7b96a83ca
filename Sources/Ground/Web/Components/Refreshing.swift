internal import HTML
internal import L10n
internal import Vocabulary

extension View {
    /// For a page on which somebody may write: `refresh.js` asks for it again as long as nobody has begun to; a form that came back stays.
    func refreshing(_ refresh: Refresh?) -> HTML {
        guard let refresh, refresh.sparesForms, !form.isFilled else { return .empty }
        return """
            <p class="no-js-only" data-refresh="\(refresh.seconds)"><a href="\(url: address)">\(t("Actualiser la page"))</a></p>\(Assets.script("refresh.js"))

            """
    }
}
