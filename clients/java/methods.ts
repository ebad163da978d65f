/** Writes Panel.java: a method for each operation of the description, in its own words. */
import { type Operation, textOf } from "../operations.ts";
import { quote } from "../words.ts";
import { javadoc } from "./javadoc.ts";

export function writeMethods(operations: readonly Operation[], url: string): string {
  const methods = operations.flatMap((operation) => {
    const doc = `/** ${javadoc(textOf(operation, operations, (name) => name))}`;
    return signatures(operation).map(({ gives, takes, does }) => {
      const cut = operation.takes === "ids" ? " A longer list than 100 is sent in parts." : "";
      return `${doc}${cut} */\npublic ${gives} ${operation.name}(${takes}) {\n  ${does}\n}\n`;
    });
  });
  return `// Made from the description. Do not edit.
package autostagram;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * One panel, one key. Threads can share it. Every method throws a {@link PanelException}, or an IllegalArgumentException before anything is sent; nothing is sent twice, and no redirect is followed.
 */
public final class Panel extends Calls {
  private static final String URL = ${quote(url)};

  /** The panel of 오토스타그램, and 30 seconds for each call. */
  public Panel(String key) {
    this(key, URL);
  }

  /** Another panel of this protocol: https, or http to this machine. */
  public Panel(String key, String url) {
    this(key, url, Duration.ofSeconds(30));
  }

  /** With a time for each call from its beginning to the last byte of the answer. */
  public Panel(String key, String url, Duration timeout) {
    super(key, url, timeout);
  }

${methods.join("\n")}}
`;
}

type Signature = { gives: string; takes: string; does: string };

function signatures({ name, action, takes, own, gives, isCatalogue, field }: Operation): Signature[] {
  const call = (method: string, type: string, ...rest: string[]) =>
    `return ${method}(${[JSON.stringify(action), `${type}.class`, ...rest].join(", ")});`;
  if (isCatalogue) {
    const rows = `one(${quote(action)}, ${gives}[].class, Map.of())`;
    return [{ gives: `List<${gives}>`, takes: "", does: `return List.of(${rows});` }];
  }
  if (takes === "ids") {
    const type = TYPES[gives] ?? gives;
    const many = `return many(${[action, own].map(quote).join(", ")}, ${own}s, ${quote(field)}, ${type}.class);`;
    const list = `List<Entry<${type}>>`;
    return [
      { gives: list, takes: `Collection<Long> ${own}s`, does: many },
      { gives: list, takes: `long... ${own}s`, does: `return ${name}(LongStream.of(${own}s).boxed().toList());` },
    ];
  }
  if (takes === "form") {
    return [
      { gives, takes: "Order order", does: call("one", gives, "order.fields()") },
      // For types of services that are not documented.
      { gives, takes: "Map<String, ?> fields", does: call("one", gives, "fields") },
    ];
  }
  const fields = takes === "id" ? `Map.of(${quote(own)}, ${own})` : "Map.of()";
  return [{ gives, takes: takes === "id" ? `long ${own}` : "", does: call("one", gives, fields) }];
}

/** What stands for values of lists that are no models. A number that says that a wish was taken is a Boolean. */
const TYPES: { [schema: string]: string } = { RefillId: "Long", RefillState: "String", integer: "Boolean" };
