package autostagram;

import static autostagram.Kind.HTTP;
import static autostagram.Kind.REDIRECT;
import static autostagram.Kind.UNREADABLE;
import static autostagram.Outcome.REFUSED;
import static autostagram.Outcome.UNKNOWN;
import static java.net.http.HttpClient.Redirect.NEVER;
import static java.net.http.HttpClient.Version.HTTP_1_1;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.*;
import java.util.function.UnaryOperator;

/** What the methods of the client are made of: one call, and lists of any length. */
class Calls {
  static final String URL = "https://xn--2i0bt7p86inpdbormib.com/api/v2";
  private static final String SAFE =
      "(http://(localhost|127(\\.\\d+){3}|\\[::1])|https://([a-zA-Z0-9.-]+|\\[[\\da-fA-F:]+]))"
          + "(:\\d{1,5})?(/[\\w.~-]+)*/api/v2";

  private final Transport transport;
  // Functions, so that what prints the fields of an object does not print the key.
  private final UnaryOperator<String> sign;
  private final UnaryOperator<String> hide;

  Calls(String key, String url, Duration timeout) {
    if (key == null || !key.matches("[!-~]+")) throw new InputException("no key, or a bad one");
    if (!url.matches(SAFE)) throw new InputException("no https or local URL that ends in /api/v2");
    var http = HttpClient.newBuilder().version(HTTP_1_1).followRedirects(NEVER);
    // What runs beside the calls is too short to be worth a change of threads.
    var client = http.executor(Runnable::run).build();
    transport = new Transport(client, URI.create(url), timeout);
    sign = form -> form + "&" + Form.encode("key", key);
    hide = Form.mask(key);
  }

  <T> T one(String action, Class<T> type, Map<String, ?> fields) {
    return Answers.read(type, call(action, fields));
  }

  <T> List<Entry<T>> many(
      String action, String own, Collection<Long> ids, String field, Class<T> type) {
    var distinct = List.copyOf(new LinkedHashSet<>(ids));
    var texts = distinct.stream().map(id -> Form.write(own, id)).toList();
    var entries = new ArrayList<Entry<T>>();
    // The panel refuses a longer list whole.
    for (int start = 0, end; start < texts.size(); start = end) {
      end = Math.min(start + 100, texts.size());
      try {
        var answer = call(action, Map.of(own + "s", String.join(",", texts.subList(start, end))));
        var rows = Answers.rowsById(answer, own, field);
        for (long id : distinct.subList(start, end)) {
          entries.add(Answers.readEntry(type, id, rows.get("" + id), hide));
        }
      } catch (PanelException error) {
        error.answered = entries;
        throw error;
      }
    }
    return entries;
  }

  private JsonNode call(String action, Map<String, ?> fields) {
    var form = fields.entrySet().stream().map(one -> Form.encode(one.getKey(), one.getValue()));
    String signed = sign.apply("action=" + action + form.map(one -> "&" + one).collect(joining()));
    Transport.Answer answer = transport.send(signed);
    int status = answer.status();
    boolean isUnclear = status >= 500 || Set.of(408, 425, 499).contains(status);
    if (isUnclear) throw new PanelException(HTTP, "HTTP " + status, UNKNOWN);
    JsonNode found = Answers.parse(answer.body());
    String error = Answers.errorIn(found);
    if (status == 429 || !error.isEmpty()) {
      Outcome outcome = found.hasNonNull("order") ? UNKNOWN : REFUSED;
      Reason reason = status == 429 ? Reason.RATE_LIMIT : Reason.of(error);
      String text = error.isEmpty() ? "Too many calls" : hide.apply(error);
      throw new RefusedException(text, reason, outcome);
    }
    if (status >= 400) throw new PanelException(HTTP, "HTTP " + status, REFUSED);
    if (status < 300 && !found.isMissingNode()) return found;
    String why = "HTTP " + status + ", and no answer of this API";
    throw new PanelException(status < 300 ? UNREADABLE : REDIRECT, why, UNKNOWN);
  }
}
