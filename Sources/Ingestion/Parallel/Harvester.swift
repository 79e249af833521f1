import Events

/// Takes what records come to, one after another.
package protocol RowTaker {
  /// Whether a row that is valid during its call will do where there is one; else all come as events.
  var takesViews: Bool { get }

  mutating func take(_ event: consuming AccessEvent) throws

  /// Takes a row if it is a hit, and says whether it is: then one of the terms stands in a text of it. Any
  /// other row leaves nothing behind, as it may be no candidate.
  mutating func take(_ row: ProxyRowView) throws -> Bool
}

extension RowTaker {
  package var takesViews: Bool { false }
  package mutating func take(_ row: ProxyRowView) throws -> Bool { false }
}

/// Makes something of events on the thread that parsed them; one for each thread.
///
/// What it makes of one piece of a log must not depend on the pieces before it, as those may have
/// gone to another thread.
package protocol Harvester: RowTaker, SendableMetatype {
  associatedtype Harvest: Sendable

  /// What was made of the events taken since this was last asked, and about how many bytes of memory
  /// it holds.
  mutating func reap() -> (harvest: Harvest, weight: Int)
}

/// What reading hands over, in the order of the inputs whatever thread was first.
package enum Delivery<Harvest: Sendable>: Sendable {
  /// A log begins: its name, which input it is in, and which of that input's logs it is, from 0.
  case begins(name: String, input: Int, place: Int)
  /// A piece of the log. `bytesRead` came from the disk since the last.
  case piece(Harvest, rejections: [Rejection], bytesRead: Int)
  /// The log's end; the rejections are of the log as a whole.
  case ends(InputTally, rejections: [Rejection])
}

extension LogReader {
  /// Reads inputs on several threads and delivers what they hold, in order, on the calling thread.
  ///
  /// - Parameters:
  ///   - place: which log of each input, from 0; `nil` for all.
  ///   - threads: how many threads parse; as many may read, if there are as many inputs.
  ///   - makeHarvester: called once on each thread that parses.
  ///   - deliver: what it throws ends the reading.
  /// - Throws: what `deliver` throws, and `TidewatchError` when the search itself fails.
  package func read<H: Harvester>(
    _ inputs: [InputFile], place: Int? = nil, threads: Int,
    makeHarvester: @escaping @Sendable () -> H,
    deliver: (Delivery<H.Harvest>) throws -> Void
  ) throws {
    try ParallelReading(self, inputs: inputs, place: place, makeHarvester: makeHarvester)
      .run(threads: threads, deliver: deliver)
  }
}
