import Events
import Testing

@testable import Reporting

@Suite("Chosen columns of hits")
struct HitColumnsTests {
  private func written(_ list: String, _ format: HitFormatName, _ hit: Hit) throws -> String {
    let format = format.format(columns: try HitColumns(listed: list))
    var rows = RowBytes()
    format.write(hit, into: &rows)
    return String(
      decoding: (format.header ?? []) + rows.withBytes { Array($0) }, as: UTF8.self)
  }

  @Test("Those that were named are written, in that order, and no others")
  func order() throws {
    let hit = Sample.proxyHit(at: try Sample.time(18, 9), url: "https://x.example/a,b")
    let list = "RequestURL, TimeGenerated,annotations.vendor,annotations.entity"
    #expect(
      try written(list, .ndjson, hit)
        == "{\"RequestURL\":\"https://x.example/a,b\",\"TimeGenerated\":\"\(hit.event.time)\","
        + "\"annotations\":{\"entity\":\"\(hit.entity.id)\",\"vendor\":\"\(hit.event.vendor)\"}}\n")
    #expect(
      try written(list, .csv, hit)
        == "RequestURL,TimeGenerated,annotations.vendor,annotations.entity\r\n"
        + "\"https://x.example/a,b\",\(hit.event.time),\(hit.event.vendor),\(hit.entity.id)\r\n")
    #expect(
      try written("annotations.lookalike", .ndjson, hit)
        == "{\"annotations\":{\"lookalike\":false}}\n")
    #expect(
      try written("RequestMethod", .ndjson, hit)
        == "{\"RequestMethod\":\"\(hit.event.method)\"}\n")
    let signIn = Sample.signInHit(at: try Sample.time(18, 3))
    #expect(
      try written("SourceIP,IPAddress", .ndjson, signIn)
        == "{\"SourceIP\":\"\",\"IPAddress\":\"\(signIn.event.source)\"}\n")
  }

  @Test("All names together are what is written without a choice")
  func all() throws {
    let hit = Sample.proxyHit(at: try Sample.time(18, 9), url: "https://x.example/")
    let list = HitColumns.names.joined(separator: ",")
    for format in [HitFormatName.ndjson, .csv] {
      var rows = RowBytes()
      format.format().write(hit, into: &rows)
      let whole = String(
        decoding: (format.format().header ?? []) + rows.withBytes { Array($0) }, as: UTF8.self)
      #expect(try written(list, format, hit) == whole)
    }
    #expect(HitColumns.names.count == HitColumn.allCases.count + HitAnnotation.allCases.count)
    #expect(HitColumns.all.needs == .all)
  }

  @Test("An unknown name, none, and one named twice are refused")
  func refusals() {
    #expect(throws: HitColumns.Problem.unknown("requesturl")) {
      try HitColumns(listed: "TimeGenerated,requesturl")
    }
    #expect(throws: HitColumns.Problem.unknown("")) { try HitColumns(listed: "TimeGenerated,") }
    #expect(throws: HitColumns.Problem.repeated("SourceIP")) {
      try HitColumns(listed: "SourceIP,RequestURL,SourceIP")
    }
  }
}
