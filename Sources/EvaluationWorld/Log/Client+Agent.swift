extension Client {
  /// A user agent of the client's family, scripted to the base rule exactly where the client is.
  var agent: String { Self.agents[family] ?? "\(family)/1.0" }

  private static let webKit = "AppleWebKit/537.36 (KHTML, like Gecko)"
  private static let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"

  /// By family; tests hold each against Models/clients.yaml and the rule's terms.
  private static let agents = [
    "API workbench": "PostmanRuntime/7.43.0",
    "Chrome": "\(windows) \(webKit) Chrome/142.0.0.0 Safari/537.36",
    "Edge": "\(windows) \(webKit) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
    "Firefox": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
    "Go-http-client": "Go-http-client/2.0",
    "Headless browser":
      "Mozilla/5.0 (X11; Linux x86_64) \(webKit) HeadlessChrome/142.0.0.0 Safari/537.36",
    "Java": "Java-http-client/21.0.5",
    "Node.js": "undici",
    "PowerShell": "\(windows) PowerShell/7.5.4",
    "Python": "python-httpx/0.28.1",
    "SOAR": "playbook-runner/4.2",
    "Safari":
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Wget": "Wget/1.25.0",
    "axios": "axios/1.13.2",
    "curl": "curl/8.14.1",
    "okhttp": "okhttp/5.3.0",
    "other": "EnterpriseAgent/2.4",
    "python-requests": "python-requests/2.32.5",
  ]
}
