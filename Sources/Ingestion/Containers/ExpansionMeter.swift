import Policies

/// Adds up what the decoders of one file give, and stops a file that expands beyond all reason.
final class ExpansionMeter {
  private let bytesRead: () -> Int
  private let limits: ReadingPolicy.Expansion
  private var expanded = 0

  /// Below this many bytes no ratio is looked at: a short file of one line may well expand a lot.
  private static let grace = 64 << 20

  /// - Parameter bytesRead: how much of the file has been read by now.
  init(limits: ReadingPolicy.Expansion, bytesRead: @escaping () -> Int) {
    self.limits = limits
    self.bytesRead = bytesRead
  }

  func add(_ count: Int) throws(ReadFailure) {
    expanded += count
    if expanded > limits.maxBytes {
      throw ReadFailure(
        .expandsTooFar,
        "expands to more than \(limits.maxBytes >> 30) GiB, the most that Models/reading.yaml allows"
      )
    }
    if expanded > Self.grace, Double(expanded) > Double(bytesRead()) * limits.maxRatio {
      throw ReadFailure(
        .expandsTooFar,
        "expands more than \(Int(limits.maxRatio)) fold, the most that Models/reading.yaml allows")
    }
  }
}

/// A decoder whose bytes are metered.
final class MeteredSource: ByteSource {
  private let decoder: any ByteSource
  private let meter: ExpansionMeter

  init(_ decoder: any ByteSource, by meter: ExpansionMeter) {
    self.decoder = decoder
    self.meter = meter
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    let count = try decoder.read(into: buffer)
    try meter.add(count)
    return count
  }
}
