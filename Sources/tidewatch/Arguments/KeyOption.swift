import ArgumentParser
import Events
import Foundation

/// The key that fingerprints secrets in a new store.
struct KeyOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file with 64 hex digits: the key that fingerprints secrets, for a store that is made now.",
      discussion: "Stores with one key give the same fingerprint to the same secret.",
      valueName: "file"))
  var key: String?

  /// The key; `nil` to let the store make one at random.
  func bytes() throws(TidewatchError) -> [UInt8]? {
    guard let key else { return nil }
    let place = SourceLocation(file: key)
    guard let data = FileManager.default.contents(atPath: key) else {
      throw TidewatchError(.usage, "The key file cannot be read; check its path.", location: place)
    }
    let digits = String(decoding: data, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    var bytes: [UInt8] = []
    var rest = Substring(digits)
    while rest.utf8.count >= 2, let byte = UInt8(rest.prefix(2), radix: 16) {
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    guard bytes.count == 32, rest.isEmpty else {
      throw TidewatchError(
        .usage,
        "A key file holds 64 hex digits and nothing else; make one with"
          + " `openssl rand -hex 32`.", location: place)
    }
    return bytes
  }
}
