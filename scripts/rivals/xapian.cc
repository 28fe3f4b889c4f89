// Xapian on the same texts and queries.
//   c++ -O2 -std=c++17 xapian.cc -lxapian -o xapian
//   xapian build CORPUS INDEX    positions, no text, no offsets; compacted
//   xapian query INDEX QUERIES   documents, then all positions from their lists
// Prints lines of JSON.
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using Words = std::vector<std::string>;
using Positions = std::vector<Xapian::termpos>;

static unsigned long position_sum;

static double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

static long folder_size(const std::string &path) {
  long total = 0;
  for (auto &entry : fs::directory_iterator(path)) {
    if (entry.is_regular_file()) total += static_cast<long>(entry.file_size());
  }
  return total;
}

static void build(const std::string &corpus, const std::string &index) {
  std::vector<fs::path> files;
  for (auto &entry : fs::directory_iterator(corpus + "/txt")) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  const std::string loose = index + ".loose";
  fs::remove_all(loose);
  fs::remove_all(index);
  long text_bytes = 0;
  const double start = seconds();
  {
    Xapian::WritableDatabase database(
        loose, Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
    Xapian::TermGenerator generator;
    for (auto &path : files) {
      std::ifstream file(path, std::ios::binary);
      std::string text((std::istreambuf_iterator<char>(file)), {});
      text_bytes += static_cast<long>(text.size());
      Xapian::Document document;
      generator.set_document(document);
      generator.set_termpos(0);
      generator.index_text(text);
      database.add_document(document);
    }
    database.commit();
  }
  Xapian::Database(loose).compact(index);
  const double wall = seconds() - start;
  fs::remove_all(loose);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const double cpu = usage.ru_utime.tv_sec + usage.ru_utime.tv_usec * 1e-6 +
                     usage.ru_stime.tv_sec + usage.ru_stime.tv_usec * 1e-6;
  std::printf(
      "{\"kind\":\"build\",\"engine\":\"Xapian\",\"version\":\"%s\",\"threads\":1,\"docs\":%zu,"
      "\"textBytes\":%ld,\"indexBytes\":%ld,\"wall\":%.4f,\"cpu\":%.4f,\"memory\":%ld,"
      "\"holds\":\"positions\"}\n"
      "{\"kind\":\"note\",\"engine\":\"Xapian\",\"note\":\"compacted; positions of phrases and near words "
      "are joined by the program that measures\"}\n",
      Xapian::version_string(), files.size(), text_bytes, folder_size(index), wall, cpu,
      usage.ru_maxrss * 1024);
}

static Xapian::Query parsed(const std::string &kind, const std::string &text, const Words &words) {
  using Q = Xapian::Query;
  if (kind == "and2") return Q(Q::OP_AND, words.begin(), words.end());
  if (kind == "near5") return Q(Q::OP_NEAR, words.begin(), words.end(), 6);
  if (kind.rfind("phrase", 0) == 0) {
    return Q(Q::OP_PHRASE, words.begin(), words.end(),
             static_cast<Xapian::termcount>(words.size()));
  }
  return Q(text);
}

static Positions positions(const Xapian::Database &database, Xapian::docid id,
                           const std::string &word) {
  return Positions(database.positionlist_begin(id, word), database.positionlist_end(id, word));
}

// All hits in one document.
static long hits_in(const Xapian::Database &database, Xapian::docid id, const std::string &kind,
                    const Words &words) {
  std::vector<Positions> lists;
  for (auto &word : words) lists.push_back(positions(database, id, word));
  long count = 0;
  if (kind.rfind("phrase", 0) == 0) {
    for (auto first : lists[0]) {
      bool all = true;
      for (size_t i = 1; i < lists.size() && all; i++) {
        all = std::binary_search(lists[i].begin(), lists[i].end(), first + i);
      }
      if (all) count++, position_sum += first;
    }
  } else if (kind == "near5") {
    for (auto first : lists[0]) {
      auto place = std::lower_bound(lists[1].begin(), lists[1].end(), first > 5 ? first - 5 : 0);
      for (; place != lists[1].end() && *place <= first + 5; ++place) {
        count++, position_sum += *place;
      }
    }
  } else {
    for (auto &list : lists) {
      for (auto position : list) count++, position_sum += position;
    }
  }
  return count;
}

static long answer(const Xapian::Database &database, const Xapian::Query &query,
                   const std::string &kind, const Words &words, double &documents, long &found) {
  const double start = seconds();
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  Xapian::MSet set = enquire.get_mset(0, database.get_doccount());
  documents = std::min(documents, seconds() - start);
  found = static_cast<long>(set.size());
  long hits = 0;
  for (auto item = set.begin(); item != set.end(); ++item) {
    hits += hits_in(database, *item, kind, words);
  }
  return hits;
}

static void query(const std::string &index, const std::string &queries) {
  Xapian::Database database(index);
  for (int pass = 0; pass < 2; pass++) {
    std::ifstream file(queries);
    std::string line, last;
    int asked = 0;
    while (std::getline(file, line)) {
      const auto tab = line.find('\t');
      const std::string kind = line.substr(0, tab), text = line.substr(tab + 1);
      if (kind == "prefix" || kind == "fuzzy1" || kind == "regex") continue;
      std::istringstream stream(text);
      const Words words{std::istream_iterator<std::string>(stream), {}};
      const Xapian::Query wanted = parsed(kind, text, words);
      double documents = 1e9;
      long found = 0, hits = 0;
      if (pass == 0) {
        double best = 1e9;
        for (int run = 0; run < 4; run++) {
          const double start = seconds();
          hits = answer(database, wanted, kind, words, documents, found);
          best = std::min(best, seconds() - start);
        }
        std::printf(
            "{\"kind\":\"query\",\"engine\":\"Xapian\",\"class\":\"%s\",\"query\":\"%s\","
            "\"hits\":%ld,\"docs\":%ld,\"us\":%.2f,\"countUs\":%.2f}\n",
            kind.c_str(), text.c_str(), hits, found, best * 1e6, documents * 1e6);
        continue;
      }
      if (kind != last) asked = 0;
      last = kind;
      if (asked++ >= 8) continue;
      database.close();
      for (auto &entry : fs::directory_iterator(index)) {
        const int handle = open(entry.path().c_str(), O_RDONLY);
        fsync(handle);
        posix_fadvise(handle, 0, 0, POSIX_FADV_DONTNEED);
        close(handle);
      }
      const double start = seconds();
      Xapian::Database fresh(index);
      answer(fresh, wanted, kind, words, documents, found);
      std::printf(
          "{\"kind\":\"cold\",\"engine\":\"Xapian\",\"class\":\"%s\",\"query\":\"%s\","
          "\"us\":%.1f}\n",
          kind.c_str(), text.c_str(), (seconds() - start) * 1e6);
    }
  }
}

int main(int argc, char **argv) {
  const std::string command = argc == 4 ? argv[1] : "";
  if (command == "build") {
    build(argv[2], argv[3]);
  } else if (command == "query") {
    query(argv[2], argv[3]);
  } else {
    std::fprintf(stderr, "xapian build CORPUS INDEX | query INDEX QUERIES\n");
    return 64;
  }
  return 0;
}
