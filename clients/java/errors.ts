/** Writes how calls fail: the exceptions, their enums, and what the answers and words of a panel stand for. */
import { condition, KINDS, OUTCOMES, reasonsIn, TOO_MANY, VERDICTS, WITHOUT_WORDS } from "../errors.ts";
import type { Words } from "../reasons.ts";
import { quote } from "../words.ts";
import { file } from "./tables.ts";

/** The source of each class, by its name. */
export function writeErrors(words: readonly Words[]): { [name: string]: string } {
  // What cannot be sent is an IllegalArgumentException, as Java has it.
  const { input: _, ...kinds } = KINDS;
  const reasons = [...reasonsIn(words), ...WITHOUT_WORDS].map((reason) => [reason, ""]);
  return {
    Kind: writeEnum("How a call failed.", "Kind", kinds),
    Outcome: writeEnum("What became of an order, a refill or a cancel.", "Outcome", OUTCOMES),
    Reason: writeEnum("What a panel's words mean.", "Reason", Object.fromEntries(reasons), writeReasonOf(words)),
    RefusedException: file(REFUSED),
    PanelException: file(`
import java.util.List;

/**
 * A call failed. After Outcome.UNKNOWN an order, refill or cancel may exist. No message has the key.
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

  /** Throws what an answer stands for, unless it is a good one. */
  static void check(int status, String refusal, boolean namesOrder, boolean isJson) {
    if (status == 429 && refusal.isEmpty()) refusal = ${quote(TOO_MANY)};
${VERDICTS.map(writeVerdict).join("\n")}
  }

  static PanelException unexpected(String wanted) {
    return new PanelException(Kind.UNEXPECTED, "no " + wanted + " where one belongs", Outcome.UNKNOWN);
  }
}`),
  };
}

const REFUSED = `/** The panel said no, in the words of the message, and did nothing. */
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
}`;

function writeVerdict({ when, kind, outcome, text }: (typeof VERDICTS)[number]): string {
  const ends = `Outcome.${constant(outcome)}`;
  const made = text
    ? `PanelException(Kind.${constant(kind)}, "${text.replace("{status}", '" + status + "')}", ${ends})`
    : `RefusedException(refusal, status == 429 ? Reason.RATE_LIMIT : Reason.of(refusal), ${ends})`;
  return `    if (${condition(when, { refusal: "!refusal.isEmpty()" })}) throw new ${made};`;
}

function writeReasonOf(words: readonly Words[]): string {
  const rows = words.map((row) => `{${quote(row.words)}, "${row.reason.toUpperCase()}"}`);
  return `
  private static final String[][] WORDS = {${rows.join(", ")}};

  static Reason of(String text) {
    String said = text.toLowerCase(java.util.Locale.ROOT);
    for (String[] row : WORDS) if (said.contains(row[0])) return valueOf(row[1]);
    return OTHER;
  }
`;
}

function writeEnum(about: string, name: string, texts: { [value: string]: string }, body = ""): string {
  const constants = Object.entries(texts).map(([value, text]) => `${text && `/** ${text} */ `}${constant(value)}`);
  return file(`/** ${about} */\npublic enum ${name} { ${constants.join(", ")}${body && `;\n${body}`} }`);
}

function constant(value: string): string {
  return value.toUpperCase().replace("-", "_");
}
