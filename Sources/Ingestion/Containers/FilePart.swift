/// Bytes of a log that lie in a file as they are and have not been read.
package struct FilePart: Sendable {
  let file: StoredFile
  let range: Range<Int>
  /// Its turn in the digest of the log, of bytes that begin and end no earlier than these.
  var turn: DigestTurn?
  /// Where it can be looked at; without one it is only read.
  var window: FileWindow?

  /// The bytes that are needed, those to be digested among them.
  private var needed: Range<Int> {
    range.lowerBound..<max(range.upperBound, turn?.range.upperBound ?? 0)
  }

  /// The same in a window: in the given one if all of it can be seen there, else in one of its own.
  func shown(in window: FileWindow?) -> FilePart {
    var part = self
    let fits = window.map {
      $0.range.lowerBound <= needed.lowerBound && needed.upperBound <= $0.range.upperBound
    }
    part.window =
      fits == true ? window : file.window(from: needed.lowerBound, atLeast: needed.count)
    return part
  }

  /// Shows the bytes as they lie in the file, and digests them.
  ///
  /// - Returns: what `body` made of them; `nil` when not all of them could be had: then that is void, and
  ///   they are to be read.
  func look<R>(_ body: (ByteView) throws -> R) rethrows -> R? {
    guard let window else { return nil }
    let needed = needed
    return try window.look(at: needed) { view -> R? in
      let result = try body(view[..<range.count])
      let isWhole = { window.isWhole(before: needed.upperBound) }
      guard isWhole() else { return nil }
      guard let turn else { return result }
      var isDigested = false
      turn.take(view[(turn.range.lowerBound - needed.lowerBound)...]) {
        isDigested = isWhole()
        return isDigested
      }
      return isDigested ? result : nil
    } ?? nil
  }

  /// Reads the bytes, and digests them; those that cannot be read are left out of the digest.
  ///
  /// - Parameter reserve: makes room for so many bytes.
  /// - Returns: how many of the bytes of `range` there still are.
  func read(
    into reserve: (Int) -> UnsafeMutableRawBufferPointer
  ) throws(ReadFailure) -> Int {
    let needed = needed
    let room = reserve(needed.count)
    var count = 0
    defer {
      if let turn {
        let start = min(turn.range.lowerBound - needed.lowerBound, count)
        turn.take(ByteView(UnsafeRawBufferPointer(rebasing: room[start..<count])))
      }
    }
    count = try file.read(into: room, at: needed.lowerBound)
    return min(count, range.count)
  }
}
