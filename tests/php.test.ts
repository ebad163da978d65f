/** The PHP client and its example, run by a real PHP against the mock and against servers that misbehave. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createSocketServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { writePanel } from "../clients/php/generate.ts";
import { stage, withMock } from "../contract-tests/tests/support/stage.ts";
import { closedPort, servePanel, serveSocket } from "./support/panel.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "examples", "php");
const client = join(root, "clients", "php", "src", "Panel.php");
/** Every character of it that a form can escape is one that a form does escape. */
const KEY = "canary+5f1c/0e7a&=%25";
const BALANCE = '{"balance":"100.84292","currency":"USD"}';
const MAY_HAVE_ACTED = "the panel may have acted, so look before you repeat the call";

const works = (command: string, ...args: string[]) => spawnSync(command, args, { timeout: 10_000 }).status === 0;
const hasPhp = works("php", "-r", "exit(extension_loaded('curl') ? 0 : 1);");
const hasOpenssl = works("openssl", "version");
const maySkip = process.env.CI_NO_SKIP !== "1";

type Run = { code: number | null; stdout: string; stderr: string };
type Env = Record<string, string>;
type Options = { env?: Env; ini?: Env };

// Everything that PHP could complain about shows, and stack traces show every argument in full.
const STRICT = {
  error_reporting: "-1",
  display_errors: "stderr",
  log_errors: "0",
  "zend.exception_ignore_args": "0",
  "zend.exception_string_param_max_len": "100000",
};

async function php(args: string[], { env = {}, ini = {} }: Options = {}): Promise<Run> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^AUTOSTAGRAM_|_proxy$/i.test(name));
  const settings = Object.entries({ ...STRICT, ...ini }).flatMap(([name, value]) => ["-d", `${name}=${value}`]);
  const child = spawn("php", [...settings, ...args], {
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 15_000,
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk) => (output.stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk) => (output.stderr += chunk));
  const [code] = await once(child, "close");
  return { code, ...output };
}

function runExample(url: string, key: string, env: Env = {}): Promise<Run> {
  return php([join(folder, "example.php")], { env: { AUTOSTAGRAM_URL: url, AUTOSTAGRAM_KEY: key, ...env } });
}

/** Runs PHP with `$panel` at hand and gives back what it echoes, as JSON; what is thrown comes back as its parts. */
async function withPanel<Result>(url: string, code: string, { env = {}, ini = {} }: Options = {}): Promise<Result> {
  const { stdout, stderr } = await php(
    [
      "-r",
      `require getenv("PANEL_FILE");
       try {
         $panel = new Autostagram\\Panel(getenv("PANEL_KEY"), getenv("PANEL_URL"));
         ${code}
       } catch (Throwable $error) {
         echo json_encode(["class" => $error::class, "message" => $error->getMessage(),
           "shown" => $error . print_r($error->getTrace(), true)], JSON_INVALID_UTF8_SUBSTITUTE);
       }`,
    ],
    { env: { ...env, PANEL_FILE: client, PANEL_KEY: KEY, PANEL_URL: url }, ini },
  );
  expect(stderr).toBe("");
  return JSON.parse(stdout) as Result;
}

async function answerTo(url: string, call: string, options: Options = {}): Promise<unknown> {
  const code = `echo json_encode(["value" => $panel->${call}]);`;
  return (await withPanel<{ value?: unknown }>(url, code, options)).value;
}

/** The error of a call, once it is known that neither its message nor its stack trace holds the key. */
async function errorOf(url: string, call: string, options: Options = {}): Promise<{ class: string; message: string }> {
  const code = `$value = $panel->${call}; echo json_encode(["class" => "", "message" => "", "shown" => ""]);`;
  const { shown, ...error } = await withPanel<{ class: string; message: string; shown: string }>(url, code, options);
  expect(shown).toContain(error.message);
  for (const spelling of [KEY, encodeURIComponent(KEY)]) expect(shown).not.toContain(spelling);
  return error;
}

