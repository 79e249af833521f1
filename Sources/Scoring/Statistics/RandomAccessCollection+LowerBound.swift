extension RandomAccessCollection {
  /// The first index from which on `isPast` holds, by binary search in a partitioned collection.
  func lowerBound(where isPast: (Element) -> Bool) -> Index {
    var low = startIndex
    var length = count
    while length > 0 {
      let half = length / 2
      let middle = index(low, offsetBy: half)
      if isPast(self[middle]) {
        length = half
      } else {
        low = index(after: middle)
        length -= half + 1
      }
    }
    return low
  }
}
