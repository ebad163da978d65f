package autostagram;

import static java.net.http.HttpResponse.BodyHandlers.ofByteArrayConsumer;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.*;
import java.net.*;
import java.net.http.*;
import java.time.Duration;
import java.util.concurrent.*;
import java.util.zip.GZIPInputStream;

/**
 * Sends a form over HTTP, once, and ends in time: a timeout of java.net.http leaves out the body.
 */
record Transport(URI url, Duration timeout) {
  /** One for all panels. What it runs beside the calls is too short to be worth other threads. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .executor(Runnable::run)
          .build();

  /** A call that is late is interrupted, and HttpClient closes its connection. */
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "autostagram");
            thread.setDaemon(true);
            return thread;
          });

  private static final int LARGEST = 1 << 25;

  record Answer(int status, String body) {}

  Answer send(String form) {
    var request = HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(form));
    request.headers("Content-Type", "application/x-www-form-urlencoded", "Accept-Encoding", "gzip");
    var body = new ByteArrayOutputStream();
    // What is cut off here is no JSON any more.
    var keep =
        ofByteArrayConsumer(c -> c.filter(b -> body.size() < LARGEST).ifPresent(body::writeBytes));
    // Its sendAsync hands each step to another thread, and takes three times as long.
    var sent = THREADS.submit(() -> CLIENT.send(request.build(), keep));
    try {
      var answer = sent.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      InputStream text = new ByteArrayInputStream(body.toByteArray());
      if (answer.headers().map().containsKey("Content-Encoding")) text = new GZIPInputStream(text);
      return new Answer(answer.statusCode(), new String(text.readNBytes(LARGEST), UTF_8));
    } catch (TimeoutException late) {
      throw new PanelException(Kind.TIMEOUT, "no whole answer within " + timeout, Outcome.UNKNOWN);
    } catch (InterruptedException | IOException | ExecutionException broken) {
      if (broken instanceof InterruptedException) Thread.currentThread().interrupt();
      // The other error is not kept: it may quote what came.
      Throwable why = broken instanceof ExecutionException ? broken.getCause() : broken;
      Outcome outcome = why instanceof ConnectException ? Outcome.NOT_SENT : Outcome.UNKNOWN;
      throw new PanelException(Kind.CONNECTION, "no answer: " + why.getClass().getName(), outcome);
    } finally {
      sent.cancel(true);
    }
  }
}
