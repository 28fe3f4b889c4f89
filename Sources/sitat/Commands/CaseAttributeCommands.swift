internal import Analysis
internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

extension AttributeType: ExpressibleByArgument {
  /// Reads a type; `band` is short for `ordered-band`.
  package init?(argument: String) {
    self.init(rawValue: argument == "band" ? Self.orderedBand.rawValue : argument)
  }
}

extension CaseCommand {
  /// The command `sitat case attribute`.
  struct AttributeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "attribute", abstract: "The attributes that cases have: types and bands.",
      subcommands: [List.self, Set.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the attributes with their types and bands.",
        discussion: """
          Example:
            sitat case attribute list
          """)

      @OptionGroup var global: GlobalOptions
      @OptionGroup var output: OutputOptions

      func run() throws {
        try global.withWorkbench { bench in
          let (cases, attributes) = try bench.cases()
          let rows = attributes.map { attribute in
            Table.Row([
              .text(attribute.name), .text(attribute.type.rawValue), .list(attribute.bands),
              .integer(cases.count { $0.values[attribute.name] != nil }),
            ])
          }
          let table = Table(
            columns: [
              Table.Column("attribute", "Attribute"), Table.Column("type", "Type"),
              Table.Column("bands", "Bands"), Table.Column("cases", "Cases", .integer),
            ], rows: rows)
          try output.put(table, bench: bench)
        }
      }
    }

    struct Set: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Lay down an attribute's type, or its bands in their order.",
        discussion: """
          Every value that is stored is held against the type and bands, and brought
          into the form that they have; where some do not fit, they are named, and
          nothing is changed. Tables have the bands in this order, and queries take
          ranges of them: alder:[18-29 TO 30-44].

          Examples:
            sitat case attribute set erfaring --type decimal
            sitat case attribute set alder --type band --bands "18-29,30-44,45+"
          """)

      @OptionGroup var global: GlobalOptions

      @Argument(help: "The attribute.")
      var name: String

      @Option(help: "text, integer, decimal, boolean, date, band or multi.")
      var type: AttributeType?

      @Option(help: "The bands in their order, with commas between.")
      var bands: String?

      @Option(help: "What to call it from now on.")
      var rename: String?

      func validate() throws {
        if type == nil, bands == nil, rename == nil {
          throw ValidationError("say what is to be set: --type, --bands or --rename")
        }
        if let bands, String.commaList(bands).isEmpty {
          throw ValidationError("--bands takes names with commas between: 18-29,30-44,45+")
        }
      }

      func run() throws {
        try global.withWorkbench { bench in
          let result = try bench.setAttribute(
            name, type: type, bands: bands.map(String.commaList), newName: rename)
          let attribute = result.attribute
          let bands = attribute.bands.isEmpty ? "" : ": " + attribute.bands.joined(separator: ", ")
          global.say("\(attribute.name) is \(attribute.type.rawValue)\(bands)")
          if result.rewritten > 0 {
            global.say("brought into its form: \(result.rewritten.of("value"))")
          }
        }
      }
    }
  }

  /// The command `sitat case describe`.
  struct Describe: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "describe", abstract: "Describe the cases in numbers, as for a method chapter.",
      discussion: """
        Numbers get n, mean, standard deviation (n − 1), least and greatest; bands,
        texts and truth values are counted. Who has no value is counted too, and left
        out of percentages. --where takes a query on cases: names, attributes and
        sets.

        Examples:
          sitat case describe --by sektor -o utvalg.docx
          sitat case describe erfaring alder --where 'sektor:privat' --status included
        """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "Only these attributes.")
    var attributes: [String] = []

    @Option(help: "The attribute whose values make groups.")
    var by: String?

    @Option(
      name: .customLong("where"),
      help: "Only cases that satisfy this query, such as 'sektor:privat OR set:pilot'.")
    var filter: String?

    @Option(help: "Only cases that stand under this status in the register (may be repeated).")
    var status: [CaseStatus] = []

    @Flag(help: "Count with weights too.")
    var weighted = false

    func run() throws {
      let found = try global.withWorkbench { bench in
        var request = CaseDescriptionRequest()
        request.attributes = attributes
        request.by = by
        request.filter = filter
        request.statuses = status
        let result = try bench.describeCases(request)
        let report = CaseDescriptionTable(
          Wording(output.language(of: bench)), by: by, groups: result.groups, whole: result.whole,
          lines: result.lines,
          remarks: CaseDescriptionTable.Remarks(
            weighted: result.weighted, outside: result.outside), showsWeights: weighted)
        try output.put(report.table, bench: bench)
        if !output.isForPeople { report.table.remarks.dropFirst().forEach(global.say) }
        return result.whole.cases
      }
      if found == 0 {
        global.say("no case is meant")
        throw ExitCode(1)
      }
    }
  }
}
