import Detection
import Policies
import Testing

struct ClientFamiliesTests {
  @Test(
    "Common user agents fall into their families",
    arguments: [
      (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
          + "Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0", "Edge"
      ),
      (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
          + "Chrome/120.0.0.0 Safari/537.36", "Chrome"
      ),
      (
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
          + "HeadlessChrome/120.0.0.0 Safari/537.36", "Headless browser"
      ),
      (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_1) AppleWebKit/605.1.15 (KHTML, like Gecko) "
          + "Version/17.1 Safari/605.1.15", "Safari"
      ),
      ("Mozilla/5.0 (Windows NT 10.0; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox"),
      ("Mozilla/5.0 (Windows NT; Windows NT 10.0) WindowsPowerShell/5.1.19041", "PowerShell"),
      ("curl/8.5.0", "curl"), ("python-requests/2.31.0", "python-requests"),
      ("Go-http-client/1.1", "Go-http-client"), ("Wget/1.21", "Wget"), ("okhttp/4.9", "okhttp"),
      ("axios/1.6", "axios"), ("Java/17.0.1", "Java"), ("Example-SOAR/6.2", "SOAR"),
      ("something else", "other"), ("", "other"),
    ])
  func shipped(_ agent: String, _ family: String) throws {
    let families = ClientFamilies(try TestPolicies.shipped().clients)
    #expect(families.family(of: agent) == family)
  }

  @Test("The first family from the top decides, wherever its text stands and in whatever case")
  func order() {
    let families = ClientFamilies(
      ClientPolicy(
        families: [
          ClientPolicy.Family(name: "first", contains: ["nothing", "beta"]),
          ClientPolicy.Family(name: "second", contains: ["alpha"]),
        ], other: "rest"))
    #expect(families.family(of: "alpha beta") == "first")
    #expect(families.family(of: "xALPHAx") == "second")
    #expect(families.family(of: "gamma") == "rest")
  }
}
