import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.grpc.ServerBuilder;
import io.grpc.ServerProvider;
import io.grpc.ServerRegistry;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Starts the real engine in memory and tells two loopback ports on the standard output: `ready GRPC CONTROL`. Control:
 *
 * <ul>
 *   <li>{@code GET /records?from=N}: waits until the engine is idle; then the events of its log from the N-th record on, a JSON object
 *       a line, and last a line with the number of records read so far.
 *   <li>{@code POST /time?ms=N}: moves the engine's clock forward by N ms.
 * </ul>
 *
 * Ends when its standard input ends, so that it never outlives the test that started it.
 */
public class RealEngine {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  public static void main(String[] arguments) throws Exception {
    ServerRegistry.getDefaultRegistry().register(new Loopback());
    int port = freePort();
    ZeebeTestEngine engine = EngineFactory.create(port);
    engine.start();
    HttpServer control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    control.createContext("/records", exchange -> answer(exchange, () -> records(engine, number(exchange))));
    control.createContext("/time", exchange -> answer(exchange, () -> {
      engine.increaseTime(Duration.ofMillis(number(exchange)));
      return "";
    }));
    control.start();
    System.out.println("ready " + port + " " + control.getAddress().getPort());
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  private static String records(ZeebeTestEngine engine, long from) throws Exception {
    engine.waitForIdleState(PATIENCE);
    long[] count = {0};
    String lines =
        StreamSupport.stream(engine.getRecordStreamSource().getRecords().spliterator(), false)
            .peek(record -> count[0]++)
            .skip(from)
            .filter(record -> record.getRecordType() == RecordType.EVENT)
            .map(Record::toJson)
            .collect(Collectors.joining("\n"));
    return lines + "\n" + count[0];
  }

  private static long number(HttpExchange exchange) {
    return Long.parseLong(exchange.getRequestURI().getQuery().split("=")[1]);
  }

  /** The engine asks for a gRPC server on a port of every interface; it gets one on the loopback interface. */
  private static class Loopback extends ServerProvider {
    @Override
    protected boolean isAvailable() {
      return true;
    }

    @Override
    protected int priority() {
      return 10;
    }

    @Override
    protected ServerBuilder<?> builderForPort(int port) {
      return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private interface Work {
    String run() throws Exception;
  }

  private static void answer(HttpExchange exchange, Work work) throws IOException {
    int status = 200;
    String text;
    try {
      text = work.run();
    } catch (Exception problem) {
      status = 500;
      text = problem.toString();
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
