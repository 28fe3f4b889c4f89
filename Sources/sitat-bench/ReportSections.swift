/// The parts of the report, each with its table.
extension Results {
  var introduction: String {
    let machines = all.filter { $0.kind == "machine" }
    let corpus = all.first { $0.kind == "corpus" }
    let tokens = own.first { $0.size == size }?.lines.first { $0.name == "tokens" }
    var text = """
      # Benchmarks

      Written by `scripts/bench --size \(size)`, on the same machine, texts and queries for all
      engines, one after the other. Ratios are what to look at.
      """
    if let machine = machines.first {
      text += """


        - \(machine.name ?? "?"), \(machine.threads ?? 0) cores, \
        \(Figures.fixed(Double(machine.memory ?? 0) / 0x1p30, 0)) GiB, \(machine.version ?? "")
        - load average before \(machine.note ?? "?"), after \(machines.last?.note ?? "?")
        """
    }
    if let corpus, let docs = corpus.docs, let bytes = corpus.textBytes {
      let count = tokens?.value ?? Double(corpus.words ?? 0)
      text += "\n- \(Figures.short(Double(docs))) invented interviews, "
      text += "\(Figures.short(count)) tokens, \(Self.megabytes(bytes)) MB"
    }
    if let run = all.first(where: { $0.kind == "run" }) {
      text += "\n- measured in this run: \(run.note ?? "")"
    }
    return text
  }

  var building: String {
    let rows = all.filter { $0.kind == "build" }.map { line in
      let text = Double(line.textBytes ?? 0)
      let cpu = line.cpu ?? .nan
      let index = Double(line.indexBytes ?? 0)
      return [
        "\(line.engine ?? "?") \(line.version ?? "")", "\(line.threads ?? 1)",
        Figures.fixed(line.wall ?? .nan, 2), Figures.fixed(cpu, 2),
        Figures.short(text / 1e6 / cpu), Figures.short(text / 1e6 / (line.wall ?? .nan)),
        Figures.fixed(index / text * 100, 1) + " %", Self.megabytes(line.memory ?? 0),
        line.holds ?? "",
      ]
    }
    guard !rows.isEmpty else { return "" }
    return "## Building\n\n"
      + Self.table(
        [
          "engine", "threads", "wall s", "CPU s", "MB text / CPU s", "MB text / wall s",
          "index / text", "peak MB", "holds",
        ], rows)
  }

  var answering: String {
    "## All hits with their positions\n\n"
      + "Microseconds, middle / p99 over the queries of a class; warm. "
      + "Every engine has read the query and lists all positions of words in the order of the "
      + "texts (in brackets: documents only); what Sitat takes for character offsets, turn, line "
      + "and context stands below. The last columns say how many times as long the other takes.\n\n"
      + comparison("query", \.us)
  }

  var counting: String {
    "## Number of documents only\n\nMicroseconds, middle / p99; warm.\n\n"
      + comparison("query", \.countUs)
  }

  var cold: String {
    "## Cold\n\n"
      + "Microseconds to open the index and answer, after its pages were dropped from the page "
      + "cache (the disk below may have its own); middle / p99 of up to eight queries a class.\n\n"
      + comparison("cold", \.us)
  }

  private func comparison(_ kind: String, _ value: (ResultLine) -> Double?) -> String {
    let shown = present.filter { engine in
      classes.contains { !values(kind, $0, engine, value).isEmpty }
    }
    let rivals = shown.filter { $0 != "Sitat" }
    let hasRatio = shown.contains("Sitat")
    let rows = classes.map { name -> [String] in
      let hits = hitCounts(name)
      let asked = present.map { values("query", name, $0, \.us).count }.max() ?? 0
      let cells = shown.map { engine -> String in
        let found = values(kind, name, engine, value)
        if found.isEmpty { return "–" }
        let isOnlyDocuments = values("query", name, engine) { $0.hits.map(Double.init) }.isEmpty
        return isOnlyDocuments ? "(\(Self.pair(found)))" : Self.pair(found)
      }
      let ratios = rivals.map { ratio(kind, name, $0, value) }
      return ["\(name) (\(asked))", Figures.short(Figures.quantile(0.5, of: hits))] + cells
        + (hasRatio ? ratios : [])
    }
    return Self.table(
      ["class (queries)", "middle hits"] + shown + (hasRatio ? rivals.map { "\($0) : Sitat" } : []),
      rows)
  }

