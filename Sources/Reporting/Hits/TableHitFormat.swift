import Events
import Foundation

/// A table of fixed columns for the terminal, as wide as it is told.
///
///     TIME (UTC)           ENTITY              TARGET          FLAGS  CLIENT / ORIGIN  URL
///     2026-11-18 09:14:27  alice@corp.example  api.shodan.io   AS-    curl/8.5.0       https://…
///
struct TableHitFormat: HitFormat {
  /// What the letters of the flags column mean.
  static let legend = "A API call, S scripted client, L look-alike host"

  private static let gap = "  "
  private static let timeWidth = 19
  private static let flagsWidth = 5
  /// The least that the columns of text need to be of any use.
  private static let leastTextWidth = 40

  private let clock: WallClock
  private let usesColour: Bool
  /// Widths of entity, target, client and URL.
  private let widths: (entity: Int, target: Int, client: Int, url: Int)

  /// - Parameter width: Columns of the terminal; lines are longer only when it is under 74.
  init(width: Int, usesColour: Bool, timeZone: TimeZone) {
    clock = WallClock(timeZone: timeZone)
    self.usesColour = usesColour
    let fixed = Self.timeWidth + Self.flagsWidth + 5 * Self.gap.count
    let text = max(Self.leastTextWidth, width - fixed)
    let entity = text * 25 / 100
    let target = text * 25 / 100
    let client = text * 20 / 100
    widths = (entity, target, client, text - entity - target - client)
  }

  var header: [UInt8]? {
    let cells = [
      padded("TIME (\(clock.name))", Self.timeWidth), padded("ENTITY", widths.entity),
      padded("TARGET", widths.target), padded("FLAGS", Self.flagsWidth),
      padded("CLIENT / ORIGIN", widths.client), cut("URL", widths.url),
    ]
    return Array((styled(cells.joined(separator: Self.gap), .bold) + "\n").utf8)
  }

  func write(_ hit: Hit, into rows: inout RowBytes) {
    let event = hit.event
    let isProxy = event.channel == .proxy
    let origin = [event.country, event.risk].filter { !$0.isEmpty }.joined(separator: " ")
    let cells = [
      styled(clock.dateAndTime(event.time), .faint),
      padded(hit.entity.id, widths.entity),
      styled(padded(event.target, widths.target), hit.isLookalike ? .red : nil),
      padded(flags(of: hit), Self.flagsWidth),
      styled(padded(isProxy ? event.client : origin, widths.client), isProxy ? nil : .yellow),
      cut(event.url, widths.url),
    ]
    rows.append(cells.joined(separator: Self.gap).trimmingTrailingSpaces + "\n")
  }

  private func flags(of hit: Hit) -> String {
    [(hit.isAPICall, "A"), (hit.isScriptedClient, "S"), (hit.isLookalike, "L")]
      .map { $0.0 ? $0.1 : "-" }.joined()
  }

  private func cut(_ text: String, _ width: Int) -> String {
    Escape.terminal(text, columns: width)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    TerminalLayout.padded(cut(text, width), to: width)
  }

  private func styled(_ text: String, _ style: TerminalLayout.Style?) -> String {
    TerminalLayout.styled(text, usesColour ? style : nil)
  }
}
