import Analysis
import Report
import Study
import Text

/// Two coders, one interview of ten units of ten characters, three codes.
///
/// `Tillit`: both on units 0 and 1, Anna alone on 2, Bo alone on 3. `Tid`: nobody. A second
/// interview is finished by Anna alone.
enum AgreementScene {
  static let anna = Rater(coder: 1, layer: .individual)
  static let bo = Rater(coder: 2, layer: .individual)

  static let names = ReportNames(
    codebook: Codebook([
      Code(id: 1, name: "Samarbeid", position: 0),
      Code(id: 2, parent: 1, name: "Tillit", position: 0),
      Code(id: 3, name: "Tid", position: 1),
    ]), coders: [1: "Anna", 2: "Bo"], sources: [7: "int07", 8: "int08"])

  static func coding(_ id: Int, _ code: CodeID, _ rater: Rater, unit: Int) -> Coding {
    Coding(
      id: id, source: 7, span: TextSpan(10 * unit, 10 * unit + 10), code: code, rater: rater)
  }

  static func report() throws -> AgreementReport {
    let units = try UnitList((0..<10).map { TextSpan(10 * $0, 10 * $0 + 10) })
    let content = SpanSet([TextSpan(0, 100)])
    let codings = [
      coding(1, 2, anna, unit: 0), coding(2, 2, anna, unit: 1), coding(3, 2, anna, unit: 2),
      coding(4, 2, bo, unit: 0), coding(5, 2, bo, unit: 1), coding(6, 2, bo, unit: 3),
    ]
    return try AgreementReport(
      AgreementInput(
        unit: .sentence, rule: .any, codes: [ReportedCode(3), ReportedCode(2)],
        sources: [
          AgreementSource(
            id: 7, units: units, content: content, raters: [anna, bo], codings: codings),
          AgreementSource(
            id: 8, units: units, content: content, raters: [anna], codings: []),
        ]))
  }

  static func cooccurrence() -> CooccurrenceMatrix {
    let codings = [(1, 2, 0, 10), (2, 2, 20, 30), (3, 3, 5, 15)].map { id, code, start, end in
      Coding(id: id, source: 7, span: TextSpan(start, end), code: code, rater: anna)
    }
    return CooccurrenceMatrix(
      CooccurrenceInput(
        rule: .overlap, codes: [1, 2, 3].map { ReportedCode($0) }, codings: codings))
  }
}
