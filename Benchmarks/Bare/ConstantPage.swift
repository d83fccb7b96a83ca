import HTTPTypes
import Hummingbird
import NIOCore

/// A page made once: what HTTP itself costs for that many bytes.
struct ConstantPage: Sendable {
    let body: ByteBuffer

    init(size: Int) { body = ByteBuffer(repeating: UInt8(ascii: "p"), count: size) }

    func answer(_ router: Router<BasicRequestContext>, at path: String) {
        let body = body
        router.get(RouterPath(path)) { _, _ in
            Response(status: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: ResponseBody(byteBuffer: body))
        }
    }
}
