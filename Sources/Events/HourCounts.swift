/// Events in each of the 24 hours of a day, without memory of its own beside the day's.
package struct HourCounts: Sendable {
  private var counts = InlineArray<24, UInt32>(repeating: 0)

  package init() {}
}

extension HourCounts: RandomAccessCollection, MutableCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { 24 }

  package subscript(hour: Int) -> Int {
    get { Int(counts[hour]) }
    set { counts[hour] = UInt32(clamping: newValue) }
  }
}

extension HourCounts: Hashable {
  package static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }

  package func hash(into hasher: inout Hasher) {
    for count in self { hasher.combine(count) }
  }
}
