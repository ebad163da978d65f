package autostagram;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.*;
import java.util.function.UnaryOperator;

/** What the methods of the client are made of: one call, and lists of any length. */
class Calls {
  private final Transport transport;
  // Functions, so that what prints the fields of an object does not print the key.
  private final UnaryOperator<String> sign;
  private final UnaryOperator<String> hide;

  Calls(String key, String url, Duration timeout) {
    if (key == null || !key.matches(Protocol.KEY) || !url.matches(Protocol.ENDPOINT)) {
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
    String text = hide.apply(Answers.errorIn(found));
    if (!text.isEmpty()) return new Entry<>(id, null, text, Reason.of(text));
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
    JsonNode json = Answers.parse(answer.body());
    String refusal = hide.apply(Answers.errorIn(json));
    PanelException.check(answer.status(), refusal, json.hasNonNull("order"), !json.isMissingNode());
    return json;
  }
}
