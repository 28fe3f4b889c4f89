internal import Text

extension FormatWords {
  /// Why a template of speakers' labels is none, in words.
  static func patternFault(_ fault: SpeakerPattern.Fault) -> String {
    switch fault {
    case .noName: "it has no {name}"
    case .repeated(let field): "it has {\(field)} twice"
    case .unknown(let field): "{\(field)} means nothing"
    case .loneBrace: "a brace in it has no partner"
    case .onlyName: "every line would begin with a name"
    case .nothingBetween: "nothing parts {name} from {time}"
    }
  }

  /// What to do about it.
  static func patternRemedy(_ fault: SpeakerPattern.Fault) -> String {
    switch fault {
    case .noName: "write where the label stands, such as '<{name}>' or '{time} {name} –'"
    case .repeated: "leave one of them out"
    case .unknown: "the fields are {name} and {time}"
    case .loneBrace: "write {name} and {time}; a brace cannot stand for itself"
    case .onlyName: "write what stands behind it, or list the names under names:"
    case .nothingBetween: "write a blank or a sign between them"
    }
  }
}
