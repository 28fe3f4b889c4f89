import Search
import Study
import Text

extension NaiveMatcher {
  /// The passages of a field, none empty.
  func passages(_ region: PlainRegion) -> Set<TextSpan> {
    Set(spans(region).filter { !$0.isEmpty })
  }

  private func spans(_ region: PlainRegion) -> [TextSpan] {
    let whole = transcript.text.span
    switch region {
    case .speaker(let label): return turns { Self.matches(label, $0) }
    case .role(let role): return turns { (study.roles[$0] ?? .unknown) == role }
    case .source(let name): return Self.matches(name, transcript.name) ? [whole] : []
    case .kind(let kind): return kind == .interview ? [whole] : []
    case .language(let language): return transcript.language == language ? [whole] : []
    case .caseName(let name):
      return turns { speaker in cases(speaker) { Self.matches(name, $0.name) } }
    case .sector(let value):
      return turns { cases($0) { $0.values["sektor"].map { Self.matches(value, $0) } ?? false } }
    case .staff(let from, let to):
      return turns {
        cases($0) { one in
          guard let staff = one.values["ansatte"].flatMap({ Int($0) }) else { return false }
          return (from ?? staff) <= staff && staff <= (to ?? staff)
        }
      }
    case .code(let code, let isOnly): return codings { Self.belongs($0, to: code, isOnly) }
    case .coded(let code, let coder, let layer):
      return codings { coding in
        (code.map { Self.belongs(coding, to: $0, false) } ?? true)
          && (coder.map { study.coders[coding.rater.coder] == $0 } ?? true)
          && (layer.map { $0 == coding.rater.layer } ?? true)
      }
    case .memo(let word):
      return codings { coding in
        guard let note = study.notes[coding.id] else { return false }
        switch word {
        case "*": return note.contains { $0 != " " }
        case "usikker": return note.hasPrefix("Usikker")
        case "sv*": return note.hasSuffix("svar")
        default: return note.contains("ikke klar")
        }
      }
    case .question(let key):
      return answers { Self.matches(key, $0) }.map { transcript.turns[$0].span }
    case .prompted(true): return answers { _ in true }.map { transcript.turns[$0].span }
    case .prompted(false): return unprompted.map { transcript.turns[$0].span }
    }
  }

  private static func belongs(_ coding: Coding, to code: CodeID, _ isOnly: Bool) -> Bool {
    coding.code == code || !isOnly && code == 1 && coding.code == 2
  }

  private func codings(where belongs: (Coding) -> Bool) -> [TextSpan] {
    study.codings.filter { $0.source == source && belongs($0) }.map(\.span)
  }

  private func label(_ turn: Int) -> String? {
    transcript.turns[turn].speaker.map { transcript.labels[$0] }
  }

  private func turns(where belongs: (String) -> Bool) -> [TextSpan] {
    transcript.turns.indices.filter { label($0).map(belongs) ?? false }
      .map { transcript.turns[$0].span }
  }

  private func cases(_ label: String, where belongs: (Case) -> Bool) -> Bool {
    guard study.roles[label] != .interviewer, let id = study.caseOfSource[source] else {
      return false
    }
    return study.cases.contains { $0.id == id && belongs($0) }
  }

  /// The turns after one that asks a question that is meant, up to the next that asks one.
  private func answers(to isMeant: (String) -> Bool) -> [Int] {
    let prompts = study.prompts[source] ?? [:]
    return transcript.turns.indices.filter { turn in
      guard prompts[turn + 1] == nil,
        let asked = (0..<turn).last(where: { prompts[$0 + 1] != nil }),
        let key = prompts[asked + 1], isMeant(key)
      else { return false }
      return label(turn) != label(asked) && label(turn).flatMap { study.roles[$0] } != .interviewer
    }
  }

  private var unprompted: [Int] {
    let prompts = study.prompts[source] ?? [:]
    let prompted = answers { _ in true }
    return transcript.turns.indices.filter { turn in
      let label = label(turn)
      let role = label.flatMap { study.roles[$0] } ?? .unknown
      let asks = transcript.turns.indices.contains {
        prompts[$0 + 1] != nil && self.label($0) == label
      }
      return prompts[turn + 1] == nil && !prompted.contains(turn)
        && (role == .informant || role == .unknown && !asks)
    }
  }
}
