/// The tables of the first schema: everything that the data model names, from the start.
enum SchemaOne {
  /// Tables outside the journal: content-addressed bytes, what is derived from them, and the
  /// journal itself.
  static let plainTables = [
    """
    CREATE TABLE replica (
      id TEXT PRIMARY KEY, name TEXT NOT NULL DEFAULT '', first_seen TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE logical_clock (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      value INTEGER NOT NULL,
      replica TEXT NOT NULL REFERENCES replica(id),
      open_journal INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE blob (
      sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE text_body (
      sha256 TEXT PRIMARY KEY, scalars INTEGER NOT NULL, utf8 BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE segment (
      segmentation INTEGER NOT NULL REFERENCES segmentation(id),
      position INTEGER NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL CHECK (start <= "end"),
      speaker INTEGER REFERENCES speaker(id),
      milliseconds INTEGER,
      stimulus TEXT,
      PRIMARY KEY (segmentation, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE journal (
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      coder TEXT,
      command TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
      target INTEGER REFERENCES journal(id),
      clock INTEGER NOT NULL,
      replica TEXT NOT NULL,
      changes INTEGER NOT NULL DEFAULT 0,
      summary INTEGER REFERENCES journal_text(id)
    ) STRICT
    """,
    """
    CREATE TABLE journal_text (
      id INTEGER PRIMARY KEY,
      source INTEGER,
      study_case INTEGER,
      body TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE journal_change (
      id INTEGER PRIMARY KEY,
      journal INTEGER NOT NULL REFERENCES journal(id),
      name TEXT NOT NULL,
      row INTEGER NOT NULL,
      before INTEGER REFERENCES journal_text(id),
      after INTEGER NOT NULL REFERENCES journal_text(id)
    ) STRICT
    """,
    """
    CREATE TABLE field_clock (
      name TEXT NOT NULL, row INTEGER NOT NULL, field TEXT NOT NULL,
      clock INTEGER NOT NULL, replica TEXT NOT NULL,
      PRIMARY KEY (name, row, field)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE withdrawn (
      kind TEXT NOT NULL, guid TEXT NOT NULL, sha256 TEXT, at TEXT NOT NULL,
      PRIMARY KEY (kind, guid)
    ) STRICT
    """,
    """
    CREATE TABLE conflict (
      id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, row_guid TEXT NOT NULL,
      field TEXT, ours INTEGER REFERENCES journal_text(id),
      theirs INTEGER REFERENCES journal_text(id), decision TEXT, decided_by TEXT, clock INTEGER,
      replica TEXT
    ) STRICT
    """,
  ]

  /// The tables of the project's own words: sources and what is laid over them.
  static let sourceTables = [
    JournaledTable("setting", "key TEXT NOT NULL UNIQUE, value TEXT NOT NULL"),
    JournaledTable("coder", "name TEXT NOT NULL UNIQUE"),
    JournaledTable(
      "source", source: "ROW.id",
      """
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      language TEXT NOT NULL,
      text TEXT NOT NULL REFERENCES text_body(sha256),
      original TEXT NOT NULL REFERENCES blob(sha256),
      file_name TEXT NOT NULL,
      encoding TEXT NOT NULL,
      report TEXT NOT NULL DEFAULT '',
      recorded_on TEXT,
      interviewer TEXT,
      revision INTEGER NOT NULL DEFAULT 1,
      previous INTEGER REFERENCES source(id)
      """),
    JournaledTable(
      "mark", source: "ROW.source",
      // Marks made by the import itself come and go with their source.
      journaledWhen: "NEW.clock > (SELECT clock FROM source WHERE id = NEW.source)",
      """
      source INTEGER NOT NULL REFERENCES source(id),
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL CHECK (start <= "end"),
      kind TEXT NOT NULL,
      rule TEXT NOT NULL
      """),
    JournaledTable(
      "segmentation", source: "ROW.source",
      """
      source INTEGER NOT NULL REFERENCES source(id),
      kind TEXT NOT NULL,
      origin TEXT NOT NULL CHECK (origin IN ('derived', 'imported')),
      active INTEGER NOT NULL DEFAULT 1
      """),
    JournaledTable(
      "speaker", source: "ROW.source", case: "ROW.study_case",
      """
      source INTEGER NOT NULL REFERENCES source(id),
      position INTEGER NOT NULL,
      label TEXT NOT NULL,
      role TEXT NOT NULL,
      confirmed INTEGER NOT NULL DEFAULT 0,
      study_case INTEGER REFERENCES study_case(id)
      """),
    JournaledTable(
      "question",
      "key TEXT NOT NULL, topic TEXT NOT NULL, text TEXT NOT NULL, position INTEGER NOT NULL"
    ),
    JournaledTable(
      "prompt", source: "ROW.source",
      """
      source INTEGER NOT NULL REFERENCES source(id),
      turn INTEGER NOT NULL,
      question INTEGER NOT NULL REFERENCES question(id)
      """),
  ]

