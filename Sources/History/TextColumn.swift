/// The strings of a block, each as what it has more than one of the four before it.
///
/// Addresses differ in an identifier and share what is before and behind it; naming a shared start
/// and end costs a byte or two where zstd needs three for each.
///
///     references  code column: which string before, 0 for the last; see below
///     starts      code column: bytes that both begin with
///     ends        code column: bytes that both end with
///     lengths     code column: bytes between the two
struct TextColumn {
  /// Strings that are looked back at.
  private static let reach = 4
  /// Shared bytes that are worth naming.
  private static let smallestShare = 4
  /// Bytes that all strings of one block may come to; more only damage can ask for.
  static let mostText = 1 << 30

  private(set) var references: [UInt32] = []
  private(set) var starts: [UInt32] = []
  private(set) var ends: [UInt32] = []
  private(set) var lengths: [UInt32] = []
  /// What is between the shared starts and ends, string after string.
  private(set) var text: [UInt8] = []

  init(_ strings: [ArraySlice<UInt8>]) {
    for (index, bytes) in strings.enumerated() {
      var best = (back: 0, start: 0, end: 0)
      for back in 0..<min(Self.reach, index) {
        let shared = Self.shared(bytes, strings[index - 1 - back])
        if shared.start + shared.end > best.start + best.end {
          best = (back, shared.start, shared.end)
        }
      }
      if best.start + best.end < Self.smallestShare { best = (0, 0, 0) }
      references.append(UInt32(best.back))
      starts.append(UInt32(best.start))
      ends.append(UInt32(best.end))
      lengths.append(UInt32(bytes.count - best.start - best.end))
      text.append(
        contentsOf: bytes[bytes.startIndex + best.start..<bytes.endIndex - best.end])
    }
  }

  /// Writes the four columns; `text` is to follow them at some place.
  func encodeNumbers(into bytes: inout [UInt8]) {
    for column in [references, starts, ends, lengths] { CodeColumn.encode(column, into: &bytes) }
  }

  /// Reads strings and hands each over.
  ///
  /// - Parameter isLast: whether their text ends the bytes; otherwise it follows at once.
  static func decode(
    count: Int, from reader: inout ByteReader, isLast: Bool = false,
    _ body: ([UInt8]) throws(BlockDamage) -> Void
  ) throws(BlockDamage) {
    let references = try CodeColumn.decode(count: count, from: &reader)
    let starts = try CodeColumn.decode(count: count, from: &reader)
    let ends = try CodeColumn.decode(count: count, from: &reader)
    let lengths = try CodeColumn.decode(count: count, from: &reader)
    var text =
      isLast ? try reader.takeLast(lengths.reduce(0) { $0 + Int($1) }) : ByteReader([])
    var recent: [[UInt8]] = Array(repeating: [], count: reach)
    var total = 0
    for index in 0..<count {
      guard references[index] < reach else { throw BlockDamage("a string refers to none") }
      let other = recent[(index + reach - 1 - Int(references[index])) % reach]
      let (start, end) = (Int(starts[index]), Int(ends[index]))
      guard start + end <= other.count else { throw BlockDamage("a string shares too much") }
      total += start + end + Int(lengths[index])
      guard total <= mostText else { throw BlockDamage("its text is too long") }
      var string: [UInt8] = []
      string.reserveCapacity(start + end + Int(lengths[index]))
      string += other[..<start]
      string +=
        isLast ? try text.bytes(Int(lengths[index])) : try reader.bytes(Int(lengths[index]))
      string += other[(other.count - end)...]
      try body(string)
      recent[index % reach] = string
    }
  }

  /// How many bytes two strings have in common at their starts, and then at their ends.
  private static func shared(
    _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>
  ) -> (start: Int, end: Int) {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        let most = min(left.count, right.count)
        var start = 0
        while start < most, left[start] == right[start] { start += 1 }
        var end = 0
        while end < most - start, left[left.count - 1 - end] == right[right.count - 1 - end] {
          end += 1
        }
        return (start, end)
      }
    }
  }
}