const ORDER = 'addOrder(["service" => 1, "link" => "https://example.com/p/1", "quantity" => 1000])';
const reads: [operation: string, call: string][] = [
  ["listServices", "listServices()"],
  ["getOrderStatus", "getOrderStatus(1)"],
  ["getOrderStatuses", "getOrderStatuses([1, 10, 100])"],
  ["getRefillStatus", "getRefillStatus(1)"],
  ["getRefillStatuses", "getRefillStatuses([1, 2, 3])"],
  ["getBalance", "getBalance()"],
];
const writes: [operation: string, call: string][] = [
  ["addOrder", ORDER],
  ["createRefill", "createRefill(1)"],
  ["createRefills", "createRefills([1, 2, 3])"],
  ["cancelOrders", "cancelOrders([9, 2])"],
];
const calls = [...reads, ...writes];

function operationOf(id: string) {
  const found = stage.description.operations.find((operation) => operation.id === id);
  return found ?? expect.fail(`the description has no operation ${id}`);
}

/** The requests that the description shows for `addOrder` and that get an order, as they look on the wire. */
function orderExamples(): Env[] {
  const { requests, answers } = operationOf("addOrder");
  const placed = Object.entries(requests).filter(([name]) => !(name in answers));
  return placed.map(([, { value }]) =>
    Object.fromEntries(Object.entries(value as object).map(([name, field]) => [name, String(field)])),
  );
}

