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
///     URLs      code column for the rows, if present, then the templates; see `AddressColumn`
///     strings   four code columns, for those of the fields in turn, then the templates of the
///               URLs; see `TextColumn`
///     values    of the URLs: numbers, codes of hashes, bytes of hashes; see `AddressColumn`
///     text      what the strings do not share, one after another
///
/// In version 2 the URLs are strings as they are, after those of the fields. In version 1, besides,
/// there is only a varint for the length of each string, and then all of its text.
///
/// Text comes last and in one piece because that is where zstd and its dictionary find repeats.
struct BlockColumns {
  /// What `encode` gives.
  struct Encoding {
    var bytes: [UInt8]
    /// Where the times end, where the other numbers end and the bytes of hashes begin, and where
    /// the text begins.
    var timesEnd: Int
    var hashStart: Int
    var textStart: Int
  }

  static let version: UInt8 = 3
  static let firstVersion: UInt8 = 1
  /// The first that takes URLs apart.
  static let templateVersion: UInt8 = 3
  static let channelBit = 13
  static let urlBit = 14

  private var shapeNumbering = Numbering()
  private var stringNumbering = Numbering()

  /// Encodes rows of one span, which are in their total order and not empty.
  mutating func encode(
    _ rows: some Collection<EventRow>, vocabulary: Vocabulary, span: WeekSpan
  ) -> Encoding {
    var bytes: [UInt8] = [Self.version]
    bytes.append(varint: UInt64(rows.count))
    TimeColumn.encode(rows, span: span, into: &bytes)
    let timesEnd = bytes.count
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

    let addresses = AddressColumn(urls.strings, of: vocabulary.strings)
    if !urls.isBlank { CodeColumn.encode(addresses.codes, into: &bytes) }
    let words = fields.flatMap { $0.strings.map { vocabulary.strings[$0] } }
    let texts = TextColumn(words + addresses.templates.all)
    texts.encodeNumbers(into: &bytes)
    if !urls.isBlank { addresses.encodeValues(into: &bytes) }
    let hashStart = bytes.count
    bytes += addresses.hashes
    let textStart = bytes.count
    bytes += texts.text
    return Encoding(
      bytes: bytes, timesEnd: timesEnd, hashStart: hashStart, textStart: textStart)
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
