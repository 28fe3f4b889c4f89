internal import Store
internal import Study
internal import Text

/// Puts memos into the words in which people read them.
struct MemoReading {
  let names: WritingNames
  let links: [MemoLinkRecord]
  private let coders: [CoderID: String]
  private let targets: [String: [String: WritingTarget]]

  init(_ reader: ProjectReader) throws {
    names = try WritingNames(reader)
    links = try reader.memoLinks()
    coders = Dictionary(
      try reader.coders().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var targets: [String: [String: WritingTarget]] = [:]
    let tables = Set(links.flatMap { [$0.fromTable, $0.toTable] })
    for table in WritingTable.allCases where tables.contains(table.rawValue) {
      let guids = try reader.writingGuids(table)
      targets[table.rawValue] = Dictionary(
        guids.map { ($0.value, table.target($0.key)) }, uniquingKeysWith: { first, _ in first })
    }
    self.targets = targets
  }

  /// The memo of a row.
  func memo(_ id: Int) throws -> Memo {
    guard let record = names.memos.first(where: { $0.id == id }) else {
      throw Refusal(.writing(.unknownMemo(asked: "m?", known: names.memos.count)))
    }
    return memo(record)
  }

  /// A memo.
  func memo(_ record: MemoRecord) -> Memo { memos([record])[0] }

  /// Memos, by what they are about and then in the order in which they came.
  func memos(_ records: [MemoRecord]) -> [Memo] {
    var linked: [String: [Memo.Link]] = [:]
    for link in links {
      let from = target(link.fromTable, link.fromGuid)
      let to = target(link.toTable, link.toGuid)
      linked[link.fromGuid, default: []].append(
        Memo.Link(relation: link.relation, other: names.label(to), isOutgoing: true))
      linked[link.toGuid, default: []].append(
        Memo.Link(relation: link.relation, other: names.label(from), isOutgoing: false))
    }
    let tokenizer = Tokenizer()
    let sorted = records.map { (order: names.order($0.target), record: $0) }
      .sorted { left, right in
        left.order == right.order
          ? left.record.id < right.record.id : left.order < right.order
      }
    return sorted.map { _, record -> Memo in
      Memo(
        key: record.key, kind: record.kind, title: record.title, body: record.body,
        words: tokenizer.tokens(in: record.body).count, subject: names.label(record.target),
        author: record.coder.flatMap { coders[$0] }, at: record.at,
        links: linked[record.guid] ?? [])
    }
  }

  /// What the end of a link is; the project where nothing has that guid.
  private func target(_ table: String, _ guid: String) -> WritingTarget {
    targets[table]?[guid] ?? .project
  }
}

extension WritingTable {
  /// The row of the table as something that can be written about.
  func target(_ id: Int) -> WritingTarget {
    switch self {
    case .source: .source(id)
    case .studyCase: .studyCase(id)
    case .code: .code(id)
    case .coding: .coding(id)
    case .theme: .theme(id)
    case .claim: .claim(id)
    case .memo: .memo(id)
    }
  }
}

extension WritingTarget {
  /// The table and the row; nil for the project.
  var row: (table: WritingTable, id: Int)? {
    switch self {
    case .project: nil
    case .source(let id): (.source, id)
    case .studyCase(let id): (.studyCase, id)
    case .code(let id): (.code, id)
    case .coding(let id): (.coding, id)
    case .theme(let id): (.theme, id)
    case .claim(let id): (.claim, id)
    case .memo(let id): (.memo, id)
    }
  }
}
