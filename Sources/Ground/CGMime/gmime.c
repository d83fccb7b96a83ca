#include "shim.h"
#include <string.h>
#include <strings.h>
#define PARVIS_LIBRARY "libgmime-3.0.so.0"
#define PARVIS_PACKAGE "libgmime-3.0-0"
#include "../forward.h"

// GMime's objects are opaque here: neither its headers nor GLib's are needed to build. Its functions are called by their address.
#define GMIME(result, name, ...) ((result (*)(__VA_ARGS__)) parvis_function(#name))

/// The beginning of GLib's GByteArray.
struct bytes { unsigned char *data; unsigned int count; };

int parvis_gmime_is_here(void) { return parvis_library() != NULL; }

static int is_a(void *object, const char *type) {
    size_t kind = ((size_t (*)(void)) parvis_function(type))();
    return object && GMIME(int, g_type_check_instance_is_a, void *, size_t)(object, kind);
}

void *parvis_mail_open(const char *bytes, size_t count) {
    static int started;
    if (!started) GMIME(void, g_mime_init, void)();
    started = 1;
    void *stream = GMIME(void *, g_mime_stream_mem_new_with_buffer, const char *, size_t)(bytes, count);
    void *parser = GMIME(void *, g_mime_parser_new_with_stream, void *)(stream);
    void *message = GMIME(void *, g_mime_parser_construct_message, void *, void *)(parser, NULL);
    parvis_mail_close(parser);
    parvis_mail_close(stream);
    return message;
}

void parvis_mail_close(void *object) { if (object) GMIME(void, g_object_unref, void *)(object); }

const char *parvis_mail_header(void *message, const char *name) {
    return GMIME(const char *, g_mime_object_get_header, void *, const char *)(message, name);
}

const char *parvis_mail_subject(void *message) { return GMIME(const char *, g_mime_message_get_subject, void *)(message); }
const char *parvis_mail_id(void *message) { return GMIME(const char *, g_mime_message_get_message_id, void *)(message); }

static void *sender(void *message) {
    void *list = GMIME(void *, g_mime_message_get_from, void *)(message);
    if (!list || GMIME(int, internet_address_list_length, void *)(list) < 1) return NULL;
    return GMIME(void *, internet_address_list_get_address, void *, int)(list, 0);
}

const char *parvis_mail_from_address(void *message) {
    void *address = sender(message);
    return is_a(address, "internet_address_mailbox_get_type") ? GMIME(const char *, internet_address_mailbox_get_idn_addr, void *)(address) : NULL;
}

const char *parvis_mail_from_name(void *message) {
    void *address = sender(message);
    return address ? GMIME(const char *, internet_address_get_name, void *)(address) : NULL;
}

struct walk { parvis_mail_part visit; void *context; int count; };

static void leaf(void *parent, void *part, void *data) {
    struct walk *walk = data;
    (void) parent;
    if (walk->count >= 100 || !is_a(part, "g_mime_part_get_type")) return;
    walk->count++;
    void *kind = GMIME(void *, g_mime_object_get_content_type, void *)(part);
    const char *type = kind ? GMIME(const char *, g_mime_content_type_get_media_type, void *)(kind) : NULL;
    const char *subtype = kind ? GMIME(const char *, g_mime_content_type_get_media_subtype, void *)(kind) : NULL;
    const char *disposition = GMIME(const char *, g_mime_object_get_disposition, void *)(part);
    const char *name = GMIME(const char *, g_mime_part_get_filename, void *)(part);
    int attached = disposition && strcasecmp(disposition, "attachment") == 0;
    if (!attached && !name && is_a(part, "g_mime_text_part_get_type")) {
        char *text = GMIME(char *, g_mime_text_part_get_text, void *)(part);
        if (text) walk->visit(walk->context, type ? type : "text", subtype ? subtype : "plain", NULL, 0, text, strlen(text));
        GMIME(void, g_free, void *)(text);
        return;
    }
    void *content = GMIME(void *, g_mime_part_get_content, void *)(part);
    if (!content) return;
    void *stream = GMIME(void *, g_mime_stream_mem_new, void)();
    GMIME(long, g_mime_data_wrapper_write_to_stream, void *, void *)(content, stream);
    struct bytes *bytes = GMIME(struct bytes *, g_mime_stream_mem_get_byte_array, void *)(stream);
    if (bytes && bytes->data) walk->visit(walk->context, type ? type : "", subtype ? subtype : "", name, 1, (const char *) bytes->data, bytes->count);
    parvis_mail_close(stream);
}

void parvis_mail_parts(void *message, parvis_mail_part visit, void *context) {
    struct walk walk = {visit, context, 0};
    GMIME(void, g_mime_message_foreach, void *, void (*)(void *, void *, void *), void *)(message, leaf, &walk);
}