  /// The tables of the people interviewed.
  static let caseTables = [
    JournaledTable(
      "study_case", case: "ROW.id",
      """
      name TEXT NOT NULL,
      status TEXT NOT NULL DEFAULT 'active',
      weight REAL NOT NULL DEFAULT 1,
      weight_reason TEXT NOT NULL DEFAULT ''
      """),
    JournaledTable(
      "attribute",
      "name TEXT NOT NULL, type TEXT NOT NULL, bands TEXT, position INTEGER NOT NULL DEFAULT 0"),
    JournaledTable(
      "case_value", case: "ROW.study_case",
      """
      study_case INTEGER NOT NULL REFERENCES study_case(id),
      attribute INTEGER NOT NULL REFERENCES attribute(id),
      value TEXT NOT NULL
      """),
    JournaledTable(
      "consent", case: "ROW.study_case",
      """
      study_case INTEGER NOT NULL REFERENCES study_case(id),
      scope TEXT NOT NULL,
      given_on TEXT,
      withdrawn_on TEXT,
      linked_case INTEGER REFERENCES study_case(id),
      note TEXT NOT NULL DEFAULT ''
      """),
    JournaledTable("study_set", "name TEXT NOT NULL, kind TEXT NOT NULL"),
    JournaledTable(
      "set_member", source: "ROW.source", case: "ROW.study_case",
      """
      study_set INTEGER NOT NULL REFERENCES study_set(id),
      source INTEGER REFERENCES source(id),
      study_case INTEGER REFERENCES study_case(id)
      """),
  ]

  /// The tables of codes and of what the coders did.
  static let codingTables = [
    JournaledTable(
      "code", source: "ROW.example_source",
      """
      parent INTEGER REFERENCES code(id),
      name TEXT NOT NULL,
      definition TEXT NOT NULL DEFAULT '',
      include TEXT NOT NULL DEFAULT '',
      exclude TEXT NOT NULL DEFAULT '',
      example TEXT NOT NULL DEFAULT '',
      counter_example TEXT NOT NULL DEFAULT '',
      example_source INTEGER REFERENCES source(id),
      colour TEXT,
      kind TEXT NOT NULL DEFAULT 'topic',
      opposite INTEGER REFERENCES code(id),
      position INTEGER NOT NULL DEFAULT 0
      """),
    JournaledTable("theme", "name TEXT NOT NULL, definition TEXT NOT NULL DEFAULT ''"),
    JournaledTable(
      "theme_member",
      "theme INTEGER NOT NULL REFERENCES theme(id), code INTEGER NOT NULL REFERENCES code(id)"),
    JournaledTable("codebook_version", "note TEXT NOT NULL, frozen_at TEXT, snapshot TEXT"),
    JournaledTable(
      "assignment", source: "ROW.source",
      """
      source INTEGER NOT NULL REFERENCES source(id),
      coder INTEGER NOT NULL REFERENCES coder(id),
      layer TEXT NOT NULL,
      version INTEGER REFERENCES codebook_version(id),
      status TEXT NOT NULL,
      sealed_at TEXT,
      reopened INTEGER NOT NULL DEFAULT 0
      """),
    JournaledTable(
      "coding", source: "ROW.source",
      """
      source INTEGER NOT NULL REFERENCES source(id),
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL CHECK (0 <= start AND start <= "end"),
      code INTEGER NOT NULL REFERENCES code(id),
      coder INTEGER NOT NULL REFERENCES coder(id),
      layer TEXT NOT NULL,
      version INTEGER REFERENCES codebook_version(id),
      at TEXT NOT NULL,
      note TEXT NOT NULL DEFAULT ''
      """),
    JournaledTable(
      "quotation", source: "ROW.source",
      """
      source INTEGER NOT NULL REFERENCES source(id),
      turn INTEGER NOT NULL,
      suffix TEXT NOT NULL DEFAULT '',
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL CHECK (start <= "end"),
      edits TEXT NOT NULL DEFAULT '',
      rating INTEGER,
      used_in TEXT NOT NULL DEFAULT ''
      """),
  ]

