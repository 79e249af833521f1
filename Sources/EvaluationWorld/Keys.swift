/// Fingerprints of API keys: 16 hexadecimal digits, as the history keeps them.
enum Keys {
  static func fingerprint(_ owner: String, vendor: Int, _ setting: Setting) -> String {
    var stream = setting.stream("key/\(owner)", vendor)
    let digits = String(stream.next(), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
