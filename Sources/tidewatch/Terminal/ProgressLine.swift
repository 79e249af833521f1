import Foundation
import Pipeline
import Synchronization

/// Shows how far a run is on stderr, once it has taken over a second; from any thread.
final class ProgressLine: Sendable {
  private struct State {
    var lastShown = ContinuousClock.now
    var isDrawn = false
  }

  private let started = ContinuousClock.now
  private let isSilent: Bool
  private let isTerminal = Diagnostics.isTerminal
  private let state = Mutex(State())

  init(isSilent: Bool) { self.isSilent = isSilent }

  func show(_ progress: RunProgress) {
    show(Self.text(progress, seconds: (ContinuousClock.now - started).seconds))
  }

  func show(_ text: @autoclosure () -> String) {
    let now = ContinuousClock.now
    // A terminal's line is drawn over; a log gets a line now and then.
    let pause: Duration = isTerminal ? .milliseconds(200) : .seconds(10)
    state.withLock { state in
      guard !isSilent, now - started > .seconds(1), now - state.lastShown >= pause else { return }
      state.lastShown = now
      if isTerminal {
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text())".utf8))
        state.isDrawn = true
      } else {
        Diagnostics.plain(text())
      }
    }
  }

  /// Takes the line off the terminal.
  func clear() {
    state.withLock { state in
      if state.isDrawn { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
      state.isDrawn = false
    }
  }

  private static func text(_ progress: RunProgress, seconds: Double) -> String {
    let rate = Double(progress.bytesDone) / seconds
    var text = "tidewatch: \(Figures.bytes(progress.bytesDone))"
    if let total = progress.bytesTotal, total > 0 {
      let percent = min(100, 100 * progress.bytesDone / total)
      text += " of \(Figures.bytes(total)) (\(percent) %)"
      let left = Double(max(0, total - progress.bytesDone)) / max(rate, 1)
      text += ", \(Figures.bytes(Int(rate)))/s, \(Int(left.rounded(.up))) s left"
    } else {
      text += ", \(Figures.bytes(Int(rate)))/s"
    }
    return text
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
