package autostagram;

import java.util.List;

/**
 * A call failed. After Outcome.UNKNOWN an order, refill or cancel may exist. No message has the
 * key.
 */
public class PanelException extends RuntimeException {
  private final Kind kind;
  private final Outcome outcome;
  transient List<? extends Entry<?>> answered = List.of();

  PanelException(Kind kind, String message, Outcome outcome) {
    super(message);
    this.kind = kind;
    this.outcome = outcome;
  }

  /** How it failed. */
  public Kind kind() {
    return kind;
  }

  /** What became of the order, refill or cancel. */
  public Outcome outcome() {
    return outcome;
  }

  /** Of a list of more than 100 ids: the entries before the part that failed. */
  public List<? extends Entry<?>> answered() {
    return answered;
  }
}
