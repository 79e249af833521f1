import Events
import Foundation

/// One reading of many inputs on several threads.
///
/// Some threads open inputs, take wrappings off and cut logs into pieces; some search and parse the
/// pieces and make harvests of them; the calling thread delivers those in order. Threads that read
/// parse too while they are ahead, so that no more threads want a processor than were asked for.
struct ParallelReading<H: Harvester>: Sendable {
  /// What a piece of work, or a log's begin and end, comes to.
  private enum Outcome: Sendable {
    case begins(name: String, place: Int)
    case parsed(PieceTally, H.Harvest, bytesRead: Int)
    case ends(LogEnding)
  }

  private struct Work: Sendable {
    let piece: LogPiece
    let bytesRead: Int
  }

  private let reader: LogReader
  private let inputs: [InputFile]
  /// Which log of each input is read; `nil` for all.
  private let place: Int?
  private let makeHarvester: @Sendable () -> H
  private let board: WorkBoard<Work, Outcome>

  init(
    _ reader: LogReader, inputs: [InputFile], place: Int?,
    makeHarvester: @escaping @Sendable () -> H
  ) {
    self.reader = reader
    self.inputs = inputs
    self.place = place
    self.makeHarvester = makeHarvester
    board = WorkBoard(lanes: inputs.count)
  }

  func run(threads: Int, deliver: (Delivery<H.Harvest>) throws -> Void) throws {
    let threads = max(1, threads)
    let crew = Crew()
    let readers = min(threads, inputs.count)
    // One thread at least does nothing but parse: a reader may be held up by its source.
    let parsers = max(1, threads - readers)
    for number in 0..<readers {
      let helps = number < threads - parsers
      crew.start { readInputs(helps ? makeParsing() : nil) }
    }
    for _ in 0..<parsers { crew.start { parsePieces(makeParsing()) } }
    defer { crew.waitForAll() }
    do {
      try deliverAll(deliver)
    } catch {
      board.fail(error)
      throw error
    }
  }

  // MARK: On the threads that read

  private func readInputs(_ parsing: Parsing?) {
    while let lane = board.openLane() {
      do {
        try readInput(lane, parsing)
      } catch {
        board.fail(error)
      }
      board.close(lane)
    }
    if let parsing { parsePieces(parsing) }
  }

  private func readInput(_ lane: Int, _ parsing: Parsing?) throws {
    let help = parsing.map { parsing in { parse($0, with: parsing) } }
    var place = 0
    try reader.forEachLog(in: inputs[lane]) { log in
      defer { place += 1 }
      guard self.place.map({ $0 == place }) ?? true else { return }
      try board.pushDone(.begins(name: log.name, place: place), to: lane)
      let ending = try reader.split(log) { piece in
        let work = Work(piece: piece, bytesRead: log.file?.newBytes() ?? 0)
        try board.push(work, to: lane, help: help)
      }
      try board.pushDone(.ends(ending), to: lane)
    }
  }

  // MARK: On all threads that parse

  /// What one thread parses with.
  private final class Parsing {
    let parser: PieceParser
    var harvester: H

    init(parser: PieceParser, harvester: H) {
      self.parser = parser
      self.harvester = harvester
    }
  }

  private func makeParsing() -> Parsing {
    Parsing(parser: PieceParser(reader.configuration), harvester: makeHarvester())
  }

  private func parsePieces(_ parsing: Parsing) {
    while let taken = board.next() { parse(taken, with: parsing) }
  }

  private func parse(_ taken: WorkBoard<Work, Outcome>.Taken, with parsing: Parsing) {
    let (lane, number, work) = taken
    do {
      let tally = try parsing.parser.parse(work.piece, into: &parsing.harvester)
      reader.giveBack(work.piece)
      let (harvest, weight) = parsing.harvester.reap()
      board.finish(
        lane: lane, number: number,
        result: .parsed(tally, harvest, bytesRead: work.bytesRead),
        weight: weight + tally.rejections.count * MemoryLayout<Rejection>.stride)
    } catch {
      board.fail(error)
    }
  }

  // MARK: On the calling thread

  private func deliverAll(_ deliver: (Delivery<H.Harvest>) throws -> Void) throws {
    var tally = InputTally(name: "")
    while let (lane, outcome) = try board.nextResult() {
      switch outcome {
      case .begins(let name, let place):
        tally = InputTally(name: name)
        try deliver(.begins(name: name, input: lane, place: place))
      case .parsed(let piece, let harvest, let bytesRead):
        let rejections = tally.add(piece)
        try deliver(.piece(harvest, rejections: rejections, bytesRead: bytesRead))
      case .ends(let ending):
        let rejections = tally.close(ending)
        try deliver(.ends(tally, rejections: rejections))
      }
    }
  }
}

/// Threads that are started together and waited for together.
private final class Crew: Sendable {
  private let group = DispatchGroup()

  func start(_ body: @escaping @Sendable () -> Void) {
    group.enter()
    let thread = Thread {
      body()
      self.group.leave()
    }
    // Parsers call into libraries that expect a main thread's stack.
    thread.stackSize = 8 << 20
    thread.start()
  }

  func waitForAll() { group.wait() }
}
