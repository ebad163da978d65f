package autostagram;

import static autostagram.Kind.CONNECTION;
import static autostagram.Kind.TIMEOUT;
import static autostagram.Outcome.NOT_SENT;
import static autostagram.Outcome.UNKNOWN;
import static java.net.http.HttpResponse.BodyHandlers.ofByteArrayConsumer;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.*;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.*;
import java.time.Duration;
import java.util.concurrent.*;
import java.util.zip.GZIPInputStream;

/**
 * Sends a form over HTTP, once, and ends in time: a timeout of java.net.http leaves out the body.
 */
record Transport(HttpClient client, URI url, Duration timeout) {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int LARGEST = 1 << 25;

  /** A call that is late is interrupted, and HttpClient closes its connection. */
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "autostagram");
            thread.setDaemon(true);
            return thread;
          });

  record Answer(int status, String body) {}

  Answer send(String form) {
    var headers = new String[] {"Content-Type", FORM, "Accept-Encoding", "gzip"};
    var content = HttpRequest.BodyPublishers.ofString(form);
    var request = HttpRequest.newBuilder(url).headers(headers).POST(content).build();
    var body = new ByteArrayOutputStream();
    // What is cut off here is no JSON any more.
    var keep =
        ofByteArrayConsumer(c -> c.filter(b -> body.size() < LARGEST).ifPresent(body::writeBytes));
    var sent = THREADS.submit(() -> client.send(request, keep));
    try {
      var answer = sent.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      InputStream text = new ByteArrayInputStream(body.toByteArray());
      if (answer.headers().map().containsKey("Content-Encoding")) text = new GZIPInputStream(text);
      return new Answer(answer.statusCode(), new String(text.readNBytes(LARGEST), UTF_8));
    } catch (TimeoutException late) {
      throw new PanelException(TIMEOUT, "no whole answer within " + timeout, UNKNOWN);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PanelException(CONNECTION, "interrupted", UNKNOWN);
    } catch (IOException | ExecutionException broken) {
      // The other error is not kept: it may quote what came.
      Throwable cause = broken instanceof IOException ? broken : broken.getCause();
      String name = "no connection, or it broke: " + cause.getClass().getSimpleName();
      Outcome outcome = cause instanceof ConnectException ? NOT_SENT : UNKNOWN;
      throw new PanelException(CONNECTION, name, outcome);
    } finally {
      sent.cancel(true);
    }
  }
}
