package autostagram;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Callable;

/**
 * Calls a second through the client and through raw java.net.http, in turns: Bench URL KEY prints
 * {"client": n, "raw": n} each time.
 */
final class Bench {
  private static final int ROUNDS = 15;
  private static final int CALLS = 200;

  public static void main(String[] args) throws Exception {
    var panel = new Panel(args[1], args[0]);
    var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    var json = new ObjectMapper();
    Callable<String> client = () -> panel.getOrderStatus(1).status();
    Callable<String> raw =
        () -> {
          var request =
              HttpRequest.newBuilder(URI.create(args[0]))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("key=" + args[1] + "&action=status&order=1"))
                  .build();
          String body = http.send(request, BodyHandlers.ofString()).body();
          return json.readTree(body).get("status").asText();
        };
    for (int round = 0; round < ROUNDS; round++) {
      System.out.printf("{\"client\": %.0f, \"raw\": %.0f}%n", speed(client), speed(raw));
    }
  }

  private static double speed(Callable<String> call) throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      if (!call.call().equals("Partial")) throw new AssertionError("another answer");
    }
    return CALLS / ((System.nanoTime() - start) / 1e9);
  }
}
