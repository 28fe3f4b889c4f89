internal import GRDB

/// The triggers by which a table's insertions and changes reach the journal, so that no command
/// can forget to.
///
/// A row's images before and after are stored as JSON in `journal_text`, the one table that a
/// withdrawal has to scrub. A change outside a journal entry, and any deletion, is refused.
struct JournalTriggers {
  private let table: JournaledTable
  private let columns: [String]

  /// Reads the columns of a table that has been made.
  init(_ table: JournaledTable, in database: Database) throws {
    self.table = table
    columns = try database.columns(in: table.name).map(\.name)
  }

  /// The statements that make the triggers.
  var creations: [String] {
    [insertion, update, deletion] + (table.insertionCondition == nil ? [] : [insertionGuard])
  }

  private static let entry = "(SELECT open_journal FROM logical_clock)"

  private static let guardStatement = """
    SELECT RAISE(ABORT, 'a change outside the journal')
    WHERE (SELECT open_journal FROM logical_clock) IS NULL;
    """

  private var insertion: String {
    """
    CREATE TRIGGER journal_insert_\(table.name) AFTER INSERT ON \(table.name)
    \(table.insertionCondition.map { "WHEN \($0)" } ?? "") BEGIN
      \(Self.guardStatement)
      \(textInsertion("NEW"))
      INSERT INTO journal_change (journal, name, row, before, after)
      VALUES (\(Self.entry), '\(table.name)', NEW.id, NULL, last_insert_rowid());
    END
    """
  }

  /// Refuses insertions outside the journal where not every insertion is journaled.
  private var insertionGuard: String {
    """
    CREATE TRIGGER journal_guard_\(table.name) BEFORE INSERT ON \(table.name) BEGIN
      \(Self.guardStatement)
    END
    """
  }

  private var update: String {
    """
    CREATE TRIGGER journal_update_\(table.name) AFTER UPDATE ON \(table.name) BEGIN
      \(Self.guardStatement)
      \(textInsertion("OLD"))
      \(textInsertion("NEW"))
      \(versionInsertion)
      INSERT INTO journal_change (journal, name, row, before, after)
      VALUES (\(Self.entry), '\(table.name)', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
    END
    """
  }

  /// Adds the change to the row's history, behind all that this copy knows of it.
  ///
  /// A second change under the same stamp joins the first. A merge writes histories itself. As
  /// `row_version` has no row numbers, the last inserted one is still that of the row's image.
  private var versionInsertion: String {
    let fields = columns.filter { !["id", "guid", "clock", "replica"].contains($0) }
    let changed = fields.map { #"OLD."\#($0)" IS NOT NEW."\#($0)""# }
    let names = zip(fields, changed).map { "SELECT '\($0)' AS field WHERE \($1)" }
    let stamp = "v.clock || '@' || v.replica"
    return """
      INSERT INTO row_version (name, row, clock, replica, base, fields, image)
      SELECT '\(table.name)', NEW.id, NEW.clock, NEW.replica,
        (SELECT ifnull(group_concat(stamp), '') FROM (
          SELECT \(stamp) AS stamp FROM row_version v
          WHERE v.name = '\(table.name)' AND v.row = NEW.id AND NOT EXISTS (
            SELECT 1 FROM row_version w WHERE w.name = v.name AND w.row = v.row
              AND instr(',' || w.base || ',', ',' || \(stamp) || ',') > 0)
          ORDER BY v.clock, v.replica)),
        (SELECT json_group_array(field) FROM (\(names.joined(separator: " UNION ALL ")))),
        last_insert_rowid()
      WHERE (SELECT merging FROM logical_clock) = 0 AND (\(changed.joined(separator: " OR ")))
      ON CONFLICT (name, row, clock, replica) DO UPDATE SET
        image = excluded.image,
        fields = (SELECT json_group_array(value) FROM (
          SELECT value FROM json_each(row_version.fields)
          UNION SELECT value FROM json_each(excluded.fields)));
      """
  }

  private var deletion: String {
    """
    CREATE TRIGGER journal_delete_\(table.name) BEFORE DELETE ON \(table.name) BEGIN
      SELECT RAISE(ABORT, 'rows are removed by a tombstone');
    END
    """
  }

  private func textInsertion(_ image: String) -> String {
    let pairs = columns.map { "'\($0)', \(image).\"\($0)\"" }.joined(separator: ", ")
    let source = table.source.replacing("ROW", with: image)
    let studyCase = table.caseColumn.replacing("ROW", with: image)
    return """
      INSERT INTO journal_text (source, study_case, body)
      VALUES (\(source), \(studyCase), json_object(\(pairs)));
      """
  }
}
