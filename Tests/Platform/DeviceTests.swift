@testable import Platform
import Testing

/// What a person reads of her sessions.
struct DeviceTests {
    @Test func `a browser is told by what its owner calls it`() {
        #expect(Device(userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0") == Device("Firefox", "Linux"))
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0"
        #expect(Device(userAgent: edge) == Device("Edge", "Windows"))
        #expect(Device(userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1") == Device("Safari", "iPhone"))
    }
}

extension Device {
    init(_ browser: String?, _ system: String?) {
        self.init(userAgent: "")
        self.browser = browser
        self.system = system
    }
}
