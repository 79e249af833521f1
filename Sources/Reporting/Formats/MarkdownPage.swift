/// Builds Markdown block by block; every text that it is given is escaped already.
struct MarkdownPage {
  private var text = ""

  var bytes: [UInt8] { Array(text.utf8) }

  mutating func heading(_ level: Int, _ title: String) {
    block(String(repeating: "#", count: level) + " " + title)
  }

  mutating func paragraph(_ sentence: String) { block(sentence) }

  mutating func list(_ items: [String]) {
    guard !items.isEmpty else { return }
    block(items.map { "- \($0)" }.joined(separator: "\n"))
  }

  /// A table; nothing without rows.
  mutating func table(_ header: [String], _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    let lines = [header, header.map { _ in "---" }] + rows
    block(lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n"))
  }

  private mutating func block(_ content: String) {
    if !text.isEmpty { text += "\n" }
    text += content + "\n"
  }
}
