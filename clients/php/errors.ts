/** Writes how calls and the entries of lists end, for the end of Panel.php: the errors, and what the answers and words of a panel stand for. */
import { condition, KINDS, type Kind, OUTCOMES, reasonsIn, TOO_MANY, VERDICTS, WITHOUT_WORDS } from "../errors.ts";
import type { Words } from "../reasons.ts";
import { pascal } from "../words.ts";
import { quote } from "./text.ts";

/** What cannot be sent is an InvalidArgumentException, as PHP has it. */
const CLASSES: { [kind in Exclude<Kind, "input" | "refused">]: [name: string, base: string] } = {
  rate_limited: ["RateLimited", "Refused"],
  http: ["HttpError", "PanelError"],
  redirect: ["RedirectError", "PanelError"],
  unreadable: ["UnreadableAnswer", "PanelError"],
  unexpected: ["UnexpectedAnswer", "PanelError"],
  timeout: ["TimeoutError", "PanelError"],
  connection: ["ConnectionError", "PanelError"],
};

const OUTCOME = Object.keys(OUTCOMES).map(quote).join("|");

/** What one id of a list comes to. */
const ENTRY = `/**
 * One id of a list: its value; or the panel's words for why there is none, and what they mean.
 *
 * @template T
 */
final class Entry
{
    /** @param T|null $value */
    public function __construct(
        public readonly int $id,
        public readonly mixed $value = null,
        public readonly ?string $error = null,
        public readonly ?Reason $reason = null,
    ) {
    }
}`;

const BASES = `/** A call failed. The outcome is not-sent, refused, or unknown: then an order, refill or cancel may exist. */
abstract class PanelError extends \\RuntimeException
{
    /** @var list<Entry<mixed>> Of a list of more than 100 ids: the entries before the part that failed. */
    public array $answered = [];

    /** @param ${OUTCOME} $outcome */
    public function __construct(string $operation, string $problem, public readonly string $outcome = 'unknown')
    {
        parent::__construct("$operation: $problem" . match (true) {
            $outcome === 'not-sent' => '; nothing was sent',
            $outcome === 'unknown' && preg_match('/^(add|create|cancel)/', $operation) === 1
                => '; the panel may have acted, so look before you repeat the call',
            default => '',
        });
    }

    /** @internal Throws what an answer stands for, unless it is a good one. */
    public static function check(
        string $operation,
        int $status,
        ?string $refusal,
        bool $namesOrder,
        bool $isJson,
    ): void {
        $refusal ??= $status === 429 ? ${quote(TOO_MANY)} : null;
        match (true) {
${VERDICTS.map(writeVerdict).join("\n")}
            default => null,
        };
    }

    private static function refusal(string $operation, int $status, string $text, string $outcome): Refused
    {
        $reason = $status === 429 ? Reason::RateLimit : Reason::of($text);
        $class = $reason === Reason::RateLimit ? RateLimited::class : Refused::class;
        return new $class($operation, $text, $reason, $outcome);
    }
}

/** ${KINDS.refused} It did nothing and charged nothing. */
class Refused extends PanelError
{
    public function __construct(
        string $operation,
        public readonly string $text,
        public readonly Reason $reason,
        string $outcome = 'refused',
    ) {
        parent::__construct($operation, $text, $outcome);
    }
}`;

export function writeErrors(words: readonly Words[]): string[] {
  return [
    ENTRY,
    BASES,
    ...Object.entries(CLASSES).map(
      ([kind, [name, base]]) => `/** ${KINDS[kind as Kind]} */\nfinal class ${name} extends ${base}\n{\n}`,
    ),
    writeReasons(words),
  ];
}

function writeVerdict({ when, kind, outcome, text }: (typeof VERDICTS)[number]): string {
  const parts = { status: "$status", refusal: "$refusal !== null", namesOrder: "$namesOrder", isJson: "$isJson" };
  const [name] = kind === "refused" || kind === "input" ? [] : CLASSES[kind];
  const made = text
    ? `new ${name}($operation, "${text.replace("{status}", "$status")}", ${quote(outcome)})`
    : `self::refusal($operation, $status, $refusal, ${quote(outcome)})`;
  return `            ${condition(when, { ...parts, "==": "===" })}\n                => throw ${made},`;
}

function writeReasons(words: readonly Words[]): string {
  const known = [...reasonsIn(words), ...WITHOUT_WORDS];
  const cases = known.map((reason) => `    case ${pascal(reason)} = ${quote(reason)};\n`);
  const rows = words.map((row) => `            ${quote(row.words)} => self::${pascal(row.reason)},\n`);
  return `/** What the words of a refusal mean. In a list also: the answer leaves an id out, or its entry makes no sense. */
enum Reason: string
{
${cases.join("")}
    public static function of(string $text): self
    {
        $known = [
${rows.join("")}        ];
        foreach ($known as $words => $reason) {
            if (str_contains(strtolower($text), $words)) {
                return $reason;
            }
        }
        return self::Other;
    }
}`;
}
