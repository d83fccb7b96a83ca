#include <zlib.h>

// deflateInit2 and inflateInit2 are macros. 15 + 16 asks for a gzip header and trailer.
static inline int parvis_gzip_start(z_stream *stream, int level) { return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY); }
static inline int parvis_gunzip_start(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