/** A port that counts who connects, and hangs up. */
async function countConnections(): Promise<{ url: string; count: () => number }> {
  let connections = 0;
  const server = createSocketServer((socket) => {
    connections += 1;
    socket.on("error", () => {}).destroy();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, count: () => connections };
}

type Certificate = { file: string; cert: Buffer; key: Buffer };

/** A certificate signed by itself. */
async function makeCertificate(subject: string): Promise<Certificate> {
  const place = await mkdtemp(join(tmpdir(), "autostagram-"));
  onTestFinished(() => rm(place, { recursive: true }));
  const [file, keyFile] = [join(place, "cert.pem"), join(place, "key.pem")];
  const kind = "-x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=test".split(" ");
  const openssl = spawn("openssl", ["req", ...kind, "-addext", subject, "-keyout", keyFile, "-out", file]);
  const [code] = await once(openssl, "close");
  expect(code).toBe(0);
  return { file, cert: await readFile(file), key: await readFile(keyFile) };
}

async function serveTls({ cert, key }: Certificate): Promise<{ url: string; requests: () => number }> {
  let requests = 0;
  const server = createTlsServer({ cert, key }, (_, response) => {
    requests += 1;
    response.setHeader("connection", "close").end(BALANCE);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2`, requests: () => requests };
}

/** What a documented answer is in PHP: ids are integers, and a list has an entry for each id. */
function typed(operation: string, answer: unknown): unknown {
  if (operation === "createRefill") return { refill: Number((answer as { refill: string }).refill) };
  if (operation === "listServices" || !operation.endsWith("s") || operation.endsWith("Status")) return answer;
  const rows = Array.isArray(answer) ? answer.map((row) => Object.values(row)) : Object.entries(answer as object);
  return rows.map(([id, value]) => {
    const text = value.error;
    const reason = text?.toLowerCase().replaceAll(" ", "_");
    if (text) return { id: Number(id), value: null, error: text, reason };
    return { id: Number(id), value: operation === "cancelOrders" ? value === 1 : value, error: null, reason: null };
  });
}

describe("the PHP client", () => {
  test("has what the description says", async () => {
    const actions = join(root, "generated", "actions.yaml");
    expect(await readFile(client, "utf8")).toBe(await writePanel({ root, actions }, client));
  });
});

describe.skipIf(!hasPhp && maySkip)("the PHP client, run (needs php-cli and php-curl)", () => {
  // Before each and not before all, so that each test fails and none counts as skipped.
  beforeEach(() => {
    if (!hasPhp) throw new Error("php with the curl extension is missing, and CI_NO_SKIP forbids to skip");
  });

  describe("example.php", () => {
    test("makes all ten calls and places an order of each of the 17 types, and a drip-feed", async () => {
      const called = new Set<string>();
      const orders: Env[] = [];
      const observe = (operation: string, fields: ReadonlyMap<string, string>) => {
        called.add(operation);
        if (operation === "addOrder") orders.push(Object.fromEntries(fields));
      };
      const { code, stdout, stderr } = await withMock({ observe }, ({ url, key }) => runExample(url, key));

      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect([...called].sort()).toEqual(stage.description.operations.map(({ id }) => id).sort());
      expect(orders).toEqual(orderExamples());
      const types = operationOf("addOrder").forms.map(({ title }) => title);
      expect(types).toHaveLength(17);
      const placed = [...stdout.matchAll(/^addOrder +(\d+) (.+)$/gm)].map(([, , type]) => type);
      expect(placed.filter((type) => type !== "Default, as a drip-feed")).toEqual(types);
      expect(placed).toHaveLength(18);
    });

    test("prints each answer in a line, a refused call and failing items too", async () => {
      const { stdout } = await withMock({}, ({ url, key }) => runExample(url, key));
      const lines = stdout.split("\n").map((line) => line.replace(/ +/, " "));
      expect(lines).toEqual(
        expect.arrayContaining([
          "listServices 1 Followers, 50 to 10000",
          "getOrderStatus 1 Partial, 157 to go, 0.27819 USD",
          "getOrderStatus 10 refused: Incorrect order ID",
          "getOrderStatuses 10 failed: Incorrect order ID",
          "getOrderStatuses 100 In progress",
          "createRefill 1 has the refill 1",
          "createRefills 3 failed: Incorrect order ID",
          "getRefillStatus 1 Completed",
          "getRefillStatuses 3 failed: Refill not found",
          "cancelOrders 9 failed: Incorrect order ID",
          "cancelOrders 2 1",
          "getBalance 100.84292 USD",
        ]),
      );
    });

    test("says why it ends and exits 1 when the key is wrong, or nobody is there", async () => {
      const refused = await withMock({}, ({ url }) => runExample(url, KEY));
      expect(refused).toEqual({ code: 1, stdout: "", stderr: "listServices: Invalid API key\n" });
      const alone = await runExample(await closedPort(), KEY);
      expect({ code: alone.code, stdout: alone.stdout }).toEqual({ code: 1, stdout: "" });
      expect(alone.stderr).toMatch(/^listServices: .*; nothing was sent\n$/);
    });

    test("goes to the local mock with its key unless it is told another panel", async () => {
      // PHP looks for a function in the namespace first: these see the call and end before it is sent.
      const watch = `namespace Autostagram;
        function curl_init($url) { echo $url; return \\curl_init(); }
        function curl_setopt_array($curl, $options) { echo " ", $options[CURLOPT_POSTFIELDS]; exit; }
        require getenv("EXAMPLE");`;
      const { stdout } = await php(["-r", watch], { env: { EXAMPLE: join(folder, "example.php") } });
      expect(stdout).toBe("http://127.0.0.1:4010/api/v2 key=demo&action=services");
    });

    test("prints no key", async () => {
      const run = await withMock({ key: KEY }, ({ url }) => runExample(url, KEY));
      expect(run.code).toBe(0);
      expect(run.stdout + run.stderr).not.toContain("canary");
    });

    test.each([
      "https://panel.example/api/v2",
      "http://panel.example/api/v2",
      "https://127.0.0.1.nip.io/api/v2",
      "https://127.0.0.1@panel.example/api/v2",
      "panel.example/api/v2",
    ])("exits 2 without a connection when the panel is at %s", async (url) => {
      const proxy = await countConnections();
      const env = { http_proxy: proxy.url, https_proxy: proxy.url };
      const { code, stdout, stderr } = await runExample(url, KEY, env);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(/^This script places orders: [^\n]+\n$/);
      expect(proxy.count()).toBe(0);
      // Whatever is sent shows at the proxy.
      await errorOf("https://panel.example/api/v2", "getBalance()", { env });
      expect(proxy.count()).toBe(1);
    });
  });

  describe("Panel", () => {
    test.each(calls)("gives what the panel answers to %s, with the names of the wire", async (operation, call) => {
      const { answers } = operationOf(operation);
      const [documented] = Object.values(answers);
      await withMock({ key: KEY }, async ({ url }) =>
        expect(await answerTo(url, call)).toEqual(typed(operation, documented?.value)),
      );
    });

    test("sends an order form as it sends its fields", async () => {
      const seen: Env[] = [];
      const observe = (_: string, fields: ReadonlyMap<string, string>) => void seen.push(Object.fromEntries(fields));
      const form = 'addOrder(new Autostagram\\CustomCommentsOrder(service: 2, link: "x", comments: ["a", "b"]))';
      const fields = 'addOrder(["service" => 2, "link" => "x", "comments" => ["a", "b"]])';
      await withMock({ key: KEY, observe }, async ({ url }) => {
        for (const call of [form, fields]) await answerTo(url, call);
      });
      expect(seen).toEqual(Array(2).fill({ key: KEY, action: "add", service: "2", link: "x", comments: "a\nb" }));
    });

    test("sends text as it is, a list as lines, and its own key and action", async () => {
      const seen: Env[] = [];
      const observe = (_: string, fields: ReadonlyMap<string, string>) => void seen.push(Object.fromEntries(fields));
      const call =
        'addOrder(["service" => 2, "link" => "https://example.com/?a=1&b=2+3%20#x", "comments" => ["a b", "정말 👏"], ' +
        '"key" => "other", "action" => "balance"])';
      await withMock({ key: KEY, observe }, ({ url }) => answerTo(url, call, { ini: { "arg_separator.output": ";" } }));
      const link = "https://example.com/?a=1&b=2+3%20#x";
      expect(seen).toEqual([{ key: KEY, action: "add", service: "2", link, comments: "a b\n정말 👏" }]);
    });

    test("asks for each id once, 100 of them in one call", async () => {
      const panel = await servePanel("{}");
      await answerTo(panel.url, "getOrderStatuses([...range(1, 100), 1])");
      expect(new URLSearchParams(panel.received[0]?.body).get("orders")?.split(",")).toHaveLength(100);
    });

    test("asks for more ids in parts, and gives one list", async () => {
      const panel = await servePanel("{}");
      const entries = await answerTo(panel.url, "getOrderStatuses(range(1, 250))");
      const sizes = panel.received.map(({ body }) => new URLSearchParams(body).get("orders")?.split(",").length);
      expect(sizes).toEqual([100, 100, 50]);
      expect(entries).toHaveLength(250);
    });

    test("keeps the entries before the part of a list that fails, and sends no further part", async () => {
      const answers = ['[{"order":1,"cancel":1}]', "<p>Maintenance</p>", "[]"];
      const panel = await servePanel(() => answers.shift() ?? "");
      const code = `try { $panel->cancelOrders(range(1, 250)); } catch (Autostagram\\PanelError $error) {
        echo json_encode([$error::class, $error->outcome, count($error->answered), $error->answered[0]]); }`;
      const first = { id: 1, value: true, error: null, reason: null };
      expect(await withPanel(panel.url, code)).toEqual(["Autostagram\\UnreadableAnswer", "unknown", 100, first]);
      expect(panel.received).toHaveLength(2);
    });

    test("gives an id of 63 bits, and says the digits of one that no integer holds", async () => {
      const known = await servePanel('{"order":9223372036854775807}');
      const code = `echo json_encode($panel->${ORDER}->order === PHP_INT_MAX);`;
      expect(await withPanel(known.url, code)).toBe(true);
      const longer = await servePanel('{"order":99999999999999999999}');
      const error = await errorOf(longer.url, ORDER);
      expect(error).toEqual({
        class: "Autostagram\\UnexpectedAnswer",
        message: `addOrder: no integer holds 99999999999999999999; ${MAY_HAVE_ACTED}`,
      });
    });

    test.each(calls)("throws Refused from %s when the key is wrong", async (operation, call) => {
      const error = await withMock({}, ({ url }) => errorOf(url, call));
      expect(error).toEqual({ class: "Autostagram\\Refused", message: `${operation}: Invalid API key` });
    });

    test("says in a refusal what the panel said, and what it means", async () => {
      const code = `try { $panel->getBalance(); } catch (Autostagram\\Refused $refusal) {
        echo json_encode([$refusal->text, $refusal->reason, $refusal->outcome]); }`;
      const refusal = await withMock({}, ({ url }) => withPanel(url, code));
      expect(refusal).toEqual(["Invalid API key", "invalid_key", "refused"]);
    });

    test("takes a refusal for one whatever the HTTP status, and masks a key in it", async () => {
      const body = JSON.stringify({ error: `No key ${KEY} (${encodeURIComponent(KEY)}) here` });
      const panel = await servePanel({ status: 401, body });
      const error = await errorOf(panel.url, "getBalance()");
      expect(error).toEqual({ class: "Autostagram\\Refused", message: "getBalance: No key [key] ([key]) here" });
    });

    test.each([
      ["a page with HTTP 200", { body: `<p>${KEY}</p>` }, "UnreadableAnswer", "HTTP 200 with no JSON"],
      [
        "a page with HTTP 503",
        { status: 503, body: "<p>Maintenance</p>" },
        "HttpError",
        "HTTP 503 with no answer of this API",
      ],
      [
        "JSON with HTTP 500",
        { status: 500, body: '{"order":1,"refill":"1"}' },
        "HttpError",
        "HTTP 500 with no answer of this API",
      ],
      ["an empty body", { body: "" }, "UnreadableAnswer", "HTTP 200 with no JSON"],
      ["JSON that is cut", { body: '{"order":235' }, "UnreadableAnswer", "HTTP 200 with no JSON"],
      ["JSON that is text", { body: '"canary"' }, "UnexpectedAnswer", "(the answer has )?no list"],
      ["null", { body: "null" }, "UnexpectedAnswer", "(the answer has )?no list"],
    ])("throws a PanelError for %s, and says after calls that write what is unknown", async (_, reply, name, words) => {
      const panel = await servePanel(reply);
      const [write, read] = [
        await errorOf(panel.url, "createRefills([1])"),
        await errorOf(panel.url, "listServices()"),
      ];
      expect([write.class, read.class]).toEqual(Array(2).fill(`Autostagram\\${name}`));
      expect(write.message).toMatch(new RegExp(`^createRefills: ${words}.*; ${MAY_HAVE_ACTED}$`));
      expect(read.message).toMatch(new RegExp(`^listServices: ${words}`));
      expect(read.message).not.toContain(MAY_HAVE_ACTED);
      expect(panel.received).toHaveLength(2);
    });

    test("takes a page with HTTP 404 for a no, after which nothing is unknown", async () => {
      const panel = await servePanel({ status: 404, body: "<p>Not found</p>" });
      const message = "addOrder: HTTP 404 with no answer of this API";
      expect(await errorOf(panel.url, ORDER)).toEqual({ class: "Autostagram\\HttpError", message });
    });

    test("gives numbers of the wire as text with all of their digits", async () => {
      const panel = await servePanel('{"balance":12345678901234567890.10,"currency":"USD"}');
      expect(await answerTo(panel.url, "getBalance()")).toEqual({
        balance: "12345678901234567890.10",
        currency: "USD",
      });
    });

    test.each(writes)("says after %s that the panel may have acted when the connection breaks", async (_, call) => {
      const panel = await serveSocket((socket) => socket.destroy());
      const error = await errorOf(panel.url, call);
      expect(error.class).toBe("Autostagram\\ConnectionError");
      expect(error.message).toContain(MAY_HAVE_ACTED);
      expect(panel.requests).toHaveLength(1);
    });

    test.each([
      ["addOrder", ORDER, "order"],
      ["createRefill", "createRefill(1)", "refill"],
      ["getOrderStatus", "getOrderStatus(1)", "charge"],
      ["getRefillStatus", "getRefillStatus(1)", "status"],
      ["getBalance", "getBalance()", "balance"],
    ])("throws PanelError when the answer to %s lacks what was asked", async (operation, call, field) => {
      const error = await errorOf((await servePanel('{"message":"ok"}')).url, call);
      expect(error.class).toBe("Autostagram\\UnexpectedAnswer");
      expect(error.message.split(";")[0]).toBe(`${operation}: the answer has no \`${field}\``);
    });

    test.each([301, 302, 303, 307, 308])("does not follow a %s, and says so", async (status) => {
      const other = await servePanel('{"order":1}');
      const panel = await servePanel({ status, headers: { location: other.url } });
      const error = await errorOf(panel.url, ORDER);
      expect(error).toEqual({
        class: "Autostagram\\RedirectError",
        message: `addOrder: HTTP ${status} and a redirect, which is not followed; ${MAY_HAVE_ACTED}`,
      });
      expect([panel.received.length, other.received.length]).toEqual([1, 0]);
    });

    test("says that nothing was sent when nobody is there", async () => {
      const error = await errorOf(await closedPort(), ORDER);
      expect(error.class).toBe("Autostagram\\ConnectionError");
      expect(error.message).toMatch(/^addOrder: .*; nothing was sent$/);
    });

    test("gives up on a panel that stays silent, after 30 seconds of which 10 are for the connection", async () => {
      const panel = await serveSocket(() => {});
      // PHP looks for a function in the namespace first, so that a test can see the options and shorten the wait.
      const watch = `namespace Autostagram;
        function curl_setopt_array($curl, $options) {
          global $seen;
          $seen = [$options[CURLOPT_CONNECTTIMEOUT], $options[CURLOPT_TIMEOUT_MS]];
          return \\curl_setopt_array($curl, $options) && curl_setopt($curl, CURLOPT_TIMEOUT_MS, 200);
        }`;
      const code = `eval(getenv("WATCH"));
        try { $panel->createRefill(1); }
        catch (Autostagram\\TimeoutError $error) { echo json_encode([...$seen, $error->getMessage()]); }`;
      const [connect, total, message] = await withPanel<unknown[]>(panel.url, code, { env: { WATCH: watch } });
      expect([connect, total]).toEqual([10, 30_000]);
      expect(message).toMatch(new RegExp(`^createRefill: .*timed out.*; ${MAY_HAVE_ACTED}$`));
      expect(panel.requests).toHaveLength(1);
    });

    test("keeps a call that is not encrypted away from a proxy", async () => {
      const proxy = await countConnections();
      const panel = await servePanel(BALANCE);
      await answerTo(panel.url, "getBalance()", { env: { http_proxy: proxy.url, all_proxy: proxy.url } });
      expect([panel.received.length, proxy.count()]).toEqual([1, 0]);
    });

    describe.skipIf(!hasOpenssl && maySkip)("over https (needs openssl)", () => {
      test("refuses a certificate that is signed by itself", async () => {
        const server = await serveTls(await makeCertificate("subjectAltName=IP:127.0.0.1"));
        const error = await errorOf(server.url, ORDER);
        expect(error.class).toBe("Autostagram\\ConnectionError");
        expect(error.message).toMatch(/^addOrder: .*certificate.*; nothing was sent$/);
        expect(server.requests()).toBe(0);
      });

      test("refuses a trusted certificate of another host", async () => {
        const certificate = await makeCertificate("subjectAltName=DNS:panel.example");
        const server = await serveTls(certificate);
        const error = await errorOf(server.url, "getBalance()", { ini: { "curl.cainfo": certificate.file } });
        expect(error.class).toBe("Autostagram\\ConnectionError");
        expect(server.requests()).toBe(0);
      });

      test("takes a trusted certificate of this host", async () => {
        const certificate = await makeCertificate("subjectAltName=IP:127.0.0.1");
        const server = await serveTls(certificate);
        const balance = await answerTo(server.url, "getBalance()", { ini: { "curl.cainfo": certificate.file } });
        expect(balance).toEqual(JSON.parse(BALANCE));
      });
    });

    test.each([
      ["an id of 0", "getOrderStatus(0)", "order must be a positive integer"],
      ["a negative id", "createRefill(-1)", "order must be a positive integer"],
      ["a refill of 0", "getRefillStatus(0)", "refill must be a positive integer"],
      ["an order without a service", 'addOrder(["link" => "x"])', "service must be a positive integer"],
      ["an id as text in a list", 'cancelOrders([1, "2"])', "orders must be a positive integer"],
      ["an empty list", "getRefillStatuses([])", "refills must hold at least one id"],
      ["an empty line", 'addOrder(["service" => 2, "comments" => ["a", " "]])', "comments must be text"],
      ["a line with a break", 'addOrder(["service" => 2, "comments" => ["a\\nb"]])', "comments must be text"],
      ["a list without lines", 'addOrder(["service" => 2, "comments" => []])', "comments must be text"],
      ["null", 'addOrder(["service" => 2, "link" => null])', "link must be text"],
      ["a fraction", 'addOrder(["service" => 2, "quantity" => 1.5])', "quantity must be text"],
      ["text that is no UTF-8", 'addOrder(["service" => 2, "link" => "\\xff"])', "link must be text"],
    ])("refuses %s before anything is sent", async (_, call, words) => {
      const panel = await servePanel("{}");
      const error = await errorOf(panel.url, call);
      expect(error.class).toBe("InvalidArgumentException");
      expect(error.message).toContain(words);
      expect(panel.received).toHaveLength(0);
    });
  });

  describe("new Panel", () => {
    /** What is thrown for each key and url, with the key when a stack trace shows it. */
    const problems = (attempts: [key: string, url: string][]) =>
      withPanel<string[]>(
        url,
        `foreach (json_decode(getenv("ATTEMPTS")) as [$key, $url]) {
           try { new Autostagram\\Panel($key, $url); $problems[] = "taken"; }
           catch (InvalidArgumentException $error) {
             $shown = $error . print_r($error->getTrace(), true);
             $problems[] = str_contains($shown, "canary") ? $shown : $error->getMessage();
           }
         }
         echo json_encode($problems);`,
        { env: { ATTEMPTS: JSON.stringify(attempts) } },
      );
    const pairs = (inputs: string[], found: string[]) => inputs.map((input, index) => [input, found[index]]);
    const url = "https://panel.example/api/v2";

    test("refuses a key with characters that no key has, and does not show it", async () => {
      const keys = [
        "",
        "canary canary",
        " canary",
        "canary\n",
        "canary\0",
        "canary\x7f",
        "canary키",
        "canaryé",
        "\ufeffcanary",
      ];
      const found = await problems(keys.map((key) => [key, url]));
      const wanted = "key is missing, or has characters in it that no key has";
      expect(pairs(keys, found)).toEqual(keys.map((key) => [key, wanted]));
    });

    test("takes every printable character of ASCII in a key", async () => {
      expect(await problems(["x", "!~-_.:/+=&%"].map((key) => [key, url]))).toEqual(["taken", "taken"]);
    });

    test("refuses a url that is more or less than an endpoint, and does not show it", async () => {
      const urls = [
        "",
        "/api/v2",
        "panel.example/api/v2",
        "https:///api/v2",
        "https://panel example/api/v2",
        "ftp://127.0.0.1/api/v2",
        "file:///api/v2",
        "https://canary@panel.example/api/v2",
        "https://user:canary@panel.example/api/v2",
        "https://:canary@panel.example/api/v2",
        "http://127.0.0.1\\@panel.example/api/v2",
        "https://panel.example/api/v2?",
        "https://panel.example/?key=canary/api/v2",
        "https://panel.example/api/v2#canary",
        "https://panel.example/#/api/v2",
        "https://panel.example",
        "https://panel.example/api/v1",
        "https://panel.example/api/v2/",
        "https://panel.example/api/v2\n",
        "https://panel.example/API/V2",
        "https://panel.example/xapi/v2",
      ];
      const found = await problems(urls.map((refused) => ["canary", refused]));
      const wanted = "url must be a whole endpoint and nothing else, ending in /api/v2";
      expect(pairs(urls, found)).toEqual(urls.map((refused) => [refused, wanted]));
    });

    test("refuses http to another machine, whatever its name looks like", async () => {
      const hosts = [
        "panel.example",
        "127.0.0.1.nip.io",
        "127.999.0.1",
        "localhost.evil",
        "notlocalhost",
        "128.0.0.1",
        "0.0.0.0",
        "[::2]",
      ];
      const found = await problems(hosts.map((host) => ["canary", `http://${host}/api/v2`]));
      expect(pairs(hosts, found)).toEqual(
        hosts.map((host) => [host, "url must be https; http is for this machine only"]),
      );
    });

    test("takes https to any host, and http to this machine", async () => {
      const urls = [
        "https://panel.example/api/v2",
        "HTTPS://panel.example:8443/shop/api/v2",
        "https://오토스타그램.com/api/v2",
        "http://127.0.0.1/api/v2",
        "http://127.1.2.3:8080/api/v2",
        "http://LOCALHOST:8080/api/v2",
        "http://[::1]:8080/api/v2",
        "http://[::1]/api/v2",
      ];
      const found = await problems(urls.map((taken) => ["x", taken]));
      expect(pairs(urls, found)).toEqual(urls.map((taken) => [taken, "taken"]));
    });

    test("goes to 오토스타그램 unless another url is given", async () => {
      const code = "echo json_encode(print_r(new Autostagram\\Panel('x'), true));";
      expect(await withPanel(url, code)).toContain("https://xn--2i0bt7p86inpdbormib.com/api/v2");
    });

    test("makes an object that no dump shows the key of", async () => {
      const code = `ob_start();
        var_dump($panel, (array) $panel); var_export($panel); print_r($panel); echo json_encode($panel);
        try { echo serialize($panel); } catch (Exception $error) { echo $error; }
        echo json_encode(ob_get_clean());`;
      const dump = await withPanel<string>(url, code);
      expect(dump).toContain(url);
      expect(dump).not.toContain("canary");
    });
  });
});
