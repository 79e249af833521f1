import CHyperscan
import Events
import Foundation

/// Finds where in a block of bytes the rule's literals occur, without parsing it.
///
/// The search is sound for a format when every way in which that format can write a term is among
/// its patterns. Terms are ASCII; what a format may do to their characters is its `Escaping`.
package final class CandidateSearch: Sendable {
  /// How a format may hide a term's characters.
  package enum Escaping: Sendable, CaseIterable {
    /// Terms stand in the bytes as they are, in any case.
    case none
    /// As in JSON, any character may also be written as `\u0076`.
    case json
    /// Any character may also be written as `\x76`, as Zeek's text logs may have it.
    case hex
  }

  /// Compiled patterns; immutable once made, and freed with this object.
  private nonisolated(unsafe) let database: OpaquePointer
  /// Shows where to look with the patterns; without it, they are looked for everywhere.
  private let sieve: LiteralSieve?
  /// Bytes of the longest pattern.
  private let longest: Int

  /// - Parameters:
  ///   - terms: literals of which at least one stands in every record that matters.
  ///   - sieving: whether a sieve is used where there can be one; it changes the time that a search takes, and
  ///     nothing else.
  /// - Throws: `.models` when the terms cannot be compiled.
  package init(
    terms: [String], escaping: Escaping, sieving: Bool = true
  ) throws(TidewatchError) {
    guard !terms.isEmpty, terms.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 < 128 } })
    else {
      throw TidewatchError(
        .models, "The rule's terms must be at least one, not empty, and ASCII; mend Models/.")
    }
    let patterns = CandidatePatterns(terms: terms, escaping: escaping)
    longest = patterns.longest
    sieve = sieving ? LiteralSieve(patterns.patterns.map(\.literal)) : nil
    database = try Self.compile(patterns.patterns.map(\.expression))
  }

  deinit { hs_free_database(database) }

  /// A searcher's working memory; one for each thread.
  package func makeScratch() throws(TidewatchError) -> CandidateScratch {
    var scratch: OpaquePointer?
    guard hs_alloc_scratch(database, &scratch) == HS_SUCCESS, let scratch else {
      throw TidewatchError(.io, "Not enough memory for the candidate search; free some.")
    }
    return CandidateScratch(scratch)
  }

  /// Calls `body` with the position of the last byte of each occurrence, in rising order.
  ///
  /// - Parameter body: returns the position up to which further occurrences do not matter.
  package func forEachMatch(
    in view: ByteView, using scratch: CandidateScratch, _ body: (Int) -> Int
  ) throws(TidewatchError) {
    // Hyperscan counts bytes in 32 bits; a block is far smaller.
    guard view.count < Int(UInt32.max) else {
      throw TidewatchError(.io, "A block of \(view.count) bytes is too large to search.")
    }
    let status = withoutActuallyEscaping(body) { body in
      var visitor = MatchVisitor(body: body)
      guard let sieve, view.count >= Self.leastSieved else {
        return scan(0..<view.count, of: view, using: scratch, &visitor)
      }
      return scan(view, where: sieve, using: scratch, &visitor)
    }
    guard status == HS_SUCCESS else {
      throw TidewatchError(.io, "The candidate search failed (Hyperscan error \(status)).")
    }
  }

  /// Scans where the sieve says that a pattern may begin.
  private func scan(
    _ view: ByteView, where sieve: LiteralSieve, using scratch: CandidateScratch,
    _ visitor: inout MatchVisitor
  ) -> hs_error_t {
    var scans = 0
    var position = 0
    while let place = sieve.next(in: view, from: position) {
      scans += 1
      if scans > Self.scansAtLeast, scans > place / Self.bytesForScan {
        // The sieve holds next to nothing back.
        return scan(place..<view.count, of: view, using: scratch, &visitor)
      }
      let status = scan(
        place..<min(place + longest, view.count), of: view, using: scratch, &visitor)
      guard status == HS_SUCCESS else { return status }
      position = max(place + 1, visitor.ignoreBefore - longest)
    }
    return HS_SUCCESS
  }

  /// Shorter views are scanned at once: a sieve has to be set up for each.
  private static let leastSieved = 2048
  /// Between two scans of single places that pay there are so many bytes.
  private static let bytesForScan = 2048
  /// So many scans are made before it is asked whether they pay.
  private static let scansAtLeast = 16

  private func scan(
    _ range: Range<Int>, of view: ByteView, using scratch: CandidateScratch,
    _ visitor: inout MatchVisitor
  ) -> hs_error_t {
    visitor.start = range.lowerBound
    return withUnsafeMutablePointer(to: &visitor) { context in
      view[range].withUnsafeBytes { bytes in
        hs_scan(
          database, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), UInt32(bytes.count), 0,
          scratch.pointer,
          { _, _, end, _, context in
            guard let visitor = context?.assumingMemoryBound(to: MatchVisitor.self) else {
              return 1
            }
            visitor.pointee.visit(end: Int(end))
            return 0
          }, context)
      }
    }
  }

  /// Hands each occurrence over once, though two scans may have found it.
  private struct MatchVisitor {
    /// Where what is being scanned starts.
    var start = 0
    private(set) var ignoreBefore = 0
    private let body: (Int) -> Int

    init(body: @escaping (Int) -> Int) { self.body = body }

    mutating func visit(end: Int) {
      let last = start + end - 1
      if last >= ignoreBefore { ignoreBefore = max(body(last), last + 1) }
    }
  }

  private static func compile(_ patterns: [String]) throws(TidewatchError) -> OpaquePointer {
    var database: OpaquePointer?
    var failure: UnsafeMutablePointer<hs_compile_error_t>?
    let texts = patterns.map { strdup($0) }
    defer { for text in texts { free(text) } }
    let flags = [UInt32](repeating: UInt32(HS_FLAG_CASELESS), count: patterns.count)
    let ids = patterns.indices.map { UInt32($0) }
    let status = texts.map { UnsafePointer($0) }.withUnsafeBufferPointer { expressions in
      hs_compile_multi(
        expressions.baseAddress, flags, ids, UInt32(patterns.count), UInt32(HS_MODE_BLOCK), nil,
        &database, &failure)
    }
    defer { hs_free_compile_error(failure) }
    guard status == HS_SUCCESS, let database else {
      let cause = failure.map { String(cString: $0.pointee.message) }
      throw TidewatchError(
        .models, "The rule's terms could not be compiled; mend Models/.", cause: cause)
    }
    return database
  }
}

/// Hyperscan's working memory for one thread.
package final class CandidateScratch {
  fileprivate let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  deinit { hs_free_scratch(pointer) }
}
