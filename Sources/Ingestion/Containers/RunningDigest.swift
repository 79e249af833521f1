import CXXHash

/// The XXH3 (128 bits) of bytes in their order, whatever threads have them at hand: each waits for its turn,
/// so that bytes can be digested where they are in a cache already.
final class RunningDigest: @unchecked Sendable {
  private enum Waiting: CaseIterable { case forTurn }

  // Guards everything below.
  private let monitor = Monitor<Waiting>()
  private let state: OpaquePointer
  /// The state before the last bytes, should they turn out not to be the file's.
  private let before: OpaquePointer
  /// Where the next bytes begin.
  private var place = 0
  /// Whether some bytes never come.
  private var isVoid = false

  init?() {
    guard let state = XXH3_createState() else { return nil }
    guard let before = XXH3_createState() else {
      XXH3_freeState(state)
      return nil
    }
    self.state = state
    self.before = before
    XXH3_128bits_reset(state)
  }

  deinit {
    XXH3_freeState(state)
    XXH3_freeState(before)
  }

  /// Takes bytes in, once all before them are.
  ///
  /// - Parameters:
  ///   - range: the place that they stand for, of which some may be missing.
  ///   - areValid: asked behind; if not, it is as if nothing had been taken in.
  func add(
    _ bytes: UnsafeRawBufferPointer, for range: Range<Int>, ifStill areValid: () -> Bool = { true }
  ) {
    monitor.withLock {
      while place < range.lowerBound, !isVoid { monitor.wait(in: .forTurn) }
      guard !isVoid else { return }
      XXH3_copyState(before, state)
      _ = cxxhash_update(state, bytes.baseAddress, bytes.count)
      guard areValid() else { return XXH3_copyState(state, before) }
      place = range.upperBound
      monitor.wakeAll(of: .forTurn)
    }
  }

  /// Says that bytes will never come; nobody waits for them.
  func giveUp() {
    monitor.withLock {
      isVoid = true
      monitor.wakeAll(of: .forTurn)
    }
  }

  /// The digest of so many bytes, once they are in, as 32 hex digits; empty when some never came.
  func hex(of count: Int) -> String {
    monitor.withLock {
      while place < count, !isVoid { monitor.wait(in: .forTurn) }
      guard !isVoid else { return "" }
      let hash = XXH3_128bits_digest(state)
      return Self.hex(hash.high64) + Self.hex(hash.low64)
    }
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// A part's turn in a digest; one that is not taken when nobody has the part any more ends the digest.
final class DigestTurn: @unchecked Sendable {
  /// Where in the file the bytes are that are to be digested.
  let range: Range<Int>
  private let digest: RunningDigest
  /// Only touched by the thread that has the part.
  private var isTaken = false

  init(_ range: Range<Int>, in digest: RunningDigest) {
    self.range = range
    self.digest = digest
  }

  deinit { if !isTaken { digest.giveUp() } }

  /// Takes the turn, once it has come, with bytes that are valid behind as well.
  func take(_ bytes: ByteView, ifStill areValid: () -> Bool = { true }) {
    bytes.withUnsafeBytes { bytes in
      digest.add(bytes, for: range) {
        isTaken = areValid()
        return isTaken
      }
    }
  }
}
