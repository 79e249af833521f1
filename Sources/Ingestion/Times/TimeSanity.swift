import Events

/// Refuses times that no log of ours can have.
enum TimeSanity {
  /// 1990-01-01 to 2100-01-01: what lies outside is a broken clock or a wrong unit.
  private static let possible = TimeWindow(
    start: Timestamp(seconds: 631_152_000), end: Timestamp(seconds: 4_102_444_800))

  static func checked(_ time: Timestamp) -> Result<Timestamp, ReadFailure> {
    guard possible.contains(time) else {
      return .failure(ReadFailure(.absurdTime, "the time lies before 1990 or after 2099"))
    }
    return .success(time)
  }
}
