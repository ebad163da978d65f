package autostagram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs vectors: Runner FILE BASE prints one line of JSON for each, as clients/vectors/README.md
 * says.
 */
final class Runner {
  private static final String KEY = "k3y-canary-7Q2x";
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] args) throws Exception {
    JsonNode vectors = JSON.readTree(new File(args[0])).get("vectors");
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var pool = Executors.newFixedThreadPool(16);
    var lines = new ArrayList<Future<String>>();
    for (int i = 0; i < vectors.size(); i++) {
      String url = args[1] + "/" + i + "/api/v2";
      JsonNode vector = vectors.get(i);
      lines.add(pool.submit(() -> run(vector, url)));
    }
    for (Future<String> line : lines) out.println(line.get());
    pool.shutdown();
  }

  private static String run(JsonNode vector, String base) throws Exception {
    JsonNode client = vector.path("client");
    var timeout = Duration.ofMillis(client.path("timeoutMs").asLong(30_000));
    var shown = new ArrayList<String>();
    Map<String, Object> outcome = new LinkedHashMap<>();
    try {
      Panel panel =
          new Panel(client.path("key").asText(KEY), client.path("url").asText(base), timeout);
      show(panel, shown);
      String operation = vector.get("operation").asText();
      outcome.put("value", plain(call(panel, operation, vector.get("arguments"), shown)));
    } catch (PanelException | IllegalArgumentException error) {
      outcome.put("error", plainError(error));
      for (Throwable one = error; one != null; one = one.getCause()) show(one, shown);
    }
    var line = Map.of("id", vector.get("id"), "outcome", outcome, "shown", shown);
    return JSON.writeValueAsString(line);
  }

  private static Object plainError(RuntimeException error) throws Exception {
    if (!(error instanceof PanelException failed))
      return Map.of("kind", "input", "outcome", "not-sent");
    Map<String, Object> failure = new LinkedHashMap<>();
    failure.put("kind", failed.kind().name().toLowerCase());
    failure.put("outcome", failed.outcome().name().toLowerCase().replace('_', '-'));
    failure.put("answered", plain(failed.answered()));
    if (failed instanceof RefusedException) failure.put("text", failed.getMessage());
    return failure;
  }

  private static Object call(Panel panel, String operation, JsonNode given, List<String> shown)
      throws Exception {
    return switch (operation) {
      case "listServices" -> panel.listServices();
      case "addOrder" -> addOrder(panel, given.get("form"), shown);
      case "getOrderStatus" -> panel.getOrderStatus(given.get("order").asLong());
      case "getOrderStatuses" -> panel.getOrderStatuses(ids(given.get("orders")));
      case "createRefill" -> panel.createRefill(given.get("order").asLong());
      case "createRefills" -> panel.createRefills(ids(given.get("orders")));
      case "getRefillStatus" -> panel.getRefillStatus(given.get("refill").asLong());
      case "getRefillStatuses" -> panel.getRefillStatuses(ids(given.get("refills")));
      case "cancelOrders" -> panel.cancelOrders(ids(given.get("orders")));
      default -> panel.getBalance();
    };
  }

  private static long[] ids(JsonNode list) {
    return JSON.convertValue(list, long[].class);
  }

  /** By the first class that has these fields and no others; else by the fields as they are. */
  private static PlacedOrder addOrder(Panel panel, JsonNode form, List<String> shown)
      throws Exception {
    Map<String, Object> fields = JSON.convertValue(form, JSON.constructType(Map.class));
    for (Class<?> type : Order.class.getPermittedSubclasses()) {
      Order order = (Order) type.getDeclaredConstructor().newInstance();
      if (!fill(order, fields)) continue;
      show(order, shown);
      return panel.addOrder(order);
    }
    return panel.addOrder(fields);
  }

  private static boolean fill(Order order, Map<String, Object> fields) throws Exception {
    for (var field : fields.entrySet()) {
      Object value =
          field.getValue() instanceof Integer whole ? (Long) whole.longValue() : field.getValue();
      Class<?> type =
          value instanceof Long ? long.class : value instanceof List ? List.class : String.class;
      try {
        order.getClass().getMethod(camel(field.getKey()), type).invoke(order, value);
      } catch (NoSuchMethodException other) {
        return false;
      }
    }
    return new TreeSet<>(order.fields().keySet()).equals(new TreeSet<>(fields.keySet()));
  }

  private static String camel(String name) {
    return java.util.regex.Pattern.compile("_(.)")
        .matcher(name)
        .replaceAll(m -> m.group(1).toUpperCase());
  }

  /** Records and entries in the form of the vectors: amounts and counts are text, ids numbers. */
  private static Object plain(Object value) throws Exception {
    if (value instanceof List<?> list) {
      var all = new ArrayList<Object>();
      for (Object one : list) all.add(plain(one));
      return all;
    }
    if (value instanceof Entry<?> entry) return plainEntry(entry);
    if (!(value instanceof Record)) return value;
    Map<String, Object> fields = new LinkedHashMap<>();
    for (var part : value.getClass().getRecordComponents()) {
      Object found = part.getAccessor().invoke(value);
      String name = part.getName().replaceAll("([A-Z])", "_$1").toLowerCase();
      boolean isCount =
          found instanceof Long && !List.of("order", "refill", "service").contains(name);
      if (found instanceof BigDecimal amount) found = amount.toPlainString();
      fields.put(name, isCount ? found.toString() : found);
    }
    return fields;
  }

  private static Object plainEntry(Entry<?> entry) throws Exception {
    if (entry.reason() == Reason.MISSING || entry.reason() == Reason.UNEXPECTED) {
      return Map.of("id", entry.id(), entry.reason().name().toLowerCase(), true);
    }
    if (entry.value() != null) return Map.of("id", entry.id(), "value", plain(entry.value()));
    return Map.of("id", entry.id(), "error", Map.of("text", entry.error()));
  }

  /**
   * Every text in which a person may meet it: printed, with its fields as debuggers and reflection
   * show them, its stack.
   */
  private static void show(Object value, List<String> shown) throws Exception {
    shown.add(value.toString());
    for (Class<?> type = value.getClass();
        type.getName().startsWith("autostagram");
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        field.setAccessible(true);
        shown.add(field.getName() + "=" + field.get(value));
      }
    }
    if (!(value instanceof Throwable error)) return;
    var stack = new StringWriter();
    error.printStackTrace(new PrintWriter(stack));
    shown.add(stack.toString());
  }
}
