#include "shim.h"
#define PARVIS_LIBRARY "libcurl.so.4"
#define PARVIS_PACKAGE "libcurl4"
#include "../forward.h"

int parvis_curl_is_here(void) { return parvis_library() != NULL; }

FORWARD(CURL *, curl_easy_init, (void), ())
FORWARD(CURLcode, curl_easy_perform, (CURL *curl), (curl))
FORWARD(void, curl_easy_cleanup, (CURL *curl), (curl))
FORWARD(const char *, curl_easy_strerror, (CURLcode code), (code))
FORWARD(struct curl_slist *, curl_slist_append, (struct curl_slist *list, const char *text), (list, text))
FORWARD(void, curl_slist_free_all, (struct curl_slist *list), (list))

#define SET(curl, option, value) ((CURLcode (*)(CURL *, CURLoption, ...)) parvis_function("curl_easy_setopt"))(curl, option, value)

CURLcode parvis_curl_set_long(CURL *curl, CURLoption option, long value) { return SET(curl, option, value); }
CURLcode parvis_curl_set_text(CURL *curl, CURLoption option, const char *value) { return SET(curl, option, value); }
CURLcode parvis_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value) { return SET(curl, option, value); }
CURLcode parvis_curl_set_pointer(CURL *curl, CURLoption option, void *value) { return SET(curl, option, value); }
CURLcode parvis_curl_set_transfer(CURL *curl, CURLoption option, parvis_curl_transfer function) { return SET(curl, option, function); }
CURLcode parvis_curl_set_trace(CURL *curl, parvis_curl_trace function) { return SET(curl, CURLOPT_DEBUGFUNCTION, function); }
CURLcode parvis_curl_start(void) { return ((CURLcode (*)(long)) parvis_function("curl_global_init"))(CURL_GLOBAL_DEFAULT); }
