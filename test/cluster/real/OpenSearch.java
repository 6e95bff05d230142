import java.nio.file.Path;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * Runs one OpenSearch node on two loopback ports: {@code FOLDER HTTP_PORT TRANSPORT_PORT}. Ends when its standard input ends, so that it
 * never outlives the test that started it.
 */
public class OpenSearch {
  public static void main(String[] arguments) throws Exception {
    OpenSearchRunner runner = new OpenSearchRunner();
    runner.onBuild((number, settings) -> {
      settings.put("network.host", "127.0.0.1");
      settings.put("http.port", arguments[1]);
      settings.put("transport.port", arguments[2]);
      settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
    });
    runner.build(
        OpenSearchRunner.newConfigs()
            .basePath(Path.of(arguments[0]).toString())
            .clusterName("test")
            .numOfNode(1)
            .disableESLogger());
    while (System.in.read() >= 0) {}
    runner.close();
    System.exit(0);
  }
}
