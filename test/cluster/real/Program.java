import java.util.Arrays;

/**
 * Runs the main class that its first argument names, with the others. Ends when its standard input ends, so that it never outlives the test
 * that started it.
 */
public class Program {
  public static void main(String[] arguments) throws Exception {
    Thread watch = new Thread(Program::endWithInput);
    watch.setDaemon(true);
    watch.start();
    Class.forName(arguments[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {}
    } catch (java.io.IOException gone) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(0);
  }
}
