/// What calls itself what in the User-Agent header.
enum Client {
  static let firefox =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0"
  static let chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    + "Chrome/141.0.0.0 Safari/537.36"
  static let edge = chrome + " Edg/141.0.0.0"
  static let pythonRequests = "python-requests/2.32.5"
  static let goClient = "Go-http-client/2.0"
  static let curl = "curl/8.14.1"

  static let browsers = [chrome, edge, firefox]
}
