import CMaxMindDB
import Events
import Foundation

/// A database in MaxMind's format that knows the countries of public addresses.
package final class GeoDatabase: Sendable {
  /// Where a database of countries or cities has the code, in the order of preference: where an address
  /// is, and where its network is registered.
  private static let keys = ["country", "registered_country"]

  /// Mapped into memory and never written to.
  private nonisolated(unsafe) let database: UnsafeMutablePointer<MMDB_s>

  /// - Throws: `.io` when the file is missing or no such database.
  package init(path: String) throws(TidewatchError) {
    let opened = UnsafeMutablePointer<MMDB_s>.allocate(capacity: 1)
    opened.initialize(to: MMDB_s())
    let status = MMDB_open(path, UInt32(MMDB_MODE_MMAP), opened)
    guard status == MMDB_SUCCESS else {
      opened.deallocate()
      throw TidewatchError(
        .io,
        "The address database cannot be used; it must be a country or city file in MaxMind's"
          + " format (.mmdb).",
        cause: MMDB_strerror(status).map { String(cString: $0) },
        location: SourceLocation(file: path))
    }
    database = opened
  }

  deinit {
    MMDB_close(database)
    database.deallocate()
  }

  /// What tells one edition of a database from another: type, time of building and size.
  package var identity: String {
    let metadata = database.pointee.metadata
    let type = metadata.database_type.map { String(cString: $0) } ?? ""
    return "\(type) \(metadata.build_epoch) \(metadata.node_count)"
  }

  /// The ISO code of an address's country; `nil` when the database does not know it.
  package func country(of address: IPAddress) -> String? {
    for key in Self.keys {
      if let code = code(of: address, key: key) { return code }
    }
    return nil
  }

  private func code(of address: IPAddress, key: String) -> String? {
    var length: UInt32 = 0
    let text = address.withSocketAddress { cmaxminddb_country(database, $0, key, &length) }
    guard let text, length == 2 else { return nil }
    let code = String(
      decoding: UnsafeRawBufferPointer(start: text, count: Int(length)), as: UTF8.self)
    return code.utf8.allSatisfy { (65...90).contains($0) } ? code : nil
  }
}

extension IPAddress {
  /// The address as the socket interface has it, which the database's library takes.
  fileprivate func withSocketAddress<R>(_ body: (UnsafePointer<sockaddr>) -> R) -> R {
    if bytes.count == 4 {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      withUnsafeMutableBytes(of: &address.sin_addr) { $0.copyBytes(from: bytes) }
      return withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
      }
    }
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    withUnsafeMutableBytes(of: &address.sin6_addr) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
    }
  }
}
