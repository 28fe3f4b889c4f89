internal import GRDB

/// What the fourth schema adds: the history by which copies are merged, and the tables of the
/// work on the codebook, the cases and the findings.
enum SchemaFour {
  /// New journaled tables.
  static let journaledTables = [
    // What has to be looked at again: the codings of a split or redefined code, a second reading.
    JournaledTable(
      "review", source: "(SELECT source FROM coding WHERE id = ROW.coding)",
      """
      coding INTEGER NOT NULL REFERENCES coding(id),
      kind TEXT NOT NULL,
      code INTEGER REFERENCES code(id),
      decision TEXT NOT NULL DEFAULT '',
      target INTEGER REFERENCES code(id),
      coder INTEGER REFERENCES coder(id),
      at TEXT,
      note TEXT NOT NULL DEFAULT ''
      """),
    // The steps by which people were recruited and cases taken in or left out.
    JournaledTable(
      "case_step", case: "ROW.study_case",
      """
      study_case INTEGER NOT NULL REFERENCES study_case(id),
      status TEXT NOT NULL,
      reason TEXT NOT NULL DEFAULT '',
      happened_on TEXT
      """),
    JournaledTable(
      "claim_support", source: "(SELECT source FROM coding WHERE id = ROW.coding)",
      """
      claim INTEGER NOT NULL REFERENCES claim(id),
      coding INTEGER NOT NULL REFERENCES coding(id),
      side TEXT NOT NULL CHECK (side IN ('supporting', 'contrary'))
      """),
  ]

  /// The table of codes, whose texts may also belong to the source that a code was named in.
  static func code(_ former: JournaledTable) -> JournaledTable {
    JournaledTable(
      former.name, source: "ifnull(ROW.example_source, ROW.in_vivo_source)", former.columns)
  }

  /// Columns that earlier tables gain.
  private static let columns = [
    ("code", "reason TEXT NOT NULL DEFAULT ''"),
    ("code", "merged_into INTEGER REFERENCES code(id)"),
    ("code", "in_vivo_source INTEGER REFERENCES source(id)"),
    ("code", "in_vivo_start INTEGER"),
    ("code", "in_vivo_end INTEGER"),
    ("code", "word_of TEXT"),
    ("condensation", "state TEXT NOT NULL DEFAULT 'text'"),
    ("condensation", "seen TEXT NOT NULL DEFAULT ''"),
    ("claim", "note TEXT NOT NULL DEFAULT ''"),
    ("memo", "theme INTEGER REFERENCES theme(id)"),
    ("memo", "claim INTEGER REFERENCES claim(id)"),
    ("memo", "at TEXT"),
  ]

  private static let plainTables = [
    // One row for each stamp under which a row was changed after it was made: what was changed,
    // to which values, and which changes it came after. Together they are the row's history as a
    // graph, the same in every copy that has seen the same changes.
    """
    CREATE TABLE row_version (
      name TEXT NOT NULL, row INTEGER NOT NULL,
      clock INTEGER NOT NULL, replica TEXT NOT NULL,
      base TEXT NOT NULL,
      fields TEXT NOT NULL,
      image INTEGER NOT NULL REFERENCES journal_text(id),
      PRIMARY KEY (name, row, clock, replica)
    ) STRICT, WITHOUT ROWID
    """,
    // What a merge shows otherwise than it is recorded, such as a name that two codes would share.
    """
    CREATE TABLE overlay (
      name TEXT NOT NULL, row INTEGER NOT NULL, field TEXT NOT NULL,
      recorded ANY, shown ANY,
      PRIMARY KEY (name, row, field)
    ) STRICT, WITHOUT ROWID
    """,
    // Who made the changes that came in from other copies.
    """
    CREATE TABLE step_author (
      clock INTEGER NOT NULL, replica TEXT NOT NULL, coder TEXT, at TEXT NOT NULL,
      command TEXT NOT NULL,
      PRIMARY KEY (clock, replica)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  private static let changedTables = [
    "ALTER TABLE logical_clock ADD COLUMN merging INTEGER NOT NULL DEFAULT 0",
    // Where a copy lies: a file that was copied is another copy, and needs an id of its own.
    "ALTER TABLE replica ADD COLUMN place TEXT NOT NULL DEFAULT ''",
  ]

  private static let indexes = [
    // An id belongs to one range among those that stand; two copies may have given it to two.
    "DROP INDEX quotation_name",
    "CREATE UNIQUE INDEX quotation_name ON quotation(source, turn, suffix) WHERE removed = 0",
    "CREATE INDEX quotation_place ON quotation(source, turn)",
    "CREATE INDEX review_coding ON review(coding)",
    "CREATE INDEX case_step_case ON case_step(study_case)",
    """
    CREATE UNIQUE INDEX claim_support_once ON claim_support(claim, coding, side)
    WHERE removed = 0
    """,
    "CREATE INDEX memo_code ON memo(code)",
    "CREATE INDEX coding_code ON coding(code)",
    "CREATE INDEX row_version_image ON row_version(image)",
  ]

  /// Brings a file of the third schema up to the fourth; the triggers are made again by the caller.
  static func migrate(_ database: Database, former: [JournaledTable]) throws {
    for table in former {
      for kind in ["insert", "update", "delete", "guard"] {
        try database.execute(sql: "DROP TRIGGER IF EXISTS journal_\(kind)_\(table.name)")
      }
    }
    for (table, column) in columns {
      try database.execute(sql: "ALTER TABLE \(table) ADD COLUMN \(column)")
    }
    for change in changedTables { try database.execute(sql: change) }
    for table in plainTables { try database.execute(sql: table) }
    for table in journaledTables { try database.execute(sql: table.creation) }
    for index in indexes { try database.execute(sql: index) }
    try moveClocks(database)
    try database.execute(sql: "DROP TABLE field_clock")
  }

  /// Makes a version of each stamp that the fields of a row carry, one after the other.
  private static func moveClocks(_ database: Database) throws {
    try database.execute(
      sql: """
        WITH stamps AS (
          SELECT name, row, clock, replica, json_group_array(field) AS fields,
            lag(clock || '@' || replica, 1, '')
              OVER (PARTITION BY name, row ORDER BY clock, replica) AS base
          FROM field_clock GROUP BY name, row, clock, replica),
        images AS (SELECT name, row, max("after") AS image FROM journal_change GROUP BY name, row)
        INSERT INTO row_version (name, row, clock, replica, base, fields, image)
        SELECT s.name, s.row, s.clock, s.replica, s.base, s.fields, i.image
        FROM stamps s JOIN images i ON i.name = s.name AND i.row = s.row
        """)
  }
}
