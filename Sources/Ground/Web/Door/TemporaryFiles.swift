#if canImport(Glibc)
import Glibc
#endif

/// Removes what a request left in the temporary folder and nobody kept.
enum TemporaryFiles {
    static func remove(_ values: FormValues) {
        for file in values.files.values.joined() { unlink(file.temporaryPath) }
    }
}
