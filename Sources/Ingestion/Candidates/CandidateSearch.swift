import CByteSearch
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

  /// - Parameter terms: literals of which at least one stands in every record that matters.
  /// - Throws: `.models` when the terms cannot be compiled.
  package init(terms: [String], escaping: Escaping) throws(TidewatchError) {
    var patterns = Self.shortest(of: terms).map { Self.literalPattern($0) }
    switch escaping {
    case .none: break
    case .json: patterns.append(Self.escapePattern(prefix: "u00", for: terms))
    case .hex: patterns.append(Self.escapePattern(prefix: "x", for: terms))
    }
    guard !terms.isEmpty, terms.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 < 128 } })
    else {
      throw TidewatchError(
        .models, "The rule's terms must be at least one, not empty, and ASCII; mend Models/.")
    }
    database = try Self.compile(patterns)
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
      return withUnsafeMutablePointer(to: &visitor) { context in
        view.withUnsafeBytes { bytes in
          hs_scan(
            database, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
            UInt32(bytes.count), 0, scratch.pointer,
            { _, _, end, _, context in
              guard let visitor = context?.assumingMemoryBound(to: MatchVisitor.self) else {
                return 1
              }
              let last = Int(end) - 1
              if last >= visitor.pointee.ignoreBefore {
                visitor.pointee.ignoreBefore = visitor.pointee.body(last)
              }
              return 0
            }, context)
        }
      }
    }
    guard status == HS_SUCCESS else {
      throw TidewatchError(.io, "The candidate search failed (Hyperscan error \(status)).")
    }
  }

  private struct MatchVisitor {
    var ignoreBefore = 0
    let body: (Int) -> Int
  }

  // MARK: Patterns

  /// The terms without those that another is part of: where they stand, that one does too.
  private static func shortest(of terms: [String]) -> [String] {
    guard terms.count <= mostCompared else { return terms }
    var kept: [[UInt8]] = []
    for term in terms.map({ Array($0.lowercased().utf8) }).sorted(by: { $0.count < $1.count })
    where !kept.contains(where: { memmem(term, term.count, $0, $0.count) != nil }) {
      kept.append(term)
    }
    return kept.map { String(decoding: $0, as: UTF8.self) }
  }

  /// More terms are not compared with each other: that costs more than it saves.
  private static let mostCompared = 256

  /// Every byte as `\xNN`, so that no character of a term has a meaning of its own.
  private static func literalPattern(_ term: String) -> String {
    term.utf8.map { hexEscape($0) }.joined()
  }

  /// `\u00XX` or `\xXX` for every character that occurs in a term, in either case: a record with such
  /// an escape may spell a term without showing it.
  private static func escapePattern(prefix: String, for terms: [String]) -> String {
    var characters = Set<UInt8>()
    for byte in terms.joined().utf8 {
      characters.insert(byte)
      if ASCII.isLetter(byte) { characters.insert(byte ^ 0x20) }
    }
    let codes = characters.sorted().map { String($0, radix: 16) }
    return "\\\\\(prefix)(?:" + codes.joined(separator: "|") + ")"
  }

  private static func hexEscape(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return "\\x" + (digits.count == 1 ? "0" : "") + digits
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
