import Events
import Testing

@testable import Detection

struct RowViewRuleTests {
  @Test("the rule says of a row that is looked at what it says of its event, remembering or not")
  func judgesRowsAsEvents() throws {
    let rule = BaseRule(policies: try TestPolicies.shipped())
    let memory = RuleMemory()
    let hosts = [
      "", "api.shodan.io", "API.Shodan.IO:443", "not-shodan.io", "shodan.io.evil.example", "ü", "x",
      "notshodan.io", "www.virustotal.com",
    ]
    let urls = [
      "", "https://www.virustotal.com/api/v3/files", "https://x/?u=https://shodan.io", "/api/", "é",
      "https://xshodan.io/",
    ]
    for host in hosts {
      for url in urls {
        for client in ["", "curl/8", "libcurl/7", "Mozilla/5.0", "python-requests/2"] {
          let event = AccessEvent.proxy(url: url, host: host, client: client)
          for needs in [HitNeeds.all, [], .vendor, [.isAPICall, .isScriptedClient]] {
            let expected = rule.evaluate(event, for: needs)
            event.withRow { row in
              #expect(rule.evaluate(row, remembering: nil, for: needs) == expected)
              #expect(rule.evaluate(row, remembering: memory, for: needs) == expected)
            }
          }
        }
      }
    }
  }

  @Test("a text that Kusto would cut is cut alike, in the middle of a character too")
  func cutsLongTexts() throws {
    let rule = BaseRule(policies: try TestPolicies.shipped())
    for (length, behind, isHit) in [
      (1_048_575, "é https://virustotal.com/", false), (1_048_560, "/virustotal.com", true),
      (1_048_563, "/virustotal.com", false),
    ] {
      let event = AccessEvent.proxy(url: String(repeating: "a", count: length) + behind)
      let expected = rule.evaluate(event)
      #expect((expected != .irrelevant) == isHit)
      event.withRow { #expect(rule.evaluate($0, remembering: nil, for: .all) == expected) }
    }
  }

  @Test("who acted in a row is who acted in its event")
  func namesRowsAsEvents() throws {
    let naming = EntityNaming(policy: try TestPolicies.shipped().identities)
    let memory = EntityMemory(naming)
    for user in ["CORP\\Alice", "-", "", "svc-feed", "Zoë", "CORP\\Alice"] {
      for source in ["", "10.0.0.1"] {
        var event = AccessEvent.proxy()
        event.user = user
        event.source = source
        event.withRow { row in
          #expect(memory.entity(of: row) == naming.entity(user: user, source: source))
        }
      }
    }
  }
}

extension AccessEvent {
  /// Hands out the event's proxy columns as a row that is looked at.
  fileprivate func withRow(_ body: (ProxyRowView) -> Void) {
    var row = ProxyRowView()
    row.time = time
    let texts = [user, source, target, url, client].map { Array($0.utf8) }
    texts.joined().withContiguousCopy { bytes in
      var start = 0
      let slices = texts.map { text in
        defer { start += text.count }
        return ProxyRowView.Text(rebasing: bytes[start..<start + text.count])
      }
      (row.user, row.source, row.target) = (slices[0], slices[1], slices[2])
      (row.url, row.client) = (slices[3], slices[4])
      body(row)
    }
  }
}

extension Sequence<UInt8> {
  fileprivate func withContiguousCopy(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    Array(self).withUnsafeBufferPointer(body)
  }
}
