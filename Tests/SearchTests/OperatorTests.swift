import Index
import Search
import Study
import Testing
import Text

@Suite("What pairs of hits mean")
struct OperatorTests {
  /// A text with codings at places that are easy to count.
  ///
  /// The text is `a b c d e f g h i j`, so that letter n (from 0) stands at 2n.
  private static func study(_ codings: [(code: CodeID, start: Int, end: Int)]) -> Study {
    var study = Study(transcripts: [Transcript("t", lines: ["a b c d e f g h i j"])])
    study.codebook = Codebook([Code(id: 1, name: "A"), Code(id: 2, name: "B")])
    study.coders = [1: "Anna"]
    study.codings = codings.enumerated().map { index, coding in
      Coding(
        id: index, source: 1, span: TextSpan(coding.start, coding.end), code: coding.code,
        rater: Rater(coder: 1, layer: .individual))
    }
    return study
  }

  /// The relations that hold between a coding of A and one of B.
  private func relations(_ a: (Int, Int), _ b: (Int, Int)) throws -> [String] {
    let study = Self.study([(1, a.0, a.1), (2, b.0, b.1)])
    let all = [
      "WITHIN", "ENCLOSES", "OVERLAPS", "OVERLAPS-START", "OVERLAPS-END", "FOLLOWS", "PRECEDES",
    ]
    return try all.filter { try !study.found("code:A \($0) code:B").isEmpty }
  }

  @Test("Two codings lie to one another as interval algebra says; touching is not overlapping")
  func allen() throws {
    #expect(try relations((0, 4), (6, 9)) == ["PRECEDES"])
    #expect(try relations((0, 4), (4, 9)) == ["PRECEDES"])
    #expect(try relations((0, 5), (4, 9)) == ["OVERLAPS", "OVERLAPS-START"])
    #expect(try relations((0, 9), (4, 9)) == ["ENCLOSES", "OVERLAPS"])
    #expect(try relations((0, 9), (4, 7)) == ["ENCLOSES", "OVERLAPS"])
    #expect(try relations((4, 9), (4, 7)) == ["ENCLOSES", "OVERLAPS"])
    #expect(try relations((4, 7), (4, 7)) == ["WITHIN", "ENCLOSES", "OVERLAPS"])
    #expect(try relations((4, 7), (4, 9)) == ["WITHIN", "OVERLAPS"])
    #expect(try relations((5, 7), (4, 9)) == ["WITHIN", "OVERLAPS"])
    #expect(try relations((5, 9), (4, 9)) == ["WITHIN", "OVERLAPS"])
    #expect(try relations((5, 12), (4, 9)) == ["OVERLAPS", "OVERLAPS-END"])
    #expect(try relations((9, 12), (4, 9)) == ["FOLLOWS"])
    #expect(try relations((10, 12), (4, 9)) == ["FOLLOWS"])
  }

  @Test("OUTSIDE is what lies within none, and a hit need not lie apart")
  func outside() throws {
    let study = Self.study([(1, 0, 3), (1, 2, 7), (2, 0, 5)])
    #expect(try study.found("code:A OUTSIDE code:B") == ["t:b c d"])
    #expect(try study.found("code:A WITHIN code:B") == ["t:a b"])
    #expect(try study.found("(a OR d) OUTSIDE code:B") == ["t:d"])
    #expect(try study.found("code:A OUTSIDE (code:B OR \"b c d\")").isEmpty)
  }

  @Test("Other programs' names mean the same")
  func synonyms() throws {
    for (one, other) in [
      ("a INSIDE code:B", "a WITHIN code:B"), ("a SURROUNDING b", "a ENCLOSES b"),
      ("a PRECEDING/3 b", "a PRECEDES/3 b"), ("a COOCCURS b", "a OVERLAPS b"),
      ("a CO-OCCURS b", "a OVERLAPS b"), ("a OVERLAPPED BY b", "a OVERLAPS-END b"),
      ("a FOLLOWS/3w b", "a FOLLOWS/3 b"), ("a WITHIN setning", "a WITHIN sentence"),
      ("a INSIDE tur", "a WITHIN turn"), ("a WITHIN Avsnitt", "a WITHIN paragraph"),
      ("a WITHIN kilde", "a WITHIN source"),
    ] {
      #expect(try Query(one).expression == Query(other).expression)
    }
  }

