import { type Call, lines, quoted } from "./call.ts";

/** One file, to be run as it is: `java Sample.java`. */
export function java(call: Call): string {
  const fields = lines(call, (name, value) => `        form.put("${name}", ${value});`, "KEY");
  return `${encodingNote(call)}import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

public class Sample {
    static final String ADDRESS = ${quoted(call.url)};
    static final String KEY = ${quoted(call.key)};

    public static void main(String[] args) throws Exception {
        Map<String, String> form = new LinkedHashMap<>();
${fields.join("\n")}
        String body = form.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(ADDRESS))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        HttpResponse<String> answer =
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(answer.body());
    }
}
`;
}

/** Until Java 18 the launcher reads a source file in the encoding of the machine. */
function encodingNote({ fields }: Call): string {
  const plain = fields.every(([, value]) => /^[ -~\s]*$/.test(String(value)));
  return plain ? "" : "// Before Java 18: java -Dfile.encoding=UTF-8 Sample.java\n";
}
