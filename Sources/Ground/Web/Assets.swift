import CAssets
package import HTML

/// The files carried inside the program: style sheets, modules, fonts, pictures, each at an address that tells its content.
package enum Assets {
    /// A file ready to be sent.
    package struct File: Sendable {
        package var path: String
        package var type: String
        package var bytes: [UInt8]
        /// With gzip; nil when that gains nothing.
        package var compressed: [UInt8]?
        /// With Brotli, for the few large files of others that bin/vendor compressed.
        package var brotli: [UInt8]?
    }

    /// `/assets/parvis.0f3a….css`. The name must be that of an embedded file.
    package static func url(_ name: String) -> String {
        guard let address = table.addresses[name] else { return "/assets/\(name)" }
        return address
    }

    /// `/assets/tablet.0f3a….js`, the script of a tablet that keeps a list.
    package static var workerURL: String { url(worker) }

    /// A `script` element for a module of ours; the browser runs it once, however often it is asked for.
    package static func script(_ name: String) -> HTML { #"<script type="module" src="\#(url(name))"></script>"# }

    /// The file at an address, nil when there is none.
    package static func file(at address: String) -> File? { table.files[address] }

    /// Every embedded file.
    package static var all: [File] { Array(table.files.values) }

    static let table = AssetTable()
}
