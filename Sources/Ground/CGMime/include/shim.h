#include <stddef.h>

/// Whether GMime is installed: it is opened for the first message that comes in.
int parvis_gmime_is_here(void);

/// A message taken apart; NULL when these bytes are none. To be closed.
void *parvis_mail_open(const char *bytes, size_t count);
void parvis_mail_close(void *message);

/// A header, decoded to UTF-8; NULL when it is not there. The text belongs to the message.
const char *parvis_mail_header(void *message, const char *name);
const char *parvis_mail_subject(void *message);
const char *parvis_mail_id(void *message);
/// Of the first mailbox of From.
const char *parvis_mail_from_address(void *message);
const char *parvis_mail_from_name(void *message);

/// One leaf of the message, its content decoded; text is UTF-8 unless its letters were unknown. `name` is NULL when it has none.
typedef void (*parvis_mail_part)(
    void *context, const char *type, const char *subtype, const char *name, int is_attached, const char *bytes, size_t count);
/// The leaves in order, a hundred at most. Messages within the message are not opened.
void parvis_mail_parts(void *message, parvis_mail_part visit, void *context);
