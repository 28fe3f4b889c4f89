/* SQLite FTS5 on the same texts and queries.
     cc -O2 fts5.c -lsqlite3 -o fts5
     fts5 build CORPUS INDEX            contentless, detail=full: positions, no text, no offsets
     fts5 query INDEX QUERIES           all positions by xInst, the count, and both after dropping pages
     fts5 extras CORPUS INDEX QUERIES   one document more; character offsets by highlight()
   Prints lines of JSON. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char *tokenizer = "tokenize=\"unicode61 remove_diacritics 0\"";
static long enumerated;
static unsigned long position_sum;

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static void fail(const char *what, sqlite3 *db) {
  fprintf(stderr, "fts5: %s: %s\n", what, db ? sqlite3_errmsg(db) : "");
  exit(1);
}

static void run(sqlite3 *db, const char *sql) {
  if (sqlite3_exec(db, sql, 0, 0, 0) != SQLITE_OK) fail(sql, db);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, 0) != SQLITE_OK) fail(sql, db);
  return statement;
}

/* Goes through every position of every phrase in the document at hand. */
static void instances(
    const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context, int argc,
    sqlite3_value **argv) {
  int count = 0, phrase, column, offset;
  (void)argc;
  (void)argv;
  api->xInstCount(fts, &count);
  for (int i = 0; i < count; i++) {
    api->xInst(fts, i, &phrase, &column, &offset);
    position_sum += (unsigned long)offset;
  }
  enumerated += count;
  sqlite3_result_int(context, count);
}

static void add_function(sqlite3 *db) {
  fts5_api *api = 0;
  sqlite3_stmt *statement = prepare(db, "SELECT fts5(?1)");
  sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", 0);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  if (!api) fail("SQLite has no FTS5", db);
  api->xCreateFunction(api, "instances", 0, instances, 0);
}

static sqlite3 *open_index(const char *path, int flags) {
  sqlite3 *db;
  if (sqlite3_open_v2(path, &db, flags, 0) != SQLITE_OK) fail(path, db);
  add_function(db);
  return db;
}

static sqlite3 *open_for_reading(const char *path) {
  sqlite3 *db = open_index(path, SQLITE_OPEN_READONLY);
  run(db, "PRAGMA mmap_size=17179869184; PRAGMA cache_size=-400000");
  return db;
}

static void drop(const char *path) {
  int file = open(path, O_RDONLY);
  if (file < 0) return;
  fsync(file);
  posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
  close(file);
}

static long file_size(const char *path) {
  struct stat status;
  return stat(path, &status) ? 0 : (long)status.st_size;
}

static char *read_file(const char *path, long *length) {
  FILE *file = fopen(path, "rb");
  if (!file) fail(path, 0);
  *length = file_size(path);
  char *bytes = malloc((size_t)*length + 1);
  if (fread(bytes, 1, (size_t)*length, file) != (size_t)*length) fail(path, 0);
  fclose(file);
  return bytes;
}

static int is_text(const struct dirent *entry) { return entry->d_name[0] != '.'; }

/* Puts the first files of a corpus into the table; returns the number of their bytes. */
static long insert_files(sqlite3 *db, const char *corpus, int most, int *count) {
  struct dirent **entries;
  char path[4096];
  long total = 0, length;
  snprintf(path, sizeof path, "%s/txt", corpus);
  int number = scandir(path, &entries, is_text, alphasort);
  if (number < 0) fail(path, 0);
  if (most > 0 && number > most) number = most;
  sqlite3_stmt *insert = prepare(db, "INSERT INTO t(rowid, text) VALUES (?, ?)");
  for (int i = 0; i < number; i++) {
    snprintf(path, sizeof path, "%s/txt/%s", corpus, entries[i]->d_name);
    char *text = read_file(path, &length);
    sqlite3_bind_int(insert, 1, i + 1);
    sqlite3_bind_text(insert, 2, text, (int)length, SQLITE_STATIC);
    if (sqlite3_step(insert) != SQLITE_DONE) fail(path, db);
    sqlite3_reset(insert);
    free(text);
    total += length;
  }
  sqlite3_finalize(insert);
  *count = number;
  return total;
}

static void create(sqlite3 *db, const char *content) {
  char sql[400];
  run(db, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;"
          "PRAGMA cache_size=-200000");
  snprintf(sql, sizeof sql, "CREATE VIRTUAL TABLE t USING fts5(text, %s%s)", content, tokenizer);
  run(db, sql);
}

