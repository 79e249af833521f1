/// The kinds of names that a session has, each with a past of its own.
enum Category: Int, CaseIterable, Sendable {
  case vendor
  case source
  /// The network of the source.
  case network
  case client
  case country
  case key

  /// Whether peers use the same values; addresses and keys are everyone's own.
  var isShared: Bool {
    switch self {
    case .vendor, .client, .country: true
    case .source, .network, .key: false
    }
  }
}
