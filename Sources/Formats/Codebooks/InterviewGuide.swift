internal import Text
internal import Yams

/// An interview guide: the questions that every informant is to be asked.
package struct InterviewGuide: Hashable, Sendable {
  /// One question.
  package struct Question: Hashable, Sendable {
    /// Its number or short name, unique in the guide.
    package let id: String
    /// What it is about, to group questions by; may be empty.
    package let topic: String
    /// The question as it is asked.
    package let text: String
    /// What to ask further.
    package let probes: [String]
    /// The line in the file, from 1.
    package let line: Int

    /// Makes a question.
    package init(id: String, topic: String, text: String, probes: [String], line: Int) {
      self.id = id
      self.topic = topic
      self.text = text
      self.probes = probes
      self.line = line
    }
  }

  /// The guide's name.
  package let name: String
  /// The questions in order.
  package let questions: [Question]

  /// Makes a guide.
  package init(name: String, questions: [Question]) {
    self.name = name
    self.questions = questions
  }

  /// Reads a guide in YAML: `guide`, and `questions` with `id`, `topic`, `text` and `probes`.
  ///
  /// - Throws: `StudyFileError` with every problem and its line.
  package init(yaml bytes: [UInt8]) throws(StudyFileError) {
    let root = try YAMLReader.root(of: bytes)
    var reader = YAMLReader()
    let values = reader.mapping(root, named: nil, valid: ["guide", "questions"]) ?? [:]
    for key in ["guide", "questions"] where root.mapping != nil && values[key] == nil {
      reader.note(.missing(key: key), at: YAMLReader.line(of: root))
    }
    let name = reader.text("guide", in: values)
    var questions: [Question] = []
    var lineByID: [String: Int] = [:]
    for node in reader.list("questions", in: values) {
      guard let question = Self.question(node, &reader) else { continue }
      if let first = lineByID[question.id.foldedForSearch] {
        reader.note(.duplicate(name: question.id, firstLine: first), at: question.line)
      } else {
        lineByID[question.id.foldedForSearch] = question.line
      }
      questions.append(question)
    }
    try reader.check()
    self.init(name: name, questions: questions)
  }

  private static func question(_ node: Node, _ reader: inout YAMLReader) -> Question? {
    let line = YAMLReader.line(of: node)
    let keys = ["id", "topic", "text", "probes"]
    guard let values = reader.mapping(node, named: "questions", valid: keys) else { return nil }
    let id = reader.text("id", in: values)
    let text = reader.text("text", in: values)
    for (key, value) in [("id", id), ("text", text)] where value.isEmpty {
      reader.note(.missing(key: key), at: line)
    }
    let probes = reader.list("probes", in: values).map { probe in
      reader.text("probes", in: ["probes": probe])
    }
    guard !id.isEmpty else { return nil }
    return Question(
      id: id, topic: reader.text("topic", in: values), text: text,
      probes: probes.filter { !$0.isEmpty }, line: line)
  }
}
