internal import GRDB

/// The schema and its numbered migrations; a released one is never edited, only followed.
enum Schema {
  /// What marks a SQLite file as a project: "SITA" in ASCII.
  static let applicationID = 0x5349_5441

  /// Every journaled table of today's schema.
  static var journaledTables: [JournaledTable] {
    (SchemaOne.journaledTables + SchemaTwo.journaledTables).map {
      $0.name == "code" ? SchemaFour.code($0) : $0
    } + SchemaFour.journaledTables
  }

  /// Every migration, in order.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      for table in SchemaOne.journaledTables { try database.execute(sql: table.creation) }
      for table in SchemaOne.plainTables { try database.execute(sql: table) }
      for index in SchemaOne.indexes { try database.execute(sql: index) }
      try watch(SchemaOne.journaledTables, in: database)
    }
    migrator.registerMigration("2") { database in
      for table in SchemaTwo.journaledTables { try database.execute(sql: table.creation) }
      for index in SchemaTwo.indexes { try database.execute(sql: index) }
      try watch(SchemaTwo.journaledTables, in: database)
    }
    migrator.registerMigration("3") { try SchemaThree.migrate($0) }
    migrator.registerMigration("4") { database in
      try SchemaFour.migrate(
        database, former: SchemaOne.journaledTables + SchemaTwo.journaledTables)
      try watch(journaledTables, in: database)
    }
    return migrator
  }

  /// Makes the triggers by which changes of tables reach the journal.
  private static func watch(_ tables: [JournaledTable], in database: Database) throws {
    for table in tables {
      for trigger in try JournalTriggers(table, in: database).creations {
        try database.execute(sql: trigger)
      }
    }
  }
}
