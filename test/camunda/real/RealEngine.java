import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.grpc.ServerBuilder;
import io.grpc.ServerProvider;
import io.grpc.ServerRegistry;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Starts the real engine in memory and tells two loopback ports on the standard output: `ready GRPC CONTROL`. Control:
 *
 * <ul>
 *   <li>{@code GET /records?from=N}: waits until the engine is idle; then the events of its log from the N-th record on, a JSON object
 *       a line, and last a line with the number of records read so far.
 *   <li>{@code POST /time?ms=N}: moves the engine's clock forward by N ms.
 *   <li>{@code POST /command?type=T&intent=I&key=K} with a JSON object: writes this command into the engine's log, as a gateway does, for what the
 *       gRPC gateway of the engine in memory does not know (user tasks, results of jobs, ad-hoc activation). The object has the
 *       record's own property names; each object called {@code variables} is a document. 409 with the reason where the engine rejects it.
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
    Commands commands = new Commands(engine);
    control.createContext("/command", exchange -> answer(exchange, () -> commands.write(exchange)));
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

  /** Commands straight into the log of the engine's one partition. */
  private static class Commands {
    private final ZeebeTestEngine engine;
    private final LogStreamWriter writer;
    private final ObjectMapper json = new ObjectMapper();

    Commands(ZeebeTestEngine engine) throws ReflectiveOperationException {
      this.engine = engine;
      Field log = engine.getClass().getDeclaredField("logStream");
      log.setAccessible(true);
      writer = ((LogStream) log.get(engine)).newLogStreamWriter();
    }

    String write(HttpExchange exchange) throws Exception {
      Map<String, String> query = query(exchange);
      ValueType type = ValueType.valueOf(query.get("type"));
      Intent intent = Intent.fromProtocolValue(type, query.get("intent"));
      UnifiedRecordValue value = UnifiedRecordValue.fromValueType(type);
      Object given = withDocuments(json.readValue(exchange.getRequestBody(), Object.class));
      value.wrap(new UnsafeBuffer(MsgPackConverter.convertToMsgPack(given)));
      RecordMetadata metadata = new RecordMetadata().recordType(RecordType.COMMAND).valueType(type).intent(intent);
      LogAppendEntry entry = LogAppendEntry.of(Long.parseLong(query.get("key")), metadata, value);
      long position = writer.tryWrite(WriteContext.internal(), entry).get();
      Record<?> result = result(position);
      if (result.getRecordType() == RecordType.COMMAND_REJECTION) {
        throw new Rejected(result.getRejectionType() + ": " + result.getRejectionReason());
      }
      return "";
    }

    /** The first record that the command at this position of the log led to. */
    private Record<?> result(long position) throws Exception {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < deadline) {
        for (Record<?> record : engine.getRecordStreamSource().getRecords()) {
          if (record.getSourceRecordPosition() == position) return record;
        }
        Thread.sleep(1);
      }
      throw new IllegalStateException("the engine did not take the command in time");
    }

    private static Object withDocuments(Object given) throws IOException {
      if (given instanceof List<?> list) {
        List<Object> items = new ArrayList<>();
        for (Object item : list) items.add(withDocuments(item));
        return items;
      }
      if (!(given instanceof Map<?, ?> map)) return given;
      Map<String, Object> made = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        boolean isDocument = entry.getKey().equals("variables");
        Object value = entry.getValue();
        made.put((String) entry.getKey(), isDocument ? MsgPackConverter.convertToMsgPack(value) : withDocuments(value));
      }
      return made;
    }
  }

  private static class Rejected extends Exception {
    Rejected(String reason) {
      super(reason);
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : exchange.getRequestURI().getQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], parts[1]);
    }
    return query;
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
    } catch (Rejected rejection) {
      status = 409;
      text = rejection.getMessage();
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