  @Test("BEFORE is NEAR with the left first")
  func before() throws {
    let study = Self.study([])
    #expect(try study.found("a BEFORE/2 c") == ["t:a b c"])
    #expect(try study.found("c BEFORE/2 a").isEmpty)
    #expect(try study.found("a BEFORE/1 c").isEmpty)
    #expect(try study.found("\"a b\" BEFORE/1 c") == ["t:a b c"])
    #expect(try study.found("(a BEFORE/1 b) BEFORE/1 c") == ["t:a b c"])
  }

  @Test("Words between are counted from the last of the earlier to the first of the later")
  func words() throws {
    let study = Self.study([(1, 0, 3), (2, 6, 9)])
    // A is a b, positions 0–1; B is d e, positions 3–4.
    #expect(try study.found("code:A PRECEDES/1 code:B").isEmpty)
    #expect(try study.found("code:A PRECEDES/2 code:B") == ["t:a b"])
    #expect(try study.found("code:B FOLLOWS/2 code:A") == ["t:d e"])
    #expect(try study.found("f FOLLOWS/1 code:B") == ["t:f"])
    #expect(try study.found("j FOLLOWS/4 code:B").isEmpty)
    #expect(try study.found("j FOLLOWS/5w code:B") == ["t:j"])
    #expect(try study.found("j FOLLOWS code:A") == ["t:j"])
  }

  @Test("What is returned is the left, the right, what is shared, the whole or the unit")
  func returned() throws {
    let study = Self.study([(1, 0, 7), (2, 4, 11)])
    let query = "code:A OVERLAPS code:B"
    func found(_ query: String, _ mode: ReturnMode) throws -> [String] {
      try study.found(try Query(query, returning: mode))
    }
    #expect(try found(query, .left) == ["t:a b c d"])
    #expect(try found(query, .right) == ["t:c d e f"])
    #expect(try found(query, .intersection) == ["t:c d"])
    #expect(try found(query, .union) == ["t:a b c d e f"])
    #expect(try found(query + " AND source:t", .right) == ["t:c d e f"])
    #expect(try found("a NEAR/3 c", .left) == ["t:a"])
    #expect(try found("a NEAR/3 c", .right) == ["t:c"])
    #expect(try found("a NEAR/3 c", .union) == ["t:a b c"])
    #expect(try found("j FOLLOWS c", .union) == ["t:c d e f g h i j"])
    #expect(try found("c WITHIN code:B", .intersection) == ["t:c"])
    #expect(try found("(a OR c) OUTSIDE code:B", .left) == ["t:a"])
  }

  @Test("Segments are the whole units that a hit lies in")
  func segments() throws {
    let study = Study(transcripts: [
      Transcript(
        "t", lines: ["I: a b. c.", "X: d. e f."], hasSentences: true, hasParagraphs: true)
    ])
    func found(_ query: String) throws -> [String] {
      try study.found(try Query(query, returning: .segment))
    }
    #expect(try found("b") == ["t:a b. c."])
    #expect(try found("b WITHIN sentence") == ["t:a b."])
    #expect(try found("\"c d\"") == ["t:a b. c.\n d. e f."])
    #expect(try found("(a OR e) WITHIN sentence") == ["t:a b.", "t:e f."])
    #expect(try found("a OR b") == ["t:a b. c."])
  }

