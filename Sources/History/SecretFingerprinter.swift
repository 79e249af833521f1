import CSodium

/// Replaces a secret by a short name that is the same wherever this store meets the secret.
///
/// The name is the first 64 bits of HMAC-SHA-256 (RFC 2104, FIPS 180-4) under the store's key.
/// Without the key, which never leaves the store, guessing secrets and comparing is no use.
package struct SecretFingerprinter: Sendable {
  /// Bytes in a key.
  package static let keyLength = Int(crypto_auth_hmacsha256_KEYBYTES)

  private let key: [UInt8]

  /// - Parameter key: `keyLength` bytes; `nil` results for any other number.
  package init?(key: [UInt8]) {
    guard key.count == Self.keyLength else { return nil }
    self.key = key
  }

  /// 16 hex digits that stand for a secret.
  package func fingerprint(_ secret: some Collection<UInt8>) -> String {
    let message = Array(secret)
    var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
    crypto_auth_hmacsha256(&code, message, UInt64(message.count), key)
    return code.prefix(8).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
