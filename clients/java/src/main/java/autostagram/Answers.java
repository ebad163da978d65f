package autostagram;

import static com.fasterxml.jackson.databind.DeserializationFeature.*;

import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.*;

/**
 * Reads what a panel answers. Panels write numbers as text and text as numbers; Jackson reads both.
 */
final class Answers {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(USE_BIG_DECIMAL_FOR_FLOATS, FAIL_ON_TRAILING_TOKENS, FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(FAIL_ON_UNKNOWN_PROPERTIES, ACCEPT_FLOAT_AS_INT)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  /** JSON without its envelope, or a refusal in form encoding; missing for what is neither. */
  static JsonNode parse(String text) {
    try {
      JsonNode answer = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
      for (String name : Protocol.ENVELOPES) {
        if (answer.path(name).isContainerNode()) answer = answer.get(name);
      }
      return answer;
    } catch (JsonProcessingException unreadable) {
      if (!text.matches("error=[\\w.+-]+")) return JSON.missingNode();
      return JSON.createObjectNode().put("error", text.substring(6).replace('+', ' '));
    }
  }

  /** Empty where the panel did not say no. */
  static String errorIn(JsonNode value) {
    return value.path("error").isTextual() ? value.get("error").asText() : "";
  }

  /** A generated record, an id, a text, or a sign that a wish is taken. */
  static <T> T read(Class<T> type, JsonNode value) {
    try {
      if (type == Boolean.class && value.isNumber()) return type.cast(read(Long.class, value) > 0);
      T found = JSON.treeToValue(value, type);
      boolean isSign = !(found instanceof Long id) || id > 0;
      if (found != null && !found.equals(false) && isSign) return found;
    } catch (JsonProcessingException | IllegalArgumentException other) {
      // Not kept: it quotes what came.
    }
    throw PanelException.unexpected(type.getSimpleName());
  }

  /** What the answer says of each id, from rows that name theirs or from a map. */
  static Map<String, JsonNode> rowsById(JsonNode answer, String own, String field) {
    var rows = new HashMap<String, JsonNode>();
    answer.properties().forEach(row -> rows.put(row.getKey(), row.getValue()));
    if (answer.isArray()) answer.forEach(row -> rows.put(row.path(own).asText(), row));
    if (!answer.isContainerNode() || rows.containsKey("")) throw PanelException.unexpected("list");
    rows.replaceAll((id, row) -> row.has(field) ? row.get(field) : row);
    return rows;
  }
}
