import Events

/// The bytes of a block before compression: column by column, all text last.
///
///     version   1 byte
///     rows      varint
///     times     unit (1 byte), then a varint step for each row; see `TimeColumn`
///     counts    code column, less one
///     shapes    code column for the rows: 0 for a new shape, else its place plus one
///     present   varint: bit 0…12 a field, 13 the channel, 14 the URL; an absent one is blank
///     channel   code column for the shapes, if present
///     fields    a code column for the shapes for each present field; see `StringDictionary`
///     URLs      code column for the rows, if present
///     lengths   a varint for each string: those of the fields in turn, then the URLs
///     text      the strings, one after another
///
/// Text comes last and in one piece because that is where zstd and its dictionary find repeats.
struct BlockColumns {
  /// What `encode` gives.
  struct Encoding {
    var bytes: [UInt8]
    /// Where the numbers end and the text begins.
    var textStart: Int
  }

  static let version: UInt8 = 1
  static let channelBit = 13
  static let urlBit = 14

  private var shapeNumbering = Numbering()
  private var stringNumbering = Numbering()

  /// Encodes rows of one week, which are in their total order and not empty.
  mutating func encode(
    _ rows: some Collection<EventRow>, vocabulary: Vocabulary, week: ISOWeek
  ) -> Encoding {
    var bytes: [UInt8] = [Self.version]
    bytes.append(varint: UInt64(rows.count))
    TimeColumn.encode(rows, week: week, into: &bytes)
    CodeColumn.encode(rows.map { $0.count - 1 }, into: &bytes)

    let shapes = encodeShapes(of: rows, vocabulary: vocabulary, into: &bytes)
    let fields = EventField.allCases.map { field in
      StringDictionary(shapes.map { $0[field] }, numbering: &stringNumbering)
    }
    let urls = StringDictionary(rows.lazy.map(\.url), numbering: &stringNumbering)

    let channels = shapes.map(\.channel)
    var present: UInt64 = 0
    for (bit, field) in fields.enumerated() where !field.isBlank { present |= 1 << UInt64(bit) }
    if channels.contains(where: { $0 != 0 }) { present |= 1 << UInt64(Self.channelBit) }
    if !urls.isBlank { present |= 1 << UInt64(Self.urlBit) }
    bytes.append(varint: present)
    if present >> UInt64(Self.channelBit) & 1 == 1 { CodeColumn.encode(channels, into: &bytes) }
    let dictionaries = (fields + [urls]).filter { !$0.isBlank }
    for dictionary in dictionaries { CodeColumn.encode(dictionary.codes, into: &bytes) }

    let strings = dictionaries.flatMap(\.strings)
    for string in strings {
      bytes.append(varint: UInt64(vocabulary.strings.length(of: string)))
    }
    let textStart = bytes.count
    for string in strings { bytes.append(contentsOf: vocabulary.strings[string]) }
    return Encoding(bytes: bytes, textStart: textStart)
  }

  /// Writes the shape of every row and returns the shapes in the order of their first use.
  private mutating func encodeShapes(
    of rows: some Collection<EventRow>, vocabulary: Vocabulary, into bytes: inout [UInt8]
  ) -> [EventShape] {
    var shapes: [EventShape] = []
    var codes: [UInt32] = []
    codes.reserveCapacity(rows.count)
    shapeNumbering.restart()
    for row in rows {
      if let place = shapeNumbering.place(of: row.shape) {
        codes.append(place + 1)
      } else {
        codes.append(0)
        shapes.append(vocabulary.shapes[Int(row.shape)])
      }
    }
    CodeColumn.encode(codes, into: &bytes)
    return shapes
  }
}