  /// How many times as long an engine takes as Sitat, over the queries that both answered.
  private func ratio(
    _ kind: String, _ name: String, _ rival: String, _ value: (ResultLine) -> Double?
  ) -> String {
    func byQuery(_ engine: String) -> [String: Double] {
      let lines = all.filter { $0.kind == kind && $0.class == name && $0.engine == engine }
      let pairs = lines.compactMap { line in value(line).map { (line.query ?? "", $0) } }
      return Dictionary(pairs, uniquingKeysWith: min)
    }
    let (ours, theirs) = (byQuery("Sitat"), byQuery(rival))
    let shared = ours.keys.filter { theirs[$0] != nil }
    if shared.isEmpty { return "–" }
    return [0.5, 0.99].map { share in
      Figures.short(
        Figures.quantile(share, of: shared.compactMap { theirs[$0] })
          / Figures.quantile(share, of: shared.compactMap { ours[$0] }))
    }.joined(separator: " / ")
  }

  /// The numbers of hits of a class's queries, by the first engine that counts as most do.
  private func hitCounts(_ name: String) -> [Double] {
    let plain = present.map { engine in
      values("query", name, engine) { $0.hitRule == nil ? $0.hits.map(Double.init) : nil }
    }
    return plain.first { !$0.isEmpty } ?? []
  }

  private static func pair(_ values: [Double]) -> String {
    [0.5, 0.99].map { Figures.short(Figures.quantile($0, of: values)) }.joined(separator: " / ")
  }

  var coding: String {
    let lines = all.filter { $0.kind == "coding" }
    guard !lines.isEmpty else { return "" }
    let ours = Dictionary(
      lines.filter { $0.engine == "Sitat" }.map { ($0.class ?? "", $0.cpu ?? .nan) },
      uniquingKeysWith: min)
    let rows = lines.map { line -> [String] in
      let cpu = line.cpu ?? .nan
      let ratio =
        line.engine == "Sitat" ? "" : Figures.short(cpu / (ours[line.class ?? ""] ?? .nan))
      return [
        line.class ?? "", line.engine ?? "", Figures.short(cpu * 1e3), ratio,
        line.hits.map(String.init) ?? "", line.value.map { Figures.fixed($0, 4) } ?? "",
        line.note ?? "",
      ]
    }
    return "## Agreement and co-occurrence\n\n"
      + "An invented study: three coders, 200 interviews of 300 lines, 100 codes, 100 000 codings, "
      + "each of a line. Processor time within a process that holds the codings, or of whole "
      + "processes that read them from their own files. The sums tell whether answers are the "
      + "same.\n\n"
      + Self.table(["what", "by", "CPU ms", ": Sitat", "codes or pairs", "sum", "note"], rows)
  }

  var growth: String {
    let measured = own.filter { $0.lines.contains { $0.kind == "query" } }
    guard measured.count > 1 else { return "" }
    let rows = classes.map { name in
      [name]
        + measured.map { _, lines in
          let found = lines.filter { $0.kind == "query" && $0.class == name }
          let hits = found.reduce(0) { $0 + ($1.hits ?? 0) }
          guard hits > 0 else { return "–" }
          let time = found.reduce(0) { $0 + ($1.us ?? 0) }
          let places = found.reduce(0) { $0 + ($1.candidates ?? 0) }
          return Figures.short(time / Double(hits) * 1e3)
            + (places == 0 ? "" : " (\(Figures.short(Double(places) / Double(hits))))")
        }
    }
    let heads = measured.map { size, lines in
      let tokens = lines.first { $0.name == "tokens" }?.value ?? 0
      return "\(size): \(Figures.short(tokens)) tokens"
    }
    return "## Growth\n\nNanoseconds for a hit, all queries of a class together; in brackets how "
      + "often the rarest of the words occurs for each hit: so many places are looked at. Positions "
      + "of frequent words lie in the processor's cache up to ten million tokens; beyond, they are "
      + "read from memory, which rows of frequent words and `NEAR` show.\n\n"
      + Self.table(["class"] + heads, rows)
  }

