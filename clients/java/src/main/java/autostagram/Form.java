package autostagram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.util.*;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Writes forms as panels read them, and finds the key in what comes back. */
final class Form {
  private static final String LINE = "(?=.*\\S)[^\\x00\\r\\n\\x{D800}-\\x{DFFF}]+";

  static String encode(String name, Object value) {
    return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(write(name, value), UTF_8);
  }

  /** A whole number, or text; a list becomes lines, of which none may be empty: each is charged. */
  static String write(String name, Object value) {
    boolean isWhole = value instanceof Long || value instanceof Integer;
    if (isWhole && (!Protocol.IDS.contains(name) || ((Number) value).longValue() > 0))
      return "" + value;
    List<?> lines = value instanceof List<?> list ? list : Collections.singletonList(value);
    var texts = lines.stream().map(one -> one instanceof String s && s.matches(LINE) ? s : "\0");
    String text = texts.collect(joining("\n"));
    if (!text.isEmpty() && !text.contains("\0")) return text;
    throw new IllegalArgumentException(name + " is no id, whole number, line or list of lines");
  }

  /** Takes the key out of a text, however forms, JSON, HTML or base64 spell it. */
  static UnaryOperator<String> mask(String key) {
    String sign = "(?:\\\\*\\%c|(?:%%(?:25)*|\\\\+u00)%x|&#?\\w+;)";
    StringBuilder spelt = new StringBuilder();
    for (char c : key.toCharArray()) {
      spelt.append(Character.isLetterOrDigit(c) ? "" + c : sign.formatted(c, (int) c));
    }
    for (int shift = 0; shift < 3; shift++) {
      byte[] bytes = (" ".repeat(shift) + key).getBytes(UTF_8);
      String coded = Base64.getEncoder().encodeToString(bytes).replaceFirst(".=*$", "");
      if (coded.length() > 9) spelt.append("|\\Q").append(coded.substring(shift + 1)).append("\\E");
    }
    Pattern pattern = Pattern.compile(spelt.toString(), Pattern.CASE_INSENSITIVE);
    return text -> pattern.matcher(text).replaceAll("[key]");
  }
}
