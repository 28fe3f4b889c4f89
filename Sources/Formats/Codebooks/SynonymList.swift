internal import Text
internal import Yams

/// The sets of synonyms that a file holds.
package struct SynonymList: Hashable, Sendable {
  /// The sets in order: the words of each, without doubles, the one it is known by first.
  package let sets: [[String]]

  /// Makes a list of sets that exist.
  package init(sets: [[String]]) {
    self.sets = sets
  }

  /// Reads a list of sets in YAML, each a list of words or `head: [members]`; sets written as one
  /// mapping of heads are read too.
  ///
  /// A word is anything with a letter or a digit in it, phrases and wildcards too. A set has at
  /// least two, none twice, and no two sets begin with the same; case does not matter.
  ///
  /// - Throws: `StudyFileError` with every problem and its line.
  package init(yaml bytes: [UInt8]) throws(StudyFileError) {
    let root = try YAMLReader.root(of: bytes)
    var reader = SynonymReader()
    reader.read(root)
    try reader.yaml.check()
    sets = reader.sets
  }

  /// The list in YAML, the same for the same list every time.
  package var yaml: String {
    if sets.isEmpty { return "[]\n" }
    return sets.map { words in
      let head = "- " + YAMLWriter.inline(words.first ?? "") + ":\n"
      return head + words.dropFirst().map { "    - " + YAMLWriter.inline($0) + "\n" }.joined()
    }.joined()
  }
}

/// Reads the sets of a file of synonyms.
private struct SynonymReader {
  /// No team has more words; a file that does repeats itself through aliases.
  private static let limit = 20_000

  var yaml = YAMLReader()
  private(set) var sets: [[String]] = []
  private var lineByHead: [String: Int] = [:]
  private var count = 0

  mutating func read(_ root: Node) {
    if root.mapping != nil { return readMapping(root) }
    guard let items = root.sequence else {
      return yaml.note(.wrongShape(key: nil, expected: .list), at: YAMLReader.line(of: root))
    }
    for item in items where count <= Self.limit {
      if item.mapping != nil {
        readMapping(item)
      } else if let words = item.sequence {
        readSet(Array(words), at: YAMLReader.line(of: item))
      } else {
        yaml.note(
          .wrongShape(key: item.scalar?.string, expected: .list), at: YAMLReader.line(of: item))
      }
    }
  }

  private mutating func readMapping(_ node: Node) {
    guard let mapping = node.mapping else { return }
    for (head, members) in mapping {
      let name = head.scalar?.string ?? "?"
      readSet([head] + yaml.list(name, in: [name: members]), at: YAMLReader.line(of: head))
    }
  }

  private mutating func readSet(_ nodes: [Node], at line: Int) {
    var words: [String] = []
    var lineByWord: [String: Int] = [:]
    for node in nodes {
      count += 1
      guard count <= Self.limit else {
        if count == Self.limit + 1 { yaml.note(.tooMany(limit: Self.limit), at: line) }
        return
      }
      let place = YAMLReader.line(of: node)
      guard node.scalar != nil else {
        yaml.note(.wrongShape(key: words.first, expected: .text), at: place)
        continue
      }
      let word = yaml.text("", in: ["": node]).nfc
      guard !Tokenizer().tokens(in: word).isEmpty else {
        yaml.note(.noWord(word), at: place)
        continue
      }
      if let first = lineByWord[word.foldedForSearch] {
        yaml.note(.repeatedWord(word, firstLine: first), at: place)
      } else {
        lineByWord[word.foldedForSearch] = place
        words.append(word)
      }
    }
    guard let head = words.first else {
      if nodes.isEmpty { yaml.note(.lonelyWord(""), at: line) }
      return
    }
    if nodes.count < 2 { yaml.note(.lonelyWord(head), at: line) }
    if let first = lineByHead[head.foldedForSearch] {
      yaml.note(.repeatedHead(head, firstLine: first), at: line)
    } else {
      lineByHead[head.foldedForSearch] = line
    }
    sets.append(words)
  }
}
