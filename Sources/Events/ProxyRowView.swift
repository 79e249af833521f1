/// A proxy's row whose texts still lie where they were read; valid for the length of a call.
///
/// The same columns as `AccessEvent` has, under the same names, as UTF-8. Whoever wants to keep it makes an
/// event of it. Reading, the rule and writing take either, so that a row that is only read, judged and
/// written costs no string.
package struct ProxyRowView {
  package typealias Text = UnsafeBufferPointer<UInt8>

  package var time = Timestamp(ticks: 0)
  package var user = Self.nothing
  package var source = Self.nothing
  package var target = Self.nothing
  package var url = Self.nothing
  package var method = Self.nothing
  package var client = Self.nothing
  package var deviceVendor = Self.nothing
  package var deviceProduct = Self.nothing

  private static var nothing: Text { Text(start: nil, count: 0) }

  /// A row with nothing in it, to be filled.
  package init() {}
}

extension AccessEvent {
  /// The row with texts of its own.
  package init(_ row: ProxyRowView) {
    func text(_ bytes: ProxyRowView.Text) -> String { String(decoding: bytes, as: UTF8.self) }
    self.init(
      proxyRowAt: row.time, user: text(row.user), source: text(row.source),
      target: text(row.target), url: text(row.url), method: text(row.method),
      client: text(row.client), deviceVendor: text(row.deviceVendor),
      deviceProduct: text(row.deviceProduct))
  }
}

/// A hit of which the row is such a view; valid as long as that is.
package struct ProxyHitView {
  package var row: ProxyRowView
  package var isAPICall: Bool
  package var isScriptedClient: Bool
  package var isLookalike: Bool
  package var entity: Entity
  /// The canonical vendor.
  package var vendor: String

  package init(
    row: ProxyRowView, isAPICall: Bool, isScriptedClient: Bool, isLookalike: Bool,
    entity: Entity, vendor: String
  ) {
    self.row = row
    self.isAPICall = isAPICall
    self.isScriptedClient = isScriptedClient
    self.isLookalike = isLookalike
    self.entity = entity
    self.vendor = vendor
  }
}

extension Hit {
  /// The hit with texts of its own.
  package init(_ hit: ProxyHitView) {
    var event = AccessEvent(hit.row)
    event.vendor = hit.vendor
    self.init(
      event: event, isAPICall: hit.isAPICall, isScriptedClient: hit.isScriptedClient,
      isLookalike: hit.isLookalike, entity: hit.entity)
  }
}
