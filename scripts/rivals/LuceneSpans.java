/*
 * Apache Lucene on the same texts and queries.
 *   javac -cp JARS -d OUT LuceneSpans.java
 *   java -cp JARS:OUT LuceneSpans build CORPUS INDEX [THREADS]   positions, no text, no offsets
 *   java -cp JARS:OUT LuceneSpans query INDEX QUERIES            all positions by spans, and the count
 * BENCH_DROP names a program that drops files from memory. Prints lines of JSON.
 */
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.spans.SpanMultiTermQueryWrapper;
import org.apache.lucene.search.spans.SpanNearQuery;
import org.apache.lucene.search.spans.SpanQuery;
import org.apache.lucene.search.spans.SpanTermQuery;
import org.apache.lucene.search.spans.SpanWeight;
import org.apache.lucene.store.MMapDirectory;

public class LuceneSpans {
  private static long positionSum;

  private static final class WordAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      return new TokenStreamComponents(words, new LowerCaseFilter(words));
    }
  }

  public static void main(String[] words) throws Exception {
    if (words.length >= 3 && words[0].equals("build")) {
      build(words[1], Paths.get(words[2]), words.length > 3 ? Integer.parseInt(words[3]) : 1);
    } else if (words.length == 3 && words[0].equals("query")) {
      query(Paths.get(words[1]), Paths.get(words[2]));
    } else {
      System.err.println("LuceneSpans build CORPUS INDEX [THREADS] | query INDEX QUERIES");
      System.exit(64);
    }
  }

  private static void build(String corpus, Path index, int threads) throws Exception {
    if (Files.exists(index)) {
      for (File file : index.toFile().listFiles()) file.delete();
    }
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.freeze();
    IndexWriterConfig config = new IndexWriterConfig(new WordAnalyzer());
    config.setRAMBufferSizeMB(1000);
    config.setUseCompoundFile(false);
    if (threads == 1) config.setMergeScheduler(new SerialMergeScheduler());
    File[] files = new File(corpus + "/txt").listFiles();
    Arrays.sort(files);
    long start = System.nanoTime();
    IndexWriter writer = new IndexWriter(new MMapDirectory(index), config);
    List<Thread> workers = new ArrayList<>();
    for (int worker = 0; worker < threads; worker++) {
      int first = worker;
      Thread thread = new Thread(() -> {
        try {
          for (int i = first; i < files.length; i += threads) {
            Document document = new Document();
            String text = new String(Files.readAllBytes(files[i].toPath()), StandardCharsets.UTF_8);
            document.add(new Field("text", text, type));
            writer.addDocument(document);
          }
        } catch (IOException error) {
          throw new RuntimeException(error);
        }
      });
      thread.start();
      workers.add(thread);
    }
    for (Thread thread : workers) thread.join();
    writer.forceMerge(1);
    writer.close();
    double wall = (System.nanoTime() - start) / 1e9;
    double cpu = ((com.sun.management.OperatingSystemMXBean)
        java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    long textBytes = 0;
    for (File file : files) textBytes += file.length();
    long indexBytes = 0;
    for (File file : index.toFile().listFiles()) indexBytes += file.length();
    System.out.printf(Locale.ROOT,
        "{\"kind\":\"build\",\"engine\":\"Lucene\",\"version\":\"%s\",\"threads\":%d,\"docs\":%d,"
        + "\"textBytes\":%d,\"indexBytes\":%d,\"wall\":%.4f,\"cpu\":%.4f,\"memory\":%d,"
        + "\"holds\":\"positions\"}\n"
        + "{\"kind\":\"note\",\"engine\":\"Lucene\",\"note\":\"one merged segment, no query cache; every query "
        + "has been answered before it is timed\"}\n",
        version(), threads, files.length, textBytes, indexBytes, wall, cpu, peakMemory());
  }

  private static String version() {
    String version = IndexWriter.class.getPackage().getImplementationVersion();
    return version == null ? "" : version.split(" ")[0];
  }

  private static long peakMemory() throws IOException {
    for (String line : Files.readAllLines(Paths.get("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
    return 0;
  }

  private static void query(Path index, Path queries) throws Exception {
    List<String[]> lines = new ArrayList<>();
    for (String line : Files.readAllLines(queries)) lines.add(line.split("\t"));
    DirectoryReader reader = DirectoryReader.open(new MMapDirectory(index));
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    for (int pass = 0; pass < 2; pass++) {
      for (String[] line : lines) {
        Query documents = documents(line[0], line[1]);
        double best = 1e9;
        double bestCount = 1e9;
        long hits = 0;
        long count = 0;
        for (int run = 0; run < 6; run++) {
          long first = System.nanoTime();
          count = searcher.count(documents);
          long second = System.nanoTime();
          hits = enumerate(searcher, line[0], line[1]);
          long third = System.nanoTime();
          bestCount = Math.min(bestCount, (second - first) / 1e3);
          best = Math.min(best, (third - second) / 1e3);
          if (pass == 0 && run == 1) break;
        }
        if (pass == 1) {
          System.out.printf(Locale.ROOT,
              "{\"kind\":\"query\",\"engine\":\"Lucene\",\"class\":\"%s\",\"query\":\"%s\","
              + "\"hits\":%d,\"docs\":%d,\"us\":%.2f,\"countUs\":%.2f%s}\n",
              line[0], line[1], hits, count, best, bestCount,
              line[0].equals("near5")
                  ? ",\"hitRule\":\"counts the narrowest windows, not the pairs\"" : "");
        }
      }
    }
    reader.close();
    cold(index, lines);
  }

  /** Opens the index and answers one query, with nothing of it in memory; the code is warm. */
  private static void cold(Path index, List<String[]> lines) throws Exception {
    String program = System.getenv("BENCH_DROP");
    if (program == null) return;
    String last = "";
    int asked = 0;
    for (String[] line : lines) {
      if (!line[0].equals(last)) asked = 0;
      last = line[0];
      if (asked++ >= 8) continue;
      new ProcessBuilder(program, "drop", index.toString()).inheritIO().start().waitFor();
      long start = System.nanoTime();
      DirectoryReader reader = DirectoryReader.open(new MMapDirectory(index));
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      enumerate(searcher, line[0], line[1]);
      double spent = (System.nanoTime() - start) / 1e3;
      reader.close();
      System.out.printf(Locale.ROOT,
          "{\"kind\":\"cold\",\"engine\":\"Lucene\",\"class\":\"%s\",\"query\":\"%s\","
          + "\"us\":%.1f}\n", line[0], line[1], spent);
    }
  }

  private static Term term(String word) {
    return new Term("text", word);
  }

  private static MultiTermQuery several(String kind, String text) {
    switch (kind) {
      case "prefix": return new PrefixQuery(term(text));
      case "fuzzy1": return new FuzzyQuery(term(text), 1, 0, 1000, false);
      case "regex": return new RegexpQuery(term(text));
      default: return null;
    }
  }

  private static Query documents(String kind, String text) {
    String[] words = text.split(" ");
    if (kind.endsWith("_term")) return new TermQuery(term(text));
    if (kind.startsWith("phrase")) return new PhraseQuery("text", words);
    if (kind.equals("near5")) return spans(kind, text);
    if (kind.equals("and2")) {
      return new BooleanQuery.Builder()
          .add(new TermQuery(term(words[0])), BooleanClause.Occur.MUST)
          .add(new TermQuery(term(words[1])), BooleanClause.Occur.MUST)
          .build();
    }
    return several(kind, text);
  }

  private static SpanQuery spans(String kind, String text) {
    if (kind.endsWith("_term")) return new SpanTermQuery(term(text));
    MultiTermQuery several = several(kind, text);
    if (several != null) return new SpanMultiTermQueryWrapper<>(several);
    String[] words = text.split(" ");
    SpanQuery[] parts = new SpanQuery[words.length];
    for (int i = 0; i < words.length; i++) parts[i] = new SpanTermQuery(term(words[i]));
    boolean isNear = kind.equals("near5");
    return new SpanNearQuery(parts, isNear ? 4 : 0, !isNear);
  }

  /** Goes through every position of a query. */
  private static long enumerate(IndexSearcher searcher, String kind, String text)
      throws IOException {
    if (kind.equals("and2")) return enumerateBoth(searcher, text.split(" "));
    long count = 0;
    Query query = searcher.rewrite(spans(kind, text));
    SpanWeight weight =
        (SpanWeight) searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      org.apache.lucene.search.spans.Spans found =
          weight.getSpans(leaf, SpanWeight.Postings.POSITIONS);
      if (found == null) continue;
      while (found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        while (found.nextStartPosition() != org.apache.lucene.search.spans.Spans.NO_MORE_POSITIONS) {
          count++;
          positionSum += found.startPosition() + found.endPosition();
        }
      }
    }
    return count;
  }

  /** Every position of two words in the documents that have both. */
  private static long enumerateBoth(IndexSearcher searcher, String[] words) throws IOException {
    long count = 0;
    Query query = searcher.rewrite(documents("and2", words[0] + " " + words[1]));
    Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer == null) continue;
      PostingsEnum[] lists = new PostingsEnum[2];
      for (int i = 0; i < 2; i++) {
        lists[i] = leaf.reader().postings(term(words[i]), PostingsEnum.POSITIONS);
      }
      DocIdSetIterator both = scorer.iterator();
      for (int doc = both.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = both.nextDoc()) {
        for (PostingsEnum list : lists) {
          list.advance(doc);
          for (int left = list.freq(); left > 0; left--) {
            positionSum += list.nextPosition();
            count++;
          }
        }
      }
    }
    return count;
  }
}
