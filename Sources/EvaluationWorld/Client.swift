/// A client as the pipeline sees it: its family, and whether the base rule calls it scripted.
struct Client: Hashable, Sendable {
  var family: String
  var isScripted: Bool

  static let curl = Client(family: "curl", isScripted: true)
  static let requests = Client(family: "python-requests", isScripted: true)
  static let powerShell = Client(family: "PowerShell", isScripted: false)
  static let headless = Client(family: "Headless browser", isScripted: false)
  static let go = Client(family: "Go-http-client", isScripted: true)
  static let wget = Client(family: "Wget", isScripted: true)
  static let safari = Client(family: "Safari", isScripted: false)

  static let browsers = ["Edge", "Chrome", "Firefox", "Safari"].map {
    Client(family: $0, isScripted: false)
  }
  /// What people script with, the usual first.
  static let tools = [
    requests, curl, powerShell, Client(family: "Python", isScripted: false), go,
    Client(family: "API workbench", isScripted: false), wget,
  ]
  /// What services are written with.
  static let services = [
    requests, go, Client(family: "Java", isScripted: false),
    Client(family: "axios", isScripted: true), Client(family: "Node.js", isScripted: false),
    Client(family: "okhttp", isScripted: true), Client(family: "other", isScripted: false),
  ]
}
