#include <stddef.h>

/// Whether OpenSSL's libcrypto is installed: it is opened by its first use.
int parvis_crypto_is_here(void);

/// Whether a signature over these bytes is this key's, with SHA-256: RSA with PKCS#1 v1.5, or ECDSA written in DER.
/// The key is a SubjectPublicKeyInfo in DER (RFC 5280 §4.1).
int parvis_crypto_verify(
    const unsigned char *key, size_t key_count, const unsigned char *bytes, size_t count, const unsigned char *signature, size_t signature_count);

/// Signs as `parvis_crypto_verify` verifies, with a private key in DER; gives the length of the signature, 0 when it could not.
size_t parvis_crypto_sign(
    const unsigned char *key, size_t key_count, const unsigned char *bytes, size_t count, unsigned char *signature, size_t room);