  @Test("A unit takes the turn's place, and the turn's place alone")
  func units() throws {
    let study = Study(transcripts: [
      Transcript(
        "t", lines: ["I: nav ja. nav nei.", "X: ja. nav."], hasSentences: true, hasParagraphs: true)
    ])
    #expect(try study.found("nav nei") == ["t:nav", "t:nav", "t:nei"])
    #expect(try study.found("(nav nei) WITHIN sentence") == ["t:nav", "t:nei"])
    #expect(try study.found("(nei ja) WITHIN sentence").isEmpty)
    #expect(
      try study.found("(nei ja) WITHIN paragraph") == ["t:ja", "t:nei", "t:ja"])
    #expect(try study.found("(NOT nav) WITHIN sentence") == ["t:ja."])
    #expect(try study.found("\"nei ja\" WITHIN turn").isEmpty)
    #expect(try study.found("\"nei ja\" WITHIN paragraph") == ["t:nei.\n ja"])
    #expect(try study.found("nei WITHIN \"nav nei\"") == ["t:nei"])
  }

  @Test("Sentences, paragraphs and turns between are counted by where they begin and end")
  func distances() throws {
    let study = Study(transcripts: [
      Transcript(
        "t", lines: ["I: a. b.", "X: c. d.", "I: e."], hasSentences: true, hasParagraphs: true)
    ])
    #expect(try study.found("(a OR b OR c OR d) PRECEDES/2s d") == ["t:b", "t:c"])
    #expect(try study.found("(a OR c OR d) PRECEDES/1t e") == ["t:c", "t:d"])
    #expect(try study.found("(a OR d) PRECEDES/0p e").isEmpty)
    #expect(try study.found("(a OR d) PRECEDES/1p e") == ["t:a", "t:d"])
    #expect(try study.found("b FOLLOWS/0t a") == ["t:b"])
  }

  @Test("Relations bind tighter than NOT and AND, looser than NEAR, and from the left")
  func precedence() throws {
    func same(_ one: String, _ other: String) throws -> Bool {
      try Query(one).expression == Query(other).expression
    }
    #expect(try same("a NEAR/2 b WITHIN d", "(a NEAR/2 b) WITHIN d"))
    #expect(try same("NOT a WITHIN d", "NOT (a WITHIN d)"))
    #expect(try same("a b WITHIN d c", "a AND (b WITHIN d) AND c"))
    #expect(try same("a WITHIN b OUTSIDE c", "(a WITHIN b) OUTSIDE c"))
    #expect(try same("a OVERLAPS b OR c", "(a OVERLAPS b) OR c"))
    #expect(try same("a WITHIN turn OVERLAPS b", "(a WITHIN turn) OVERLAPS b"))
  }

  /// Twenty thousand codings of either code make up to four hundred million pairs.
  @Test("Pairs beyond millions are refused, while what has a partner is still listed")
  func scale() throws {
    var study = Study(transcripts: [
      Transcript("t", lines: [String](repeating: "a b c d e f g h i j", count: 2000))
    ])
    let length = study.transcripts[0].text.count
    study.codebook = Codebook([Code(id: 1, name: "A"), Code(id: 2, name: "B")])
    study.codings = (0..<40_000).map { index in
      let start = (index * 7919) % (length - 10)
      let isLong = index % 20 == 0
      return Coding(
        id: index, source: 1,
        span: isLong ? TextSpan(index / 20, length - index / 40) : TextSpan(start, start + 5),
        code: index % 2 + 1, rater: Rater(coder: 1, layer: .individual))
    }
    let held = try study.segment(0..<1)
    let engine = SearchEngine(
      IndexSnapshot([IndexSnapshot.Segment(try held.reader())]), study.context)
    // A coding of A precedes one of B just where it ends before the last of them begins.
    let last = study.codings.filter { $0.code == 2 }.map(\.span.start).max() ?? 0
    let preceding = Set(study.codings.filter { $0.code == 1 && $0.span.end <= last }.map(\.span))
    #expect(try engine.run(try Query("code:A PRECEDES code:B")).hits.count == preceding.count)
    let wide = try Query("code:A FOLLOWS code:B", returning: .union)
    #expect(throws: QueryError.tooManyPairs(limit: 4_000_000)) { try engine.run(wide) }
    withExtendedLifetime(held) {}
  }
}
