import Events

/// The fields of an Elastic Common Schema document that a web row needs; reused from line to line.
struct ECSDocument {
  enum Field: String, CaseIterable {
    case time = "@timestamp"
    case urlFull = "url.full"
    case urlOriginal = "url.original"
    case urlScheme = "url.scheme"
    case urlDomain = "url.domain"
    case urlPath = "url.path"
    case urlQuery = "url.query"
    case destinationDomain = "destination.domain"
    case sourceIP = "source.ip"
    case clientIP = "client.ip"
    case userName = "user.name"
    case sourceUserName = "source.user.name"
    case userEmail = "user.email"
    case client = "user_agent.original"
    case method = "http.request.method"
    case vendor = "observer.vendor"
    case product = "observer.product"
  }

  private static let places = Dictionary(
    uniqueKeysWithValues: Field.allCases.enumerated().map { ($1, $0) })

  private let reader = JSONPathReader(Field.allCases.map(\.rawValue))
  private var values = [String](repeating: "", count: Field.allCases.count)

  mutating func read(_ record: ByteView) throws(JSONFieldReader.Malformed) {
    for index in values.indices { values[index] = "" }
    var found = values
    try reader.forEachValue(of: record) { index, text in found[index] = text.string }
    values = found
  }

  /// The first of some fields that says something.
  func text(_ fields: Field...) -> String {
    for field in fields {
      if let place = Self.places[field], !values[place].isEmpty { return values[place] }
    }
    return ""
  }

  /// Whether the document is about a request to a host that it names.
  var isWeb: Bool {
    !text(.urlFull, .urlOriginal, .urlDomain, .destinationDomain).isEmpty
  }

  /// The URL; put together where the document has only its parts.
  var url: String {
    let whole = text(.urlFull, .urlOriginal)
    if whole.contains("://") { return whole }
    let domain = text(.urlDomain)
    let path = whole.isEmpty ? pathAndQuery : whole
    guard !domain.isEmpty, path.first == "/" else { return whole }
    let scheme = text(.urlScheme)
    return "\(scheme.isEmpty ? "https" : scheme)://\(domain)\(path)"
  }

  /// The host without its port.
  var target: String {
    let domain = text(.urlDomain, .destinationDomain)
    return domain.isEmpty
      ? WebAddress.host(of: text(.urlFull, .urlOriginal)) : WebAddress.withoutPort(domain)
  }

  private var pathAndQuery: String {
    let query = text(.urlQuery)
    return text(.urlPath) + (query.isEmpty ? "" : "?\(query)")
  }
}
