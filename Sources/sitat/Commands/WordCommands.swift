internal import ArgumentParser
internal import Formats
internal import Report
internal import Search
internal import Study
internal import Workbench

extension CollocateList.Order: ExpressibleByArgument {}

/// The command `sitat words`.
struct WordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Count words, or find those that tell some passages from others.",
    discussion: """
      A word is counted in any case. --where counts in passages alone; where it asks
      for words, in the turns that hold them. With --key (or --against) each word's
      use there is compared with its use elsewhere: log-likelihood (Rayson and
      Garside 2000) says how surely it differs, log ratio (Hardie 2014) how much, 1
      being twice as often.

      Examples:
        sitat words --stop --limit 30
        sitat words --where role:informant --lemma
        sitat words --where 'sektor:privat' --against 'sektor:offentlig' --stop --min 5
        sitat words --where 'code:Tillit' --key --format csv -o key-words.csv
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .customLong("where"), help: "Only in what this query denotes, such as 'role:informant'.")
  var filter: String?

  @Option(help: "Compare with what this query denotes.")
  var against: String?

  @Flag(help: "Compare with all the rest.")
  var key = false

  @Flag(help: "Count all forms of a word together.")
  var lemma = false

  @Flag(inversion: .prefixedNo, help: "Leave out function words (stop words).")
  var stop = false

  @Option(name: .customLong("min"), help: "Only words that occur at least so often.")
  var minimum = 1

  @Option(help: "At most this many words.")
  var limit: Int?

  func validate() throws {
    if key || against != nil, filter == nil {
      throw ValidationError("what is compared? add --where QUERY")
    }
    if key, against != nil {
      throw ValidationError("--key compares with the rest, --against with a query; use one of them")
    }
  }

  func run() throws {
    var request = WordListRequest()
    request.filter = filter
    request.unit = lemma ? .lemma : .form
    request.leavesOutStopWords = stop
    request.minimum = minimum
    let count = try global.withWorkbench { bench in
      if key || against != nil {
        let list = try bench.keyWords(request, against: against)
        let shown = list.rows.prefix(limit ?? list.rows.count)
        try output.put(WordTables.keyWords(shown), bench: bench, json: WordTables.json(list, shown))
        global.say(
          "\(list.rows.count.of("word")); \(list.tokens.of("token")) against \(list.referenceTokens)"
        )
        return list.rows.count
      }
      let list = try bench.words(request)
      let shown = list.rows.prefix(limit ?? list.rows.count)
      try output.put(WordTables.words(shown), bench: bench, json: WordTables.json(list, shown))
      global.say(
        "\(list.rows.count.of("word")) of \(list.types) different ones; \(list.tokens.of("token"))")
      return list.rows.count
    }
    if count == 0 { throw ExitCode(1) }
  }
}

/// The command `sitat collocates`.
struct CollocatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collocates", abstract: "Find the words that keep company with a query's hits.",
    discussion: """
      Looks so many words to the left and right of every hit, within its source; a
      word that lies near two hits counts for both. What is expected by chance is
      the number of words looked at times the word's share of all words.

      logdice  how exclusively the two go together, at most 14 (Rychlý 2008)
      mi, mi3  mutual information, which favours rare words, and its cube, which
      does less so t, ll    how surely: t-score and log-likelihood (Dunning 1993)

      Examples:
        sitat collocates tillit --stop
        sitat collocates 'lemma:arbeidsgiver' --left 0 --right 3 --sort ll --min 3
        sitat collocates nav --where role:informant --same-turn --format csv
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The query.")
  var query: [String]

  @Option(
    name: .customLong("where"), help: "Only in what this query denotes, such as 'role:informant'.")
  var filter: String?

  @Option(help: "So many words on either side.")
  var window = 5

  @Option(help: "So many words to the left instead.")
  var left: Int?

  @Option(help: "So many words to the right instead.")
  var right: Int?

  @Flag(help: "Do not look beyond the hit's turn.")
  var sameTurn = false

  @Option(help: "logdice, mi, mi3, t, ll or count.")
  var sort: CollocateList.Order = .logDice

  @Flag(inversion: .prefixedNo, help: "Leave out function words (stop words).")
  var stop = false

  @Option(name: .customLong("min"), help: "Only words that stand near hits at least so often.")
  var minimum = 2

  @Option(help: "At most this many words.")
  var limit: Int?

  func validate() throws {
    for size in [window, left ?? 0, right ?? 0] where !(0...1000 ~= size) {
      throw ValidationError("a window has 0 to 1000 words on either side")
    }
  }

  func run() throws {
    var request = CollocateRequest(query.joined(separator: " "))
    request.filter = filter
    request.window = CollocateWindow(
      left: left ?? window, right: right ?? window, staysInTurn: sameTurn)
    request.order = sort
    request.leavesOutStopWords = stop
    request.minimum = minimum
    let count = try global.withWorkbench { bench in
      let (list, readings) = try bench.collocates(request)
      for reading in readings { global.say(QueryWords.text(reading)) }
      let shown = list.rows.prefix(limit ?? list.rows.count)
      try output.put(
        WordTables.collocates(shown), bench: bench, json: WordTables.json(list, shown))
      global.say(
        "\(list.rows.count.of("word")) around \(list.hits.of("hit")); looked at \(list.windowTokens.of("token")), \(list.tokens) in all"
      )
      return list.rows.count
    }
    if count == 0 { throw ExitCode(1) }
  }
}