  var figures: String {
    let lines = all.enumerated().filter { $1.kind == "figure" && $1.name != "tokens" }.sorted {
      ($0.element.name ?? "", $0.offset) < ($1.element.name ?? "", $1.offset)
    }.map(\.element)
    guard !lines.isEmpty else { return "" }
    let rows = lines.map { line in
      [
        line.name ?? "", line.engine ?? "",
        Figures.short(line.value ?? .nan) + " " + (line.unit ?? ""), line.note ?? "",
      ]
    }
    return "## Around a hit, and around a change\n\n"
      + Self.table(["what", "engine", "takes", "how"], rows)
  }

  var processes: String {
    let lines = all.filter { $0.kind == "process" }
    guard !lines.isEmpty else { return "" }
    let rows = lines.map { line in
      [
        line.class ?? "", line.name ?? "", line.engine ?? "",
        Figures.short((line.wall ?? .nan) * 1e3), Figures.short((line.cpu ?? .nan) * 1e3),
        Self.megabytes(line.memory ?? 0),
      ]
    }
    return "## Whole processes\n\n"
      + "From start to end with the output thrown away; milliseconds, least of several runs. "
      + "Sitat searches a project made by `sitat import`.\n\n"
      + Self.table(["what", "query", "program", "wall ms", "CPU ms", "peak MB"], rows)
  }

  func agreement(_ agreement: EngineAgreement) -> String {
    var text = "## Agreement\n\n"
    text += "Hits and documents of every query, held against each other where the rules are the "
    text += "same. Queries are of letters only, without what an apostrophe leaves of a word.\n\n"
    text += Self.table(
      ["class", "queries compared", "disagreements"],
      agreement.rows.map { ["\($0.class)", "\($0.queries)", "\($0.faults.count)"] })
    let explained = agreement.rows.flatMap { row in
      row.explained.sorted { $0.key < $1.key }.map { "- \(row.class): \($0.value) by \($0.key)" }
    }
    if !explained.isEmpty {
      text += "\n\nOther numbers, by rule:\n\n" + explained.joined(separator: "\n")
    }
    let skipped = all.filter { $0.kind == "skipped" }
    if !skipped.isEmpty {
      let names = Set(skipped.compactMap(\.class)).sorted().joined(separator: ", ")
      text += "\n\n\(skipped.count) queries were not understood by Sitat: \(names)."
    }
    if !agreement.faults.isEmpty {
      text += "\n\nNot explained:\n\n"
      text += agreement.faults.prefix(50).map { "- \($0)" }.joined(separator: "\n")
    }
    return text
  }

  var method: String {
    let text = """
      ## How

      `sitat-bench corpus` invents the interviews from those in `Corpora`: whole sentences, a chain
      of words that follow one another there, names, numbers, and compounds from a long tail, so
      that the vocabulary goes on growing; 12 % are English. `sitat-bench queries` chooses queries by
      how often their words occur. A time is the least of at least four runs in one process that has
      the index open (of two, where a run takes seconds). Before each build the texts are read once
      and the system is made to hand out memory, so that nobody waits for the disk and for pages that
      a virtual machine never touched before. Memory counts mapped pages. Sitat keeps a
      copy of the text, which is left out of index / text. `near5` allows four words between;
      `fuzzy1` one letter more, less or other; `regex` matches whole words.
      """
    let notes = all.filter { $0.kind == "note" }.map { "- \($0.engine ?? "?"): \($0.note ?? "")" }
    return ([text + "\n"] + notes).joined(separator: "\n")
  }

  private static func megabytes(_ bytes: Int) -> String { Figures.short(Double(bytes) / 1e6) }
}
