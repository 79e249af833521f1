import Events

/// What is written of a hit, however its texts are held: a `Hit`'s strings, or the bytes of a
/// `ProxyHitView`.
protocol WrittenHit {
  associatedtype Text: WrittenText

  var time: Timestamp { get }
  var isProxy: Bool { get }
  var isAPICall: Bool { get }
  var isScriptedClient: Bool { get }
  var isLookalike: Bool { get }
  var entity: Entity { get }
  var vendor: String { get }
  /// The bytes of vendor and entity.
  var annotationLength: Int { get }
  var user: Text { get }
  var source: Text { get }
  var target: Text { get }
  var url: Text { get }
  var method: Text { get }
  var client: Text { get }
  var deviceVendor: Text { get }
  var deviceProduct: Text { get }
  var country: Text { get }
  var risk: Text { get }
  var networkDetails: Text { get }
  var conditionalAccess: Text { get }
}

/// A text in UTF-8.
protocol WrittenText {
  var length: Int { get }
  func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R
}

extension String: WrittenText {
  @inline(__always)
  var length: Int { utf8.count }
}

extension UnsafeBufferPointer<UInt8>: WrittenText {
  @inline(__always)
  var length: Int { count }

  @inline(__always)
  func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R { body(self) }
}

extension WrittenHit {
  /// The bytes of all texts that are written, each as often as it is, and of the time.
  @inline(__always)
  var textLength: Int {
    let request = url.length + client.length + method.length
    let device = deviceVendor.length + deviceProduct.length
    let signIn = country.length + risk.length + networkDetails.length + conditionalAccess.length
    let fixed = Timestamp.longestDescription + annotationLength
    return request + device + signIn + user.length + source.length + fixed + 2 * target.length
  }
}

extension Hit: WrittenHit {
  var annotationLength: Int {
    event.vendor.length + entity.id.length + entity.kind.rawValue.length
  }
  var time: Timestamp { event.time }
  var isProxy: Bool { event.channel == .proxy }
  var vendor: String { event.vendor }
  var user: String { event.user }
  var source: String { event.source }
  var target: String { event.target }
  var url: String { event.url }
  var method: String { event.method }
  var client: String { event.client }
  var deviceVendor: String { event.deviceVendor }
  var deviceProduct: String { event.deviceProduct }
  var country: String { event.country }
  var risk: String { event.risk }
  var networkDetails: String { event.networkDetails }
  var conditionalAccess: String { event.conditionalAccess }
}

extension ProxyHitView: WrittenHit {
  typealias Text = ProxyRowView.Text

  /// What only sign-ins have.
  private static var nothing: Text { Text(start: nil, count: 0) }

  @inline(__always)
  var annotationLength: Int {
    vendor.length + entity.id.length + entity.kind.rawValue.length
  }
  var time: Timestamp { row.time }
  var isProxy: Bool { true }
  var user: Text { row.user }
  var source: Text { row.source }
  var target: Text { row.target }
  var url: Text { row.url }
  var method: Text { row.method }
  var client: Text { row.client }
  var deviceVendor: Text { row.deviceVendor }
  var deviceProduct: Text { row.deviceProduct }
  var country: Text { Self.nothing }
  var risk: Text { Self.nothing }
  var networkDetails: Text { Self.nothing }
  var conditionalAccess: Text { Self.nothing }
}
