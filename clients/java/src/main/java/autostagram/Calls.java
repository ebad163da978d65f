package autostagram;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.*;
import java.util.function.UnaryOperator;

/** What the methods of the client are made of: one call, and lists of any length. */
class Calls {
  private static final String SAFE =
      "(http://(localhost|127(\\.\\d+){3}|\\[::1])|https://([a-zA-Z0-9.-]+|\\[[\\da-fA-F:]+]))"
          + "(:\\d{1,5})?(/[\\w.~-]+)*/api/v2";

  private final Transport transport;
  // Functions, so that what prints the fields of an object does not print the key.
  private final UnaryOperator<String> sign;
  private final UnaryOperator<String> hide;

  Calls(String key, String url, Duration timeout) {
    if (key == null || !key.matches("[!-~]+") || !url.matches(SAFE)) {
      throw new IllegalArgumentException("a bad key, or no https or local URL to .../api/v2");
    }
    transport = new Transport(URI.create(url), timeout);
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
          entries.add(entry(type, id, rows.get("" + id)));
        }
      } catch (PanelException error) {
        error.answered = entries;
        throw error;
      }
    }
    return entries;
  }

  private <T> Entry<T> entry(Class<T> type, long id, JsonNode found) {
    if (found == null) return new Entry<>(id, null, "left out of the answer", Reason.MISSING);
    String text = Answers.errorIn(found);
    if (!text.isEmpty()) return new Entry<>(id, null, hide.apply(text), Reason.of(text));
    try {
      return new Entry<>(id, Answers.read(type, found), null, null);
    } catch (PanelException other) {
      return new Entry<>(id, null, other.getMessage(), Reason.UNEXPECTED);
    }
  }

  private JsonNode call(String action, Map<String, ?> fields) {
    var form = fields.entrySet().stream().map(one -> Form.encode(one.getKey(), one.getValue()));
    String signed = sign.apply("action=" + action + form.map(one -> "&" + one).collect(joining()));
    Transport.Answer answer = transport.send(signed);
    int status = answer.status();
    boolean isUnclear = status >= 500 || Set.of(408, 425, 499).contains(status);
    if (isUnclear) throw new PanelException(Kind.HTTP, "HTTP " + status, Outcome.UNKNOWN);
    JsonNode found = Answers.parse(answer.body());
    String error = Answers.errorIn(found);
    if (status == 429 || !error.isEmpty()) {
      Outcome outcome = found.hasNonNull("order") ? Outcome.UNKNOWN : Outcome.REFUSED;
      Reason reason = status == 429 ? Reason.RATE_LIMIT : Reason.of(error);
      String text = error.isEmpty() ? "Too many calls" : hide.apply(error);
      throw new RefusedException(text, reason, outcome);
    }
    if (status >= 400) throw new PanelException(Kind.HTTP, "HTTP " + status, Outcome.REFUSED);
    if (status < 300 && !found.isMissingNode()) return found;
    String why = "HTTP " + status + ", and no answer of this API";
    throw new PanelException(status < 300 ? Kind.UNREADABLE : Kind.REDIRECT, why, Outcome.UNKNOWN);
  }
}
