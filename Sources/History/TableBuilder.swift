/// Makes a table of rows whose words are texts elsewhere.
struct TableBuilder {
  private var table = EventTable()
  private var shapeTexts = StringTable()
  /// For each number of a shape's text, from 1, the shape's number in the table's words.
  private var shapes: [UInt32] = []

  /// Makes room for rows.
  mutating func reserve(_ rows: Int) {
    table.rows.reserveCapacity(rows)
  }

  /// The number of a shape that is given as text; see `ShapeText`.
  mutating func shape(_ text: ArraySlice<UInt8>) throws(BlockDamage) -> UInt32 {
    try shape(shapeTexts.intern(text))
  }

  /// The number of a shape that a table of texts has.
  mutating func shape(_ text: UInt32, of texts: StringTable) throws(BlockDamage) -> UInt32 {
    try shape(shapeTexts.intern(text, of: texts))
  }

  /// The number of an address.
  mutating func url(_ text: ArraySlice<UInt8>) -> UInt32 { table.vocabulary.strings.intern(text) }

  /// The number of an address that a table of texts has.
  mutating func url(_ text: UInt32, of texts: StringTable) -> UInt32 {
    table.vocabulary.strings.intern(text, of: texts)
  }

  /// Adds an event, by the numbers of its shape and of its address.
  mutating func add(ticks: Int64, shape: UInt32, url: UInt32, count: UInt32 = 1) {
    table.rows.append(EventRow(ticks: ticks, shape: shape, url: url, count: count))
  }

  /// The table of all that was added.
  consuming func finish() -> EventTable {
    table.settle()
    return table
  }

  private mutating func shape(_ text: UInt32) throws(BlockDamage) -> UInt32 {
    guard text > 0 else { throw BlockDamage("a shape is empty") }
    if text <= shapes.count { return shapes[Int(text) - 1] }
    let shape = try ShapeText.read(shapeTexts[text], strings: &table.vocabulary.strings)
    shapes.append(table.vocabulary.intern(shape))
    return shapes[shapes.count - 1]
  }
}