  /// The tables of the analysis in words.
  static let writingTables = [
    JournaledTable(
      "memo", source: "ROW.source", case: "ROW.study_case",
      """
      kind TEXT NOT NULL,
      title TEXT NOT NULL,
      body TEXT NOT NULL,
      source INTEGER REFERENCES source(id),
      study_case INTEGER REFERENCES study_case(id),
      code INTEGER REFERENCES code(id),
      coding INTEGER REFERENCES coding(id),
      coder INTEGER REFERENCES coder(id)
      """),
    JournaledTable(
      "link",
      "from_kind TEXT NOT NULL, from_guid TEXT NOT NULL, to_kind TEXT NOT NULL, to_guid TEXT NOT NULL, relation TEXT NOT NULL"
    ),
    JournaledTable(
      "condensation", case: "ROW.study_case",
      """
      study_case INTEGER REFERENCES study_case(id),
      code INTEGER REFERENCES code(id),
      coding INTEGER REFERENCES coding(id),
      coder INTEGER NOT NULL REFERENCES coder(id),
      body TEXT NOT NULL,
      seen_clock INTEGER NOT NULL
      """),
    JournaledTable(
      "claim", "statement TEXT NOT NULL, supporting TEXT NOT NULL, contrary TEXT NOT NULL"),
    JournaledTable(
      "foreign_part", source: "ROW.source",
      """
      source INTEGER REFERENCES source(id),
      origin TEXT NOT NULL,
      path TEXT NOT NULL,
      body TEXT NOT NULL
      """),
  ]

  /// Every journaled table.
  static var journaledTables: [JournaledTable] {
    sourceTables + caseTables + codingTables + writingTables
  }

  /// The indexes that bulk reads and uniqueness checks need.
  static let indexes = [
    "CREATE UNIQUE INDEX source_name ON source(name) WHERE removed = 0",
    "CREATE INDEX source_original ON source(original)",
    "CREATE INDEX mark_source ON mark(source, clock)",
    "CREATE INDEX segmentation_source ON segmentation(source, clock)",
    "CREATE INDEX speaker_source ON speaker(source)",
    "CREATE UNIQUE INDEX case_name ON study_case(name) WHERE removed = 0",
    "CREATE UNIQUE INDEX attribute_name ON attribute(name) WHERE removed = 0",
    "CREATE UNIQUE INDEX case_value_place ON case_value(study_case, attribute) WHERE removed = 0",
    "CREATE UNIQUE INDEX code_name ON code(ifnull(parent, 0), name) WHERE removed = 0",
    """
    CREATE UNIQUE INDEX coding_once ON coding(source, start, "end", code, coder, layer)
    WHERE removed = 0
    """,
    "CREATE UNIQUE INDEX assignment_once ON assignment(source, coder, layer) WHERE removed = 0",
    "CREATE UNIQUE INDEX quotation_range ON quotation(source, start, \"end\") WHERE removed = 0",
    "CREATE UNIQUE INDEX quotation_name ON quotation(source, turn, suffix)",
    "CREATE INDEX journal_change_entry ON journal_change(journal)",
  ]
}
