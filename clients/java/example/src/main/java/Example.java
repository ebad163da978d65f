import autostagram.*;

/** Asks where an order stands. The panel is in AUTOSTAGRAM_URL, the key in AUTOSTAGRAM_KEY. */
public class Example {
  public static void main(String[] args) {
    Panel panel = new Panel(System.getenv("AUTOSTAGRAM_KEY"), System.getenv("AUTOSTAGRAM_URL"));
    try {
      OrderStatus order = panel.getOrderStatus(1);
      System.out.println(order.status() + " " + order.remains() + ", " + order.charge());
    } catch (RefusedException error) {
      System.out.println("refused: " + error.getMessage());
    }
  }
}
