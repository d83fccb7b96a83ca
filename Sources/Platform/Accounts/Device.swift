import L10n
import Vocabulary

/// What a browser says of itself, in a few words that its owner recognises.
struct Device: Sendable, Equatable {
    var browser: String?
    var system: String?

    init(userAgent: String) {
        // In this order: most browsers also claim to be the ones before them.
        let browsers = [("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"), ("curl", "curl")]
        let systems = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")]
        browser = browsers.first { userAgent.contains($0.0) }?.1
        system = systems.first { userAgent.contains($0.0) }?.1
    }

    func name(_ t: Texts) -> String {
        switch (browser, system) {
        case (let browser?, let system?): "\(browser), \(system)"
        case (let one?, nil), (nil, let one?): one
        case (nil, nil): t("Un appareil que nous ne reconnaissons pas")
        }
    }
}
