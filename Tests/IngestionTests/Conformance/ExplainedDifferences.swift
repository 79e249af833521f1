/// Every difference to another project's answer that stands, and why.
enum ExplainedDifferences {
  static let all: [ExplainedDifference] = []
}
