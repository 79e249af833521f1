import Testing

@testable import Ingestion

struct FramingTests {
  private func records(_ text: String, _ framing: RecordFraming, isFinal: Bool = true) -> [String] {
    withView(text) { view in
      var found: [String] = []
      var position = 0
      while let record = framing.nextRecord(in: view, from: position, isFinal: isFinal) {
        found.append(view[record.range].string + (record.isComplete ? "" : " (cut)"))
        position = record.next
      }
      return found
    }
  }

  @Test("lines end at LF or CR LF, and the last may end at nothing")
  func framesLines() {
    #expect(records("a\nb\r\n\nc", .lines) == ["a", "b", "", "c"])
    #expect(records("a\nb", .lines, isFinal: false) == ["a"])
  }

  @Test("a quoted cell may hold line ends, commas and doubled quotes")
  func framesCSV() {
    #expect(records("a,\"b\n\"\"c\",d\ne,f\n", .csv) == ["a,\"b\n\"\"c\",d", "e,f"])
    #expect(records("\"x\ny\"\nz", .csv) == ["\"x\ny\"", "z"])
  }

  @Test("a stray quote inside a plain cell swallows nothing")
  func survivesStrayQuotes() {
    #expect(records("5\" disk,a\nb,c\n", .csv) == ["5\" disk,a", "b,c"])
  }

  @Test("a quote that never closes waits for more, and is cut off at the end")
  func tellsOpenQuotes() {
    #expect(records("a,\"b\nc", .csv, isFinal: false) == [])
    #expect(records("a,\"b\nc", .csv) == ["a,\"b\nc (cut)"])
  }

  @Test("objects of an array, of several arrays and one after another")
  func framesObjects() {
    #expect(
      records("[ {\"a\": \"}\\\"{\"},\n {\"b\": {\"c\": [1]}} ]", .jsonObjects)
        == ["{\"a\": \"}\\\"{\"}", "{\"b\": {\"c\": [1]}}"])
    #expect(records("{\n}\n{\"x\":\"\\\\\"}", .jsonObjects) == ["{\n}", "{\"x\":\"\\\\\"}"])
    #expect(records("[{\"a\":1},{\"b\"", .jsonObjects) == ["{\"a\":1}", "{\"b\" (cut)"])
    #expect(records("[{\"a\":1},{\"b\"", .jsonObjects, isFinal: false) == ["{\"a\":1}"])
  }

  @Test("cells lose their quotes, and doubled quotes become one")
  func splitsCells() {
    let cells = withView("a,\"b,\"\"c\"\"\",,\"\",\"d\ne\"") { view in
      var cells: [String] = []
      CSVCells.forEach(in: view) { _, cell in cells.append(cell.string) }
      return cells
    }
    #expect(cells == ["a", "b,\"c\"", "", "", "d\ne"])
  }
}
