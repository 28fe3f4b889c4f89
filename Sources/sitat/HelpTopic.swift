/// The pages of help that are not about one command.
enum HelpTopic: String, CaseIterable {
  case query
  case places
  case formats
  case sheet
  case exitCodes = "exit-codes"
  case environment

  /// The page.
  var text: String {
    switch self {
    case .query: QueryPage.text
    case .places: Self.placesPage
    case .formats: Self.formatsPage
    case .sheet: SheetPage.text
    case .exitCodes: Self.exitCodesPage
    case .environment: Self.environmentPage
    }
  }

  private static let placesPage = """
    PLACES

      12         turn 12, as `sitat read` numbers it
      12-14      turns 12 to 14
      12.3       the third sentence of turn 12
      12.3-12.5  sentences 3 to 5 of turn 12
      12:8-40    characters 8 to 40 of turn 12, half-open, in Unicode scalars

    """

  private static let formatsPage = """
    FORMATS

      --format table   aligned columns, for eyes (the standard on a terminal)
      --format tsv     tab-separated (the standard in a pipe), csv comma-separated
      --csv excel-nb   CSV as a Norwegian Excel opens it: BOM, semicolons, decimal
                       commas
      --format json    one document; jsonl one object a line; names never change
      --format md      Markdown; html a page; tex (latex) a table with booktabs,
                       or a document
      --format svg     a figure; graphml, gexf, dot or net a network, for other
                       programs
      -o FILE          the format by suffix, .xlsx, .docx and .odt too (these to a
                       file only)

    Results go to standard output, talk to standard error.

    """

  private static let exitCodesPage = """
    EXIT CODES

      0    done, or found
      1    ran, and found nothing, or a check failed
      2    could not: a file, a format, the project
      64   asked wrongly
      130  interrupted

    """

  private static let environmentPage = """
    ENVIRONMENT

      SITAT_PROJECT        the project file, instead of looking for one upwards
                           from here
      SITAT_CODER          who acts, instead of --me
      SITAT_PAGER, PAGER   what long output is shown with
      SITAT_INDEX_MEMORY   the megabytes that making the index may take, 64 or
                           more (512)
      SITAT_DRIVE          network or local: where the project lies, if the system
                           tells it wrongly; read-only: nothing is changed, and no
                           file is left beside the project
      TMPDIR               where a project that cannot be changed is copied to
                           while it is read (/tmp)
      XDG_CACHE_HOME       where the index of a project lies whose folder is on a
                           network drive, or cannot be written (~/.cache)
      NO_COLOR             no colour

    """
}
