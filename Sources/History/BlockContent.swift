import Events

/// What the bytes of a block say, column by column; addresses are not put together.
struct BlockContent {
  /// A value for each row, in the rows' total order.
  var ticks: [Int64]
  /// How often each event was seen, less one.
  var repeats: [UInt32]
  /// Places in `shapes`.
  var kinds: [UInt32]
  /// 0 for no URL, else one more than its place in `addresses`.
  var urls: [UInt32]
  /// Their numbers are places in `words`.
  var shapes: [EventShape]
  /// The first is the empty one.
  var words: [[UInt8]]
  var addresses: AddressBook

  /// Events, each as often as it was seen.
  var eventCount: Int { repeats.reduce(repeats.count) { $0 + Int($1) } }

  /// Makes sure that the rows are distinct and in their order.
  func requireOrder() throws(BlockDamage) {
    guard var last = ticks.first else { return }
    for index in ticks.indices.dropFirst() {
      let next = ticks[index]
      // Rows of one instant are few, and only those are worth a look at their texts.
      guard last < next || last == next && precedes(index - 1, index) else {
        throw BlockDamage("its rows are out of order")
      }
      last = next
    }
  }

  /// Whether one row of an instant comes before another: by channel, the fields in turn, and the URL.
  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let (one, other) = (shapes[Int(kinds[left])], shapes[Int(kinds[right])])
    if one.channel != other.channel { return one.channel < other.channel }
    for field in EventField.allCases where one[field] != other[field] {
      let (word, next) = (words[Int(one[field])], words[Int(other[field])])
      if word != next { return word.lexicographicallyPrecedes(next) }
    }
    return urls[left] != urls[right]
      && address(of: left).lexicographicallyPrecedes(address(of: right))
  }

  /// The bytes of a row's URL.
  private func address(of row: Int) -> [UInt8] {
    var address: [UInt8] = []
    if urls[row] > 0 { addresses.fill(Int(urls[row]) - 1, into: &address) }
    return address
  }
}

extension EventTable {
  /// The rows of a block with a vocabulary that more can be put into.
  init(_ content: BlockContent) throws(BlockDamage) {
    let words = content.words.map { vocabulary.strings.intern($0[...]) }
    let shapes = content.shapes.map { shape in
      var own = EventShape()
      own.channel = shape.channel
      for field in EventField.allCases { own[field] = words[Int(shape[field])] }
      return vocabulary.intern(own)
    }
    let urls = try vocabulary.strings.intern(content.addresses)
    rows.reserveCapacity(content.ticks.count)
    for index in content.ticks.indices {
      rows.append(
        EventRow(
          ticks: content.ticks[index], shape: shapes[Int(content.kinds[index])],
          url: urls[Int(content.urls[index])], count: content.repeats[index] + 1))
    }
  }
}

extension StringTable {
  /// The numbers of all addresses, after that of the empty string.
  fileprivate mutating func intern(_ addresses: AddressBook) throws(BlockDamage) -> [UInt32] {
    var numbers: [UInt32] = [0]
    numbers.reserveCapacity(addresses.count + 1)
    var address: [UInt8] = []
    var total = 0
    for place in 0..<addresses.count {
      addresses.fill(place, into: &address)
      total += address.count
      guard total <= TextColumn.mostText else { throw BlockDamage("its text is too long") }
      numbers.append(intern(address[...]))
    }
    return numbers
  }
}
