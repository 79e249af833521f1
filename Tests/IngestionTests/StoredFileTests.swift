import Foundation
import Testing

@testable import Ingestion

/// Files that are looked at without being read, and may be cut short meanwhile.
@Suite(.serialized)
struct StoredFileTests {
  private static let page = Int(sysconf(Int32(_SC_PAGESIZE)))

  private let inputs: ParallelInputs

  init() throws { inputs = try ParallelInputs() }

  private func file(_ length: Int) throws -> (path: String, file: StoredFile) {
    try inputs.add(String(repeating: "x", count: length), named: "\(inputs.files.count).log")
    let path = try #require(inputs.files.last).path
    return (path, try #require(StoredFile(try Descriptor(opening: path))))
  }

  private func sum(_ file: StoredFile, _ range: Range<Int>) -> Int? {
    FilePart(file: file, range: range).shown(in: nil).look { view in
      view.withUnsafeBytes { $0.reduce(0) { $0 + Int($1) } }
    }
  }

  @Test("bytes are shown from any place to any other")
  func showsBytes() throws {
    let (_, file) = try file(3 * Self.page)
    for range in [0..<1, 0..<file.size, 5..<Self.page + 5, file.size - 1..<file.size, 7..<7] {
      #expect(sum(file, range) == range.count * 0x78)
    }
  }

  @Test("of a file that was cut short, what is gone is neither shown nor made up")
  func survivesTheCut() throws {
    let (path, file) = try file(5 * Self.page)
    // Within a page, whose rest is zeros, and pages before the end.
    try #require(truncate(path, off_t(Self.page + 10)) == 0)
    #expect(sum(file, 0..<Self.page + 10) == (Self.page + 10) * 0x78)
    #expect(sum(file, 0..<Self.page + 11) == nil)
    #expect(sum(file, 0..<file.size) == nil)
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: file.size, alignment: 1)
    defer { room.deallocate() }
    #expect(try file.read(into: room, at: 0) == Self.page + 10)
    #expect(try file.read(into: room, at: Self.page + 10) == 0)
    #expect(file.hasShrunk)
  }

  @Test("a file cut short while it is looked at is not shown, and others are")
  func survivesTheCutMeanwhile() throws {
    let (path, file) = try file(64 * Self.page)
    let other = try self.file(64 * Self.page).file
    let seen = FilePart(file: file, range: 0..<file.size).shown(in: nil).look { view -> Int in
      truncate(path, 0)
      return view.withUnsafeBytes { $0.reduce(0) { $0 + Int($1) } }
    }
    #expect(seen == nil)
    #expect(sum(other, 0..<other.size) == other.size * 0x78)
  }

  @Test("what is no regular file, or empty, is only read")
  func refusesOthers() throws {
    #expect(StoredFile(try Descriptor(opening: "/dev/null")) == nil)
    try inputs.add("", named: "empty")
    #expect(StoredFile(try Descriptor(opening: try #require(inputs.files.last).path)) == nil)
  }

  @Test("parts share a window as far as it reaches")
  func sharesWindows() throws {
    let (_, file) = try file(FileWindow.usual + 2 * Self.page)
    let first = FilePart(file: file, range: 10..<Self.page).shown(in: nil)
    let window = try #require(first.window)
    #expect(window.range == 10..<FileWindow.usual + 10)
    let second = FilePart(file: file, range: Self.page..<FileWindow.usual).shown(in: window)
    #expect(second.window === window)
    let third = FilePart(file: file, range: Self.page..<file.size).shown(in: window)
    #expect(third.window !== window)
    #expect(third.window?.range == Self.page..<file.size)
    #expect(third.look { $0.count } == file.size - Self.page)
  }

  @Test("more windows than there can be at once are none, and come again")
  func runsOut() throws {
    let (_, file) = try file(10)
    func window() -> FileWindow? { file.window(from: 0, atLeast: 1) }
    var many = (0..<500).map { _ in window() }
    #expect(many.contains { $0 == nil })
    #expect(sum(file, 0..<1) == nil)
    many = []
    #expect(sum(file, 0..<1) == 0x78)
  }
}
