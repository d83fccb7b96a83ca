#if canImport(Glibc)
import Glibc
#endif

/// What stands for one sender when sendings are counted: an IPv4 address, or the /64 of an IPv6 one, which one subscriber
/// has whole.
enum ClientNetwork {
    static func of(_ address: String) -> String {
        let bare = address.prefix { $0 != "%" }
        guard bare.contains(":") else { return address }
        var bytes = in6_addr()
        guard inet_pton(AF_INET6, String(bare), &bytes) == 1 else { return address }
        return withUnsafeBytes(of: bytes) { bytes in
            let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xff && bytes[11] == 0xff
            return isMapped ? bytes[12...].map { String($0) }.joined(separator: ".") : Secrets.hex(bytes[..<8]) + "/64"
        }
    }
}
