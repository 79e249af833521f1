import Events

/// A log of any size for measuring throughput: one week, 500 users, a known share of hits.
///
/// - Note: Lines differ in user, site, time and serial number only; this is a load, not a world.
package struct BenchLog: Sendable {
  package let format: BenchFormat
  /// The lines of the log, not counting a header.
  package let lineCount: Int
  private let intelligenceShare: Double
  private let seed: UInt64
  private let start: Timestamp
  private static let millisecondsPerWeek = 7 * 86_400_000

  /// - Parameters:
  ///   - bytes: the size, which the log reaches but for less than a line.
  ///   - intelligenceShare: which part of the lines the base rule returns, 0 to 1.
  ///   - start: the Monday from which time runs for a week.
  package init(
    format: BenchFormat, bytes: Int, intelligenceShare: Double, seed: UInt64, start: Timestamp
  ) {
    self.format = format
    self.lineCount = max(0, bytes - (format.header?.utf8.count ?? 0)) / format.lineLength
    self.intelligenceShare = intelligenceShare
    self.seed = seed
    self.start = start
  }

  /// Hands the log over in chunks of about four megabytes.
  package func write(to sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    let ordinary = format.ordinaryLines()
    let intelligence = format.intelligenceLines()
    var generator = SeededGenerator(seed: seed, stream: "bench")
    var clock = BenchClock(start: start)
    var buffer = [UInt8]()
    let capacity = 4 << 20
    buffer.reserveCapacity(capacity + 4096)
    if let header = format.header { buffer += Array(header.utf8) }
    var hits = 0
    for index in 0..<lineCount {
      clock.advance(to: index * Self.millisecondsPerWeek / lineCount)
      let isHit = Double(index + 1) * intelligenceShare >= Double(hits + 1)
      if isHit {
        append(intelligence, index: hits % intelligence.count, index, clock, to: &buffer)
        hits += 1
      } else {
        let choice = generator.integer(0...(ordinary.count - 1))
        append(ordinary, index: choice, index, clock, to: &buffer)
      }
      if buffer.count >= capacity {
        try buffer.withUnsafeBytes(sink)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try buffer.withUnsafeBytes(sink)
  }

  private func append(
    _ lines: [BenchLine], index: Int, _ serial: Int, _ clock: BenchClock, to buffer: inout [UInt8]
  ) {
    let base = buffer.count
    buffer.append(contentsOf: lines[index].bytes)
    for slot in lines[index].slots {
      let offset = base + slot.offset
      switch slot.field {
      case .syslogTime: buffer.overwrite(at: offset, with: clock.syslog)
      case .isoTime:
        buffer.overwrite(at: offset, with: clock.iso)
        buffer.overwrite(at: offset + 20, with: clock.millisecond % 1000, digits: 3)
      case .epochMilliseconds:
        buffer.overwrite(at: offset, with: clock.millisecond, digits: 13)
      case .serial: buffer.overwrite(at: offset, with: serial, digits: 8)
      }
    }
  }
}
