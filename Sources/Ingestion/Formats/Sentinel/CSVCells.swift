/// Splits one CSV record into its cells (RFC 4180).
enum CSVCells {
  /// Hands every cell to `body`, quotes taken off and doubled quotes made one.
  ///
  /// A cell without doubled quotes is a part of the record itself; one with them is copied.
  static func forEach(in record: ByteView, _ body: (Int, ByteView) -> Void) {
    var position = 0
    var index = 0
    while true {
      let isQuoted = position < record.count && record[position] == ASCII.quote
      if isQuoted, let close = CSVFraming.closingQuote(in: record, from: position + 1) {
        handOver(record[position + 1..<close], index, body)
        position = record.firstIndex(of: ASCII.comma, from: close + 1) ?? record.count
      } else {
        let end = record.firstIndex(of: ASCII.comma, from: position) ?? record.count
        body(index, record[position..<end])
        position = end
      }
      guard position < record.count else { return }
      position += 1
      index += 1
    }
  }

  private static func handOver(_ cell: ByteView, _ index: Int, _ body: (Int, ByteView) -> Void) {
    guard cell.firstIndex(of: ASCII.quote) != nil else { return body(index, cell) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(cell.count)
    var position = 0
    while position < cell.count {
      bytes.append(cell[position])
      position += cell[position] == ASCII.quote ? 2 : 1
    }
    bytes.withUnsafeBytes { body(index, ByteView($0)) }
  }
}
