/// A service account that calls the same interfaces by the clock.
struct Automation {
  var user: String
  var source: String
  var client: String
  /// Called one after the other, each `period` seconds.
  var sites: [Site]
  var key: String
  /// Seconds between two runs.
  var period: Int
  /// The seconds of the local day between which runs start.
  var hours: Range<Int>
}
