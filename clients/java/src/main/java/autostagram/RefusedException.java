package autostagram;

/** The panel said no, in the words of the message, and did nothing. */
public class RefusedException extends PanelException {
  private final Reason reason;

  RefusedException(String text, Reason reason, Outcome outcome) {
    super(reason == Reason.RATE_LIMIT ? Kind.RATE_LIMITED : Kind.REFUSED, text, outcome);
    this.reason = reason;
  }

  /** What the words mean. */
  public Reason reason() {
    return reason;
  }
}
