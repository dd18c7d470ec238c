import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.pipeline.QuoteAttributionAnnotator;
import edu.stanford.nlp.util.CoreMap;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Runs CoreNLP's quote annotator with the pipeline it needs over the .txt files
 * of a folder and writes a line of JSON a file: its quotations with the words
 * of their speaker. Offsets are UTF-16 units, as CoreNLP has them.
 *
 * Use: java -cp CLASSPATH Quotes.java FOLDER OUTPUT
 */
public class Quotes {
  public static void main(String[] args) throws Exception {
    Properties props = new Properties();
    props.setProperty("annotators", "tokenize,pos,lemma,ner,depparse,coref,quote");
    props.setProperty("threads", "1");
    StanfordCoreNLP pipeline = new StanfordCoreNLP(props);
    List<Path> files;
    try (Stream<Path> list = Files.list(Path.of(args[0]))) {
      files = list.filter(p -> p.toString().endsWith(".txt")).sorted().toList();
    }
    try (PrintStream out = new PrintStream(args[1], "UTF-8")) {
      for (Path file : files) {
        CoreDocument doc = new CoreDocument(Files.readString(file));
        pipeline.annotate(doc);
        out.println("{\"id\":" + text(file.getFileName().toString()) + ",\"quotes\":[" + String.join(",", quotes(doc)) + "]}");
      }
    }
  }

  /** The quotations of a document: place, mention of the speaker, name of the speaker. */
  static List<String> quotes(CoreDocument doc) {
    List<CoreLabel> tokens = doc.annotation().get(CoreAnnotations.TokensAnnotation.class);
    List<CoreMap> quotes = doc.annotation().get(CoreAnnotations.QuotationsAnnotation.class);
    List<String> out = new ArrayList<>();
    for (CoreMap quote : quotes == null ? List.<CoreMap>of() : quotes) {
      Integer first = quote.get(QuoteAttributionAnnotator.MentionBeginAnnotation.class);
      Integer last = quote.get(QuoteAttributionAnnotator.MentionEndAnnotation.class);
      String speaker = "null";
      if (first != null && last != null) {
        speaker = span(tokens.get(first).beginPosition(), tokens.get(last).endPosition());
      }
      String name = quote.get(QuoteAttributionAnnotator.CanonicalMentionAnnotation.class);
      out.add("{\"content\":"
          + span(quote.get(CoreAnnotations.CharacterOffsetBeginAnnotation.class), quote.get(CoreAnnotations.CharacterOffsetEndAnnotation.class))
          + ",\"speaker\":" + speaker + ",\"name\":" + (name == null ? "null" : text(name)) + "}");
    }
    return out;
  }

  static String span(int start, int end) { return "[" + start + "," + end + "]"; }

  static String text(String s) {
    StringBuilder b = new StringBuilder("\"");
    for (char c : s.toCharArray()) {
      if (c == '"' || c == '\\' || c < ' ') {
        b.append(String.format("\\u%04x", (int) c));
      } else {
        b.append(c);
      }
    }
    return b.append('"').toString();
  }
}
