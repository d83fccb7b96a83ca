internal import CArchive
internal import CMagic

/// What the machine must have beside the program: looked at when a server starts, not at the first upload or the first results.
package enum SystemLibraries {
    /// What is missing, and how to get it; empty when nothing is.
    package static var problems: [String] {
        var problems: [String] = []
        if parvis_magic_is_here() == 0 {
            problems.append("libmagic is not installed: apt-get install libmagic1")
        } else if !Magic.isReady {
            problems.append("libmagic does not find its data base: apt-get install libmagic-mgc, or set MAGIC to the path of magic.mgc")
        }
        if parvis_archive_is_here() == 0 { problems.append("libarchive is not installed: apt-get install libarchive13") }
        return problems
    }
}
