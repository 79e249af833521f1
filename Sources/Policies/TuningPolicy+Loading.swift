extension TuningPolicy: ModelFile {
  static let fileName = "tuning.yaml"

  init?(reading file: inout ModelReader) {
    let weeks = file.integer("weeks", in: 1...520)
    let budget = file.number("budget", in: 0...1_000_000)
    let keptBy = file.number("kept_by", in: 0...1)
    let ladder = file.numberList("ladder", in: 0...100)
    let stride = file.number("stride", in: 0.1...100)
    let named = file.integer("named", in: 0...10_000)
    guard let weeks, let budget, let keptBy, let ladder, let stride, let named else { return nil }
    self.init(
      weeks: weeks, budget: budget, keptBy: keptBy, ladder: Array(Set(ladder)).sorted(),
      stride: stride, named: named)
  }
}