static void build(const char *corpus, const char *path) {
  remove(path);
  sqlite3 *db = open_index(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  create(db, "content='', ");
  double start = seconds();
  int count;
  run(db, "BEGIN");
  long bytes = insert_files(db, corpus, 0, &count);
  run(db, "COMMIT");
  run(db, "INSERT INTO t(t) VALUES ('optimize')");
  double wall = seconds() - start;
  sqlite3_close(db);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  double cpu = usage.ru_utime.tv_sec + usage.ru_utime.tv_usec * 1e-6 + usage.ru_stime.tv_sec +
               usage.ru_stime.tv_usec * 1e-6;
  printf(
      "{\"kind\":\"build\",\"engine\":\"SQLite FTS5\",\"version\":\"%s\",\"threads\":1,"
      "\"docs\":%d,\"textBytes\":%ld,\"indexBytes\":%ld,\"wall\":%.4f,\"cpu\":%.4f,"
      "\"memory\":%ld,\"holds\":\"positions\"}\n"
      "{\"kind\":\"note\",\"engine\":\"SQLite FTS5\",\"note\":\"contentless, detail=full; built in one "
      "transaction without a journal, then optimised\"}\n",
      sqlite3_libversion(), count, bytes, file_size(path), wall, cpu, usage.ru_maxrss * 1024);
}

/* Writes the words of a class as FTS5 wants them; returns 0 where it cannot answer. */
static int match(const char *class, const char *words, char *out, size_t size) {
  if (!strcmp(class, "prefix")) return snprintf(out, size, "\"%s\"*", words), 1;
  if (!strncmp(class, "phrase", 6) || strstr(class, "_term"))
    return snprintf(out, size, "\"%s\"", words), 1;
  const char *space = strchr(words, ' ');
  if (!space) return 0;
  int first = (int)(space - words);
  if (!strcmp(class, "and2"))
    return snprintf(out, size, "\"%.*s\" AND \"%s\"", first, words, space + 1), 1;
  if (!strcmp(class, "near5"))
    return snprintf(out, size, "NEAR(\"%.*s\" \"%s\", 4)", first, words, space + 1), 1;
  return 0;
}

static double step_all(sqlite3_stmt *statement, const char *expression, long *value) {
  double start = seconds();
  sqlite3_bind_text(statement, 1, expression, -1, SQLITE_STATIC);
  while (sqlite3_step(statement) == SQLITE_ROW) *value = (long)sqlite3_column_int64(statement, 0);
  sqlite3_reset(statement);
  return seconds() - start;
}

static const char *near_rules =
    ",\"hitRule\":\"counts every occurrence of either word\","
    "\"docRule\":\"an apostrophe parts a word in two, which widens gaps\"";

static const char *enumerate_sql = "SELECT instances(t) FROM t WHERE t MATCH ?";

static void query(const char *path, const char *queries) {
  FILE *file = fopen(queries, "r");
  if (!file) fail(queries, 0);
  char line[4000], expression[4100], last[4000] = "";
  int cold = 0;
  sqlite3 *db = open_for_reading(path);
  sqlite3_stmt *count = prepare(db, "SELECT count(*) FROM t WHERE t MATCH ?");
  sqlite3_stmt *list = prepare(db, enumerate_sql);
  for (int pass = 0; pass < 2; pass++) {
    rewind(file);
    last[0] = 0;
    if (pass == 1) {
      sqlite3_finalize(count);
      sqlite3_finalize(list);
      sqlite3_close(db);
    }
    while (fgets(line, sizeof line, file)) {
      line[strcspn(line, "\n")] = 0;
      char *tab = strchr(line, '\t');
      if (!tab) continue;
      *tab = 0;
      if (strcmp(last, line)) cold = 0, snprintf(last, sizeof last, "%s", line);
      if (!match(line, tab + 1, expression, sizeof expression)) continue;
      long docs = 0, ignored = 0;
      if (pass == 0) {
        double best = 1e9, best_count = 1e9;
        for (int k = 0; k < 5; k++) {
          double spent = step_all(count, expression, &docs);
          if (spent < best_count) best_count = spent;
          enumerated = 0;
          spent = step_all(list, expression, &ignored);
          if (spent < best) best = spent;
        }
        printf(
            "{\"kind\":\"query\",\"engine\":\"SQLite FTS5\",\"class\":\"%s\",\"query\":\"%s\","
            "\"hits\":%ld,\"docs\":%ld,\"us\":%.2f,\"countUs\":%.2f%s}\n",
            line, tab + 1, enumerated, docs, best * 1e6, best_count * 1e6,
            strcmp(line, "near5") ? "" : near_rules);
      } else if (cold++ < 8) {
        drop(path);
        double start = seconds();
        sqlite3 *fresh = open_for_reading(path);
        sqlite3_stmt *statement = prepare(fresh, enumerate_sql);
        step_all(statement, expression, &ignored);
        printf(
            "{\"kind\":\"cold\",\"engine\":\"SQLite FTS5\",\"class\":\"%s\",\"query\":\"%s\","
            "\"us\":%.1f}\n",
            line, tab + 1, (seconds() - start) * 1e6);
        sqlite3_finalize(statement);
        sqlite3_close(fresh);
      }
    }
  }
  fclose(file);
}

static void figure(const char *name, double value, const char *unit, const char *note) {
  printf(
      "{\"kind\":\"figure\",\"engine\":\"SQLite FTS5\",\"name\":\"%s\",\"value\":%.3f,"
      "\"unit\":\"%s\",\"note\":\"%s\"}\n",
      name, value, unit, note);
}

/* One document more in a copy of the index. */
static void add_one(const char *corpus, const char *index) {
  char copy[4096], sql[8200];
  long length;
  snprintf(copy, sizeof copy, "%s.more", index);
  remove(copy);
  sqlite3 *db = open_index(index, SQLITE_OPEN_READWRITE);
  snprintf(sql, sizeof sql, "VACUUM INTO '%s'", copy);
  run(db, sql);
  sqlite3_close(db);
  snprintf(sql, sizeof sql, "%s/txt/000000.txt", corpus);
  char *text = read_file(sql, &length);
  for (int synced = 0; synced < 2; synced++) {
    db = open_index(copy, SQLITE_OPEN_READWRITE);
    run(db, synced ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"
                   : "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF");
    sqlite3_stmt *insert = prepare(db, "INSERT INTO t(rowid, text) VALUES (?, ?)");
    double best = 1e9;
    for (int i = 0; i < 7; i++) {
      double start = seconds();
      sqlite3_bind_int(insert, 1, 10000000 + synced * 100 + i);
      sqlite3_bind_text(insert, 2, text, (int)length, SQLITE_STATIC);
      if (sqlite3_step(insert) != SQLITE_DONE) fail("insert", db);
      sqlite3_reset(insert);
      double spent = seconds() - start;
      if (spent < best) best = spent;
    }
    sqlite3_finalize(insert);
    sqlite3_close(db);
    figure(synced ? "one interview more, on disk" : "one interview more", best * 1e3, "ms", "");
  }
  remove(copy);
  free(text);
}

/* Where hits lie in the text can only be had by highlight(), which reads the text again. */
static void offsets(const char *corpus, const char *queries) {
  sqlite3 *db = open_index(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  create(db, "");
  int count;
  run(db, "BEGIN");
  insert_files(db, corpus, 200, &count);
  run(db, "COMMIT");
  sqlite3_stmt *marked =
      prepare(db, "SELECT highlight(t, 0, char(1), char(2)) FROM t WHERE t MATCH ?");
  FILE *file = fopen(queries, "r");
  char line[4000], expression[4100];
  long hits = 0;
  double spent = 0;
  int asked = 0;
  while (fgets(line, sizeof line, file) && asked < 20) {
    line[strcspn(line, "\n")] = 0;
    char *tab = strchr(line, '\t');
    if (!tab) continue;
    *tab = 0;
    if (strcmp(line, "mid_term") || !match(line, tab + 1, expression, sizeof expression)) continue;
    asked++;
    double start = seconds();
    sqlite3_bind_text(marked, 1, expression, -1, SQLITE_STATIC);
    while (sqlite3_step(marked) == SQLITE_ROW) {
      const char *text = (const char *)sqlite3_column_text(marked, 0);
      while ((text = strchr(text, 1))) hits++, text++;
    }
    sqlite3_reset(marked);
    spent += seconds() - start;
  }
  fclose(file);
  if (hits) {
    figure(
        "line in context, mid_term", spent / (double)hits * 1e9, "ns a hit",
        "highlight() over 200 stored interviews");
  }
}

int main(int argc, char **argv) {
  if (argc == 4 && !strcmp(argv[1], "build")) {
    build(argv[2], argv[3]);
  } else if (argc == 4 && !strcmp(argv[1], "query")) {
    query(argv[2], argv[3]);
  } else if (argc == 5 && !strcmp(argv[1], "extras")) {
    add_one(argv[2], argv[3]);
    offsets(argv[2], argv[4]);
  } else {
    fprintf(stderr, "fts5 build CORPUS INDEX | query INDEX QUERIES | extras CORPUS INDEX QUERIES\n");
    return 64;
  }
  return 0;
}
