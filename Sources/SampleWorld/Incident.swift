/// Something out of the ordinary: what it leaves in the logs, and what is true about it.
struct Incident {
  var rows: [LogRow] = []
  var truth: [TruthRow] = []
}
