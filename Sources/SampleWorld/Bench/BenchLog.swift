import Events
import Seeded

/// A log of any size for measuring throughput: one week, 500 users, a known share of hits.
///
/// - Note: A thousand accesses recur with other times and serial numbers; this is a load, not a
///   world.
package struct BenchLog: Sendable {
  /// What was written.
  package struct Count: Hashable, Sendable {
    package var rows = 0
    /// Those of the rows that go to a vendor.
    package var vendorRows = 0
  }

  private let format: any BenchFormat
  private let bytes: Int
  private let intelligenceShare: Double
  private let seed: UInt64
  private let start: Timestamp
  private static let millisecondsPerWeek = 7 * 86_400_000
  private static let chunk = 4 << 20

  /// - Parameters:
  ///   - bytes: the size, which the log reaches but for less than a row, and does not pass.
  ///   - intelligenceShare: which part of the rows goes to vendors, 0 to 1.
  ///   - start: the Monday from which time runs for a week, evenly over the bytes.
  package init(
    format: any BenchFormat, bytes: Int, intelligenceShare: Double, seed: UInt64, start: Timestamp
  ) {
    self.format = format
    self.bytes = bytes
    self.intelligenceShare = intelligenceShare
    self.seed = seed
    self.start = start
  }

  /// Hands the log over in chunks of about four megabytes.
  @discardableResult
  package func write(to sink: (UnsafeRawBufferPointer) throws -> Void) rethrows -> Count {
    var generator = SeededStream(seed: seed, "bench")
    let ordinary = lines(BenchAccess.ordinary(using: &generator))
    let intelligence = lines(BenchAccess.intelligence(using: &generator))
    let frame = format.frame
    let between = Array(frame.between.utf8)
    let limit = bytes - frame.closing.utf8.count
    var clock = BenchClock(start: start)
    var buffer = Array(frame.opening.utf8)
    buffer.reserveCapacity(Self.chunk + 8192)
    var flushed = 0
    var count = Count()
    while true {
      let written = flushed + buffer.count
      let isVendor = Double(count.rows + 1) * intelligenceShare >= Double(count.vendorRows + 1)
      let line =
        isVendor
        ? intelligence[count.vendorRows % intelligence.count] : generator.pick(ordinary)
      guard written + between.count + line.bytes.count <= limit else { break }
      clock.advance(to: Int(Double(written) / Double(bytes) * Double(Self.millisecondsPerWeek)))
      if count.rows > 0 { buffer += between }
      line.append(to: &buffer, at: clock, serial: count.rows)
      count.rows += 1
      if isVendor { count.vendorRows += 1 }
      if buffer.count >= Self.chunk {
        try buffer.withUnsafeBytes(sink)
        flushed += buffer.count
        buffer.removeAll(keepingCapacity: true)
      }
    }
    buffer += Array(frame.closing.utf8)
    try buffer.withUnsafeBytes(sink)
    return count
  }

  private func lines(_ accesses: [BenchAccess]) -> [BenchLine] {
    accesses.map { BenchLine(template: format.row($0)) }
  }
}
