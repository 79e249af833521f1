import Foundation

/// One attack before it is carried out.
struct Attack: Sendable {
  var number: Int
  var kind: AttackKind
  /// The entity whose account or address is used.
  var entity: String
  /// The first day.
  var day: Int
  /// 0 for as quiet as this kind can be, 1 for as loud.
  var loudness: Double

  /// A number between two, by loudness; both must be positive.
  func scaled(_ quiet: Double, _ loud: Double) -> Int {
    max(1, Int((quiet * pow(loud / quiet, loudness)).rounded()))
  }
}
