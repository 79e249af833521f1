/// Finds every occurrence of many literals in one pass over the bytes, ASCII case aside.
///
/// The cost is one table look-up a byte however many literals there are, without allocation. Between
/// occurrences it is less: a place where no literal has its first two bytes is passed over without
/// waiting for the place before it.
///
/// Aho and Corasick, "Efficient String Matching: An Aid to Bibliographic Search", CACM 18(6), 1975,
/// algorithms 1 to 4: a trie whose missing edges are filled in, so that no failure is followed while
/// matching. Bytes that no literal has share one column of the table.
struct LiteralAutomaton: Sendable {
  /// The column of each byte.
  private let columns: [UInt8]
  /// Row by row, the next row's start, shifted left by one; the low bit says that literals end there.
  private let edges: [UInt32]
  private let width: Int
  /// For two bytes' columns, the first's times `width` and the second's, whether a literal begins so.
  private let begins: [Bool]
  private let skipper: PairSkipper?
  /// Where in `endings` those of a row start; one more entry than rows.
  private let endingStarts: [Int]
  private let endings: [Int]

  /// - Parameter literals: What to find; an empty literal is never found.
  init(_ literals: [String]) {
    let columns = Self.columns(of: literals)
    let width = 1 + Int(columns.max() ?? 0)
    var trie = Trie(width: width)
    for (index, literal) in literals.enumerated() where !literal.isEmpty {
      trie.insert(literal.utf8.map { Int(columns[Int($0)]) }, as: index)
    }
    trie.fillMissingEdges()
    self.columns = columns
    self.width = width
    begins = Self.beginnings(of: literals, columns: columns, width: width)
    skipper = PairSkipper(literals)
    endings = trie.endings.flatMap(\.self)
    endingStarts = trie.endings.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    edges = trie.edges.map { row in
      UInt32(row * width) << 1 | (trie.endings[row].isEmpty ? 0 : 1)
    }
  }

  /// Calls `body` for every occurrence, by where it ends, until `body` says to stop.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - body: Gets the literal's place in the list and the offset just after the occurrence, and
  ///     answers whether to go on.
  @inline(__always)
  func forEachOccurrence(
    in bytes: UnsafeBufferPointer<UInt8>, _ body: (_ literal: Int, _ end: Int) -> Bool
  ) {
    columns.withUnsafeBufferPointer { columns in
      edges.withUnsafeBufferPointer { edges in
        var offset = 0
        while offset < bytes.count {
          offset = nextBeginning(in: bytes, from: offset, columns: columns)
          var row = 0
          while offset < bytes.count {
            let edge = edges[row + Int(columns[Int(bytes[offset])])]
            row = Int(edge >> 1)
            offset += 1
            if edge & 1 == 1 {
              let state = row / width
              for place in endingStarts[state]..<endingStarts[state + 1] {
                guard body(endings[place], offset) else { return }
              }
            }
            if row == 0 { break }
          }
        }
      }
    }
  }

  /// The first place at or after `start` where a literal may begin; the last byte is one.
  @inline(__always)
  private func nextBeginning(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, columns: UnsafeBufferPointer<UInt8>
  ) -> Int {
    begins.withUnsafeBufferPointer { begins in
      var offset = skipper?.skip(bytes, from: start) ?? start
      var column = Int(columns[Int(bytes[offset])])
      while offset + 1 < bytes.count {
        let next = Int(columns[Int(bytes[offset + 1])])
        if begins[column * width + next] { break }
        column = next
        offset += 1
      }
      return offset
    }
  }

  /// A literal of one byte begins with any second byte.
  private static func beginnings(of literals: [String], columns: [UInt8], width: Int) -> [Bool] {
    var begins = [Bool](repeating: false, count: width * width)
    for literal in literals {
      let path = literal.utf8.prefix(2).map { Int(columns[Int($0)]) }
      switch path.count {
      case 2: begins[path[0] * width + path[1]] = true
      case 1: for next in 0..<width { begins[path[0] * width + next] = true }
      default: break
      }
    }
    return begins
  }

  /// One column for each byte that a literal has, capitals sharing that of the small letter, and
  /// column 0 for all others.
  private static func columns(of literals: [String]) -> [UInt8] {
    var columns = [UInt8](repeating: 0, count: 256)
    var last: UInt8 = 0
    for byte in literals.joined().utf8 where columns[Int(byte.foldedASCII)] == 0 {
      last += 1
      columns[Int(byte.foldedASCII)] = last
    }
    for capital in UInt8(ascii: "A")...UInt8(ascii: "Z") {
      columns[Int(capital)] = columns[Int(capital.foldedASCII)]
    }
    return columns
  }
}

/// The trie of the literals while the automaton is built. Row 0 is the root.
private struct Trie {
  private let width: Int
  /// Row by row, the next row for each column; 0 where there is no edge.
  private(set) var edges: [Int]
  /// The literals that end at each row.
  private(set) var endings: [[Int]] = [[]]

  init(width: Int) {
    self.width = width
    edges = [Int](repeating: 0, count: width)
  }

  mutating func insert(_ path: [Int], as literal: Int) {
    var row = 0
    for column in path {
      if edges[row * width + column] == 0 {
        edges[row * width + column] = endings.count
        edges += [Int](repeating: 0, count: width)
        endings.append([])
      }
      row = edges[row * width + column]
    }
    endings[row].append(literal)
  }

  /// Gives every row all its edges, and the endings of every proper suffix, breadth first.
  mutating func fillMissingEdges() {
    var suffixes = [Int](repeating: 0, count: endings.count)
    var queue = [0]
    var next = 0
    while next < queue.count {
      let row = queue[next]
      next += 1
      for column in 0..<width {
        let child = edges[row * width + column]
        let detour = row == 0 ? 0 : edges[suffixes[row] * width + column]
        if child == 0 {
          edges[row * width + column] = detour
        } else {
          suffixes[child] = detour
          endings[child] += endings[detour]
          queue.append(child)
        }
      }
    }
  }
}
