import Events

/// The distinct strings and shapes that rows refer to by number.
struct Vocabulary: Sendable {
  var strings = StringTable()
  private(set) var shapes: [EventShape] = []
  private var numbers: [EventShape: UInt32] = [:]

  /// Bytes of memory that the vocabulary takes, roughly.
  var footprint: Int { strings.footprint + shapes.count * 160 }

  /// The number of a shape, a new one if it was not seen before.
  mutating func intern(_ shape: EventShape) -> UInt32 {
    if let number = numbers[shape] { return number }
    let number = UInt32(shapes.count)
    shapes.append(shape)
    numbers[shape] = number
    return number
  }

  /// Whether one row comes before another: by time, channel, the fields in turn, and the URL.
  func precedes(_ left: EventRow, _ right: EventRow) -> Bool {
    if left.ticks != right.ticks { return left.ticks < right.ticks }
    if left.shape != right.shape {
      let (one, other) = (shapes[Int(left.shape)], shapes[Int(right.shape)])
      if one.channel != other.channel { return one.channel < other.channel }
      for field in EventField.allCases where one[field] != other[field] {
        return strings.precedes(one[field], other[field])
      }
    }
    return strings.precedes(left.url, right.url)
  }
}
