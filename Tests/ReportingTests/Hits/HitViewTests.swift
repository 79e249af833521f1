import Events
import Testing

@testable import Reporting

struct HitViewTests {
  @Test("a hit that is looked at is written as the hit is, in every format", arguments: Attack.all)
  func writesTheSame(attack: String) throws {
    let columns = [
      HitColumns.all,
      try HitColumns(listed: "RequestURL,UserAgent,annotations.vendor,IPAddress,TimeGenerated"),
    ]
    let text = Array(attack.utf8)
    text.withUnsafeBufferPointer { text in
      var row = ProxyRowView()
      row.time = Timestamp(seconds: 1_794_820_467)
      (row.user, row.source, row.target, row.url) = (text, text, text, text)
      (row.method, row.client, row.deviceVendor, row.deviceProduct) = (text, text, text, text)
      let view = ProxyHitView(
        row: row, isAPICall: true, isScriptedClient: false, isLookalike: true,
        entity: Entity(id: attack, kind: .service), vendor: attack)
      for columns in columns {
        for format in HitFormatName.allCases.map({ $0.format(columns: columns) }) {
          var looked = RowBytes()
          format.write(view, into: &looked)
          var made = RowBytes()
          format.write(Hit(view), into: &made)
          #expect(looked.withBytes { Array($0) } == made.withBytes { Array($0) })
          #expect(!looked.isEmpty)
        }
      }
    }
  }
}
