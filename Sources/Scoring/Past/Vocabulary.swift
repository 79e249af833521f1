import Events

/// Numbers for the names that sessions hold, so that pasts are tables of numbers.
struct Vocabulary {
  private var numbers: [String: Int32] = [:]
  private var names: [String] = []
  /// The number of the network of each address, by the address's.
  private var networks: [Int32: Int32] = [:]

  func name(of number: Int32) -> String { names[Int(number)] }

  /// The number of a name, new where it is met for the first time.
  mutating func number(of name: String) -> Int32 {
    if let known = numbers[name] { return known }
    let number = Int32(numbers.count)
    numbers[name] = number
    names.append(name)
    return number
  }

  /// The number of the network of an address.
  mutating func network(of address: Int32) -> Int32 {
    if let known = networks[address] { return known }
    let network = number(of: SourceNetwork.name(of: name(of: address)))
    networks[address] = network
    return network
  }
}

/// The network of an address: the first three parts of an IPv4 address, the first four groups of an
/// IPv6 one; anything else is a network of its own.
enum SourceNetwork {
  /// `10.1.2` for `10.1.2.77`.
  static func name(of address: String) -> String {
    if let dot = address.utf8.lastIndex(of: UInt8(ascii: ".")) {
      return String(address[..<dot])
    }
    let groups = address.split(separator: ":", omittingEmptySubsequences: false)
    return groups.count > 4 ? groups.prefix(4).joined(separator: ":") : address
  }
}
