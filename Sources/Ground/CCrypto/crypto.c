#include "shim.h"
#define PARVIS_LIBRARY "libcrypto.so.3"
#define PARVIS_PACKAGE "libssl3"
#include "../forward.h"

// Called through pointers, and under no name of libcrypto's: libcurl and libpq open that library for themselves.
#define CALL(result, name, parameters) ((result (*) parameters) parvis_function(#name))

int parvis_crypto_is_here(void) { return parvis_library() != NULL; }

int parvis_crypto_verify(
    const unsigned char *key, size_t key_count, const unsigned char *bytes, size_t count, const unsigned char *signature, size_t signature_count
) {
    const unsigned char *cursor = key;
    void *public_key = CALL(void *, d2i_PUBKEY, (void **, const unsigned char **, long))(NULL, &cursor, (long) key_count);
    if (!public_key) return 0;
    void *context = CALL(void *, EVP_MD_CTX_new, (void))();
    const void *sha256 = CALL(const void *, EVP_sha256, (void))();
    int is_valid = context
        && CALL(int, EVP_DigestVerifyInit, (void *, void **, const void *, void *, void *))(context, NULL, sha256, NULL, public_key) == 1
        && CALL(int, EVP_DigestVerify, (void *, const unsigned char *, size_t, const unsigned char *, size_t))(
            context, signature, signature_count, bytes, count) == 1;
    CALL(void, EVP_MD_CTX_free, (void *))(context);
    CALL(void, EVP_PKEY_free, (void *))(public_key);
    return is_valid;
}

size_t parvis_crypto_sign(
    const unsigned char *key, size_t key_count, const unsigned char *bytes, size_t count, unsigned char *signature, size_t room
) {
    const unsigned char *cursor = key;
    void *private_key = CALL(void *, d2i_AutoPrivateKey, (void **, const unsigned char **, long))(NULL, &cursor, (long) key_count);
    if (!private_key) return 0;
    void *context = CALL(void *, EVP_MD_CTX_new, (void))();
    const void *sha256 = CALL(const void *, EVP_sha256, (void))();
    int is_signed = context
        && CALL(int, EVP_DigestSignInit, (void *, void **, const void *, void *, void *))(context, NULL, sha256, NULL, private_key) == 1
        && CALL(int, EVP_DigestSign, (void *, unsigned char *, size_t *, const unsigned char *, size_t))(context, signature, &room, bytes, count) == 1;
    CALL(void, EVP_MD_CTX_free, (void *))(context);
    CALL(void, EVP_PKEY_free, (void *))(private_key);
    return is_signed ? room : 0;
}
