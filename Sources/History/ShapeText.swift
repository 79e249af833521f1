import Events

/// All of an event but its time and URL, as one text.
///
///     channel   1 byte
///     fields    for each `EventField` a varint for its length, then its UTF-8
///
/// While an input waits, most of its events are met twice, where they are read and where they are stored. One
/// text is found again, compared and copied at once, where thirteen numbers of texts would be looked up one by
/// one.
enum ShapeText {
  /// Makes `text` the shape of an event.
  static func write(_ event: AccessEvent, into text: inout [UInt8]) {
    text.removeAll(keepingCapacity: true)
    text.append(event.channel.rawValue)
    for field in EventField.allCases { append(event[field], to: &text) }
  }

  /// Makes `text` the shape of the event that a proxy's row would be.
  static func write(_ hit: ProxyHitView, into text: inout [UInt8]) {
    text.removeAll(keepingCapacity: true)
    text.append(AccessEvent.Channel.proxy.rawValue)
    for field in EventField.allCases {
      switch field {
      case .user: append(hit.row.user, to: &text)
      case .source: append(hit.row.source, to: &text)
      case .target: append(hit.row.target, to: &text)
      case .method: append(hit.row.method, to: &text)
      case .client: append(hit.row.client, to: &text)
      case .deviceVendor: append(hit.row.deviceVendor, to: &text)
      case .deviceProduct: append(hit.row.deviceProduct, to: &text)
      case .vendor: append(hit.vendor, to: &text)
      case .country, .risk, .networkDetails, .conditionalAccess, .resultType: text.append(0)
      }
    }
  }

  /// Reads a shape, its texts as numbers of strings.
  ///
  /// - Throws: `BlockDamage` for bytes that `write` did not make.
  static func read(
    _ text: ArraySlice<UInt8>, strings: inout StringTable
  ) throws(BlockDamage) -> EventShape {
    var reader = ByteReader(Array(text))
    let channel = try reader.byte()
    guard AccessEvent.Channel(rawValue: channel) != nil else {
      throw BlockDamage("a channel does not exist")
    }
    var shape = EventShape()
    shape.channel = UInt32(channel)
    for field in EventField.allCases {
      shape[field] = strings.intern(try reader.bytes(reader.varint(atMost: reader.remaining)))
    }
    guard reader.remaining == 0 else { throw BlockDamage("a shape has bytes after its end") }
    return shape
  }

  private static func append(_ field: String, to text: inout [UInt8]) {
    let utf8 = field.utf8
    text.append(varint: UInt64(utf8.count))
    text.append(contentsOf: utf8)
  }

  private static func append(_ field: ProxyRowView.Text, to text: inout [UInt8]) {
    text.append(varint: UInt64(field.count))
    text.append(contentsOf: field)
  }
}
