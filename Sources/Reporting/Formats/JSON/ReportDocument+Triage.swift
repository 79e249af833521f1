import Events

/// What analysts made of findings; these keys alone are left out where there is nothing.
extension ReportDocument {
  struct VerdictCounts: Encodable {
    let open: Int
    let judgedBefore: Int
    let malicious: Int
    let suspicious: Int
    let benignExpected: Int
    let benignOneOff: Int
    let unknown: Int

    init(_ verdicts: Report.Verdicts) {
      open = verdicts.open
      judgedBefore = verdicts.judgedBefore
      malicious = verdicts.counts[.malicious] ?? 0
      suspicious = verdicts.counts[.suspicious] ?? 0
      benignExpected = verdicts.counts[.benignExpected] ?? 0
      benignOneOff = verdicts.counts[.benignOneOff] ?? 0
      unknown = verdicts.counts[.unknown] ?? 0
    }
  }

  struct JudgementRecord: Encodable {
    let verdict: String
    let analyst: String
    let day: String
    let note: String
    let contradicted: Int

    init(_ judgement: Report.Judgement) {
      verdict = judgement.verdict.rawValue
      analyst = judgement.analyst
      day = judgement.day.description
      note = judgement.note
      contradicted = judgement.contradicted
    }
  }

  struct JudgedDayRecord: Encodable {
    let finding: String
    let day: String
    let judgement: JudgementRecord

    init(_ judged: Report.JudgedDay) {
      finding = judged.findingID
      day = judged.day.description
      judgement = JudgementRecord(judged.judgement)
    }
  }

  struct ExperienceRecord: Encodable {
    let points: Double
    let signal: String
    let harmful: Int
    let benign: Int

    init(_ experience: Experience) {
      points = experience.points
      signal = experience.signal
      harmful = experience.harmful
      benign = experience.benign
    }
  }
}
