import Events
import Seeded

extension Automation {
  /// The calls of a day, and the sign-in to the build farm that precedes them.
  func rows(
    on day: LocalDay, span: SampleSpan, using generator: inout SeededStream
  ) -> [LogRow] {
    let calls = stride(from: hours.lowerBound, to: hours.upperBound, by: period).flatMap { start in
      sites.indices.map { index in
        ProxyRequest(
          time: span.time(
            day, seconds: start + 2 + index * 3, milliseconds: generator.integer(0...999)),
          source: source, user: user, host: sites[index].host,
          path: sites[index].path(key: key, using: &generator), client: client,
          bytesOut: 400, bytesIn: generator.integer(1...9) * 1024
        ).row
      }
    }
    let signIn = SignIn(
      time: span.time(day, seconds: 3 * 3600, milliseconds: generator.integer(0...999)),
      user: user, app: "Corp Build Farm", address: "203.0.113.30", client: client)
    return calls + [signIn.row]
  }
}
