import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.dmn.DecisionEngine;
import io.camunda.zeebe.dmn.DecisionEngineFactory;
import io.camunda.zeebe.dmn.ParsedDecisionRequirementsGraph;
import io.camunda.zeebe.dmn.impl.VariablesContext;
import io.camunda.zeebe.el.EvaluationResult;
import io.camunda.zeebe.el.Expression;
import io.camunda.zeebe.el.ExpressionLanguage;
import io.camunda.zeebe.el.ExpressionLanguageFactory;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.camunda.feel.FeelEngineClock;

/**
 * Asks the real engine what FEEL texts mean. The first line of the standard input is a JSON object with the {@code variables} of all of
 * them and the time that it is {@code now}; each further line is one with a {@code text}, and an {@code input} where that is the cell of a
 * decision table. The standard output has a line for each: what an expression comes to as it is written into a variable, or whether the
 * input matches, as {@code value}; or a {@code failure}.
 */
public class RealFeel {
  private static final ObjectMapper json = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    JsonNode setting = json.readTree(in.readLine());
    ZonedDateTime now = ZonedDateTime.parse(setting.get("now").textValue());
    var expressions = new Expressions(() -> now, setting.get("variables"));
    var cells = new Cells(setting.get("variables"));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode asked = json.readTree(line);
      String text = asked.get("text").textValue();
      out.println(answer(() -> asked.has("input") ? cells.evaluate(text, asked.get("input")) : expressions.evaluate(text)));
    }
    out.flush();
  }

  /** Expressions of BPMN models, in the engine's own language. */
  private static class Expressions {
    private final ExpressionLanguage language;
    private final Map<String, DirectBuffer> variables = new HashMap<>();

    Expressions(FeelEngineClock clock, JsonNode given) {
      language = ExpressionLanguageFactory.createExpressionLanguage(clock);
      for (var entry : given.properties()) {
        variables.put(entry.getKey(), new UnsafeBuffer(MsgPackConverter.convertToMsgPack(entry.getValue())));
      }
    }

    JsonNode evaluate(String text) throws Exception {
      Expression expression = language.parseExpression("=" + text);
      EvaluationResult result = language.evaluateExpression(expression, variables::get);
      if (result.isFailure()) throw new IllegalArgumentException(result.getFailureMessage());
      return json.readTree(MsgPackConverter.convertToJson(result.toBuffer()));
    }
  }

  /** Cells of decision tables, each in a table of its own: whether its one rule applies. */
  private static class Cells {
    private static final String table =
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test">
          <decision id="decision" name="decision">
            <decisionTable id="table">
              <input id="column"><inputExpression id="expression"><text>input</text></inputExpression></input>
              <output id="output" name="output" />
              <rule id="rule">
                <inputEntry id="cell"><text>%s</text></inputEntry>
                <outputEntry id="entry"><text>true</text></outputEntry>
              </rule>
            </decisionTable>
          </decision>
        </definitions>
        """;
    private final DecisionEngine engine = DecisionEngineFactory.createDecisionEngine();
    private final Map<String, ParsedDecisionRequirementsGraph> tables = new HashMap<>();
    private final Map<String, Object> variables;

    @SuppressWarnings("unchecked")
    Cells(JsonNode given) throws Exception {
      variables = json.treeToValue(given, Map.class);
    }

    JsonNode evaluate(String text, JsonNode input) throws Exception {
      var parsed = tables.computeIfAbsent(text, this::parse);
      if (!parsed.isValid()) throw new IllegalArgumentException(parsed.getFailureMessage());
      var given = new HashMap<>(variables);
      given.put("input", json.treeToValue(input, Object.class));
      var result = engine.evaluateDecisionById(parsed, "decision", new VariablesContext(given));
      if (result.isFailure()) throw new IllegalArgumentException(result.getFailureMessage());
      return json.valueToTree(MsgPackConverter.convertToJson(result.getOutput()).equals("true"));
    }

    private ParsedDecisionRequirementsGraph parse(String text) {
      String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
      return engine.parse(new ByteArrayInputStream(table.formatted(escaped).getBytes(StandardCharsets.UTF_8)));
    }
  }

  private interface Question {
    JsonNode answer() throws Exception;
  }

  private static ObjectNode answer(Question question) {
    ObjectNode answer = json.createObjectNode();
    try {
      answer.set("value", question.answer());
    } catch (Exception | StackOverflowError problem) {
      answer.put("failure", String.valueOf(problem.getMessage()));
    }
    return answer;
  }
}
