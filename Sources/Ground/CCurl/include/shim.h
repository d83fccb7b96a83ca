#include <curl/curl.h>

/// Whether libcurl is installed: it is opened by its first use.
int parvis_curl_is_here(void);

// Swift cannot call variadic C functions: curl_easy_setopt by type of value.
CURLcode parvis_curl_set_long(CURL *curl, CURLoption option, long value);
CURLcode parvis_curl_set_text(CURL *curl, CURLoption option, const char *value);
CURLcode parvis_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value);
CURLcode parvis_curl_set_pointer(CURL *curl, CURLoption option, void *value);

/// What curl calls to fetch the next bytes to send, or to hand over bytes received.
typedef size_t (*parvis_curl_transfer)(char *bytes, size_t size, size_t count, void *context);
CURLcode parvis_curl_set_transfer(CURL *curl, CURLoption option, parvis_curl_transfer function);

/// What curl calls to tell what passes on the wire.
typedef int (*parvis_curl_trace)(CURL *curl, curl_infotype type, char *bytes, size_t count, void *context);
CURLcode parvis_curl_set_trace(CURL *curl, parvis_curl_trace function);

CURLcode parvis_curl_start(void);
