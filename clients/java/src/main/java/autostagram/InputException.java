package autostagram;

/** An argument, the key or the URL cannot be right. Nothing was sent. */
public class InputException extends PanelException {
  InputException(String message) {
    super(Kind.INPUT, message, Outcome.NOT_SENT);
  }
}
