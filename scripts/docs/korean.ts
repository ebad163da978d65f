/** The Korean of sentences that are written in the code itself, by their English: a changed sentence asks for a new translation. */
import type { Locale } from "./pages.ts";

const untranslated = new Set<string>();

/** What has been asked for and has no Korean, as lines for people. The English stands in its place, so that pages can be written. */
export function missingKorean(): string[] {
  return [...untranslated].map((english) => `scripts/docs/korean.ts: no Korean for ${JSON.stringify(english)}`);
}

export function say(english: string, locale: Locale): string {
  if (locale === "en") return english;
  const korean = Object.hasOwn(KOREAN, english) ? KOREAN[english] : undefined;
  if (korean === undefined) untranslated.add(english);
  return korean ?? english;
}

export const KOREAN: { readonly [english: string]: string } = {
  // Faults of the mock.
  "The connection is lost": "연결이 끊어짐",
  "The answer does not come": "응답이 오지 않음",
  "The bytes are no proper HTTP": "올바른 HTTP가 아닌 바이트",
  "The body is too large": "본문이 너무 큼",
  "HTTP says no": "HTTP 상태로 실패를 알림",
  "The panel says no": "패널이 거절함",
  "The body is no JSON": "본문이 JSON이 아님",
  "The answer is another": "다른 형태의 응답",
  "a reset in place of an answer": "응답 대신 연결 재설정(reset)",
  "a reset in place of an answer; nothing was done": "응답 대신 연결 재설정(reset). 아무것도 실행되지 않음",
  "the end of the connection in place of an answer": "응답 대신 연결 종료",
  "a reset amid the body": "본문 중간에 연결 재설정(reset)",
  "a Content-Length that is too long: the connection ends before the body does":
    "실제보다 긴 Content-Length. 본문이 끝나기 전에 연결이 종료됨",
  "a chunked body that ends without its last chunk": "마지막 청크 없이 끝나는 청크 본문",
  "the right answer, and then the end of a connection that was to be kept":
    "올바른 응답 뒤에, 유지하기로 한 연결이 종료됨",
  "headers that never come": "오지 않는 헤더",
  "headers that never come; nothing was done": "오지 않는 헤더. 아무것도 실행되지 않음",
  "half a body, and the rest never comes": "본문의 절반만 오고 나머지는 오지 않음",
  "a body that comes byte by byte, one every MS milliseconds": "MS 밀리초마다 한 바이트씩 오는 본문",
  "a first line that is no HTTP": "HTTP가 아닌 첫 줄",
  "a Content-Length that is too short: half of the JSON lies behind the end of the body":
    "실제보다 짧은 Content-Length. JSON의 절반이 본문 끝 뒤에 놓임",
  "two headers Content-Length that contradict each other": "서로 모순되는 두 개의 Content-Length 헤더",
  "headers of 64 kB": "64 kB의 헤더",
  "a gzip body that cannot be unpacked": "압축을 풀 수 없는 gzip 본문",
  "a gzip body that ends half-way, at its announced length": "예고한 길이에서, 절반만 오고 끝나는 gzip 본문",
  "a body that is compressed 6 times over": "여섯 번 거듭 압축된 본문",
  "the answer and MB megabytes of blanks behind it": "응답과 그 뒤에 이어지는 공백 MB 메가바이트",
  "the same in gzip: a few kilobytes that unpack to MB megabytes":
    "같은 내용의 gzip. 몇 킬로바이트가 MB 메가바이트로 풀림",
  "HTTP 408 with a page of HTML": "HTML 페이지와 함께 HTTP 408",
  "HTTP 425 with a page of HTML": "HTML 페이지와 함께 HTTP 425",
  "HTTP 499 with a page of HTML": "HTML 페이지와 함께 HTTP 499",
  "HTTP 502 with a page of HTML": "HTML 페이지와 함께 HTTP 502",
  "HTTP 504 with a page of HTML": "HTML 페이지와 함께 HTTP 504",
  'HTTP 500 with {"error":"Internal Server Error"}': 'HTTP 500과 {"error":"Internal Server Error"}',
  "HTTP 503 with a page of HTML, and Retry-After: 1": "HTML 페이지와 Retry-After: 1을 동반한 HTTP 503",
  'HTTP 400 with {"error":"Incorrect request"}': 'HTTP 400과 {"error":"Incorrect request"}',
  'HTTP 401 with {"error":"Invalid API key"}': 'HTTP 401과 {"error":"Invalid API key"}',
  'HTTP 403 with {"error":"Invalid API key"}': 'HTTP 403과 {"error":"Invalid API key"}',
  'HTTP 404 with {"error":"Incorrect order ID"}': 'HTTP 404와 {"error":"Incorrect order ID"}',
  'HTTP 413 with {"error":"Incorrect request"}': 'HTTP 413과 {"error":"Incorrect request"}',
  'HTTP 422 with {"error":"Incorrect request"}': 'HTTP 422와 {"error":"Incorrect request"}',
  "HTTP 403 with a page of HTML, as from a firewall": "방화벽이 보낸 듯한 HTML 페이지와 함께 HTTP 403",
  "HTTP 429 with Retry-After: WHEN": "Retry-After: WHEN을 동반한 HTTP 429",
  "HTTP 200 with an empty body": "빈 본문의 HTTP 200",
  "HTTP 204": "HTTP 204",
  "HTTP 304": "HTTP 304",
  "HTTP STATUS to the same path under another host name; whoever follows it is answered there":
    "다른 호스트 이름의 같은 경로로 보내는 HTTP STATUS. 따라가면 그곳에서 응답함",
  'HTTP 200 with {"error":"TEXT"}': 'HTTP 200과 {"error":"TEXT"}',
  'HTTP 200 with {"error":"Rate limit exceeded"}': 'HTTP 200과 {"error":"Rate limit exceeded"}',
  "HTTP 200 with error=Invalid+API+key, which is no JSON": "JSON이 아닌 error=Invalid+API+key를 담은 HTTP 200",
  "the answer with an error beside its id": "ID 옆에 error가 함께 있는 응답",
  "items that failed as bare text in place of an object with an error":
    "실패한 항목이 error 객체가 아니라 텍스트로만 옴",
  "HTTP 200 with a page of HTML that speaks of maintenance": "점검을 알리는 HTML 페이지를 담은 HTTP 200",
  "a notice of PHP before the JSON": "JSON 앞에 붙은 PHP 알림",
  "a byte order mark before the JSON": "JSON 앞에 붙은 바이트 순서 표시(BOM)",
  "a field more, whose bytes are no UTF-8": "UTF-8이 아닌 바이트를 담은 추가 필드",
  "the first half of the JSON, at its announced length": "예고한 길이에서, JSON의 앞 절반만 옴",
  "the JSON, and behind it other text": "JSON과 그 뒤에 이어지는 다른 텍스트",
  "NaN in place of the first value": "첫 값 대신 NaN",
  null: "null",
  "an object without fields": "필드가 없는 객체",
  "a list without items": "항목이 없는 목록",
  'the answer inside {"data":…}': '{"data":…} 안에 든 응답',
  "a list in place of an object, an object in place of a list": "객체 대신 목록, 목록 대신 객체",
  "a list or map without its first item, and with one that nobody asked for":
    "첫 항목이 빠지고, 요청하지 않은 항목이 들어 있는 목록이나 맵",
  "fields more, called __proto__, constructor and toString": "__proto__, constructor, toString이라는 이름의 추가 필드",
  "the first field twice, first as null": "첫 필드가 두 번 나오고, 그중 앞의 것은 null",
  "amounts, and all other numbers in quotes, as plain numbers":
    "금액과 따옴표 안의 다른 모든 숫자가 따옴표 없는 숫자로 옴",
  "ids, and all other plain numbers, in quotes": "ID와 다른 모든 숫자가 따옴표 안에 옴",
  "null in place of every value": "모든 값 대신 null",
  "9007199254740993 in place of every id": "모든 ID 대신 9007199254740993",

  // Clients.
  complete: "완성",
  "passes the vectors, no package": "벡터를 통과, 패키지 없음",
  "generated on demand, never compiled": "필요할 때 생성, 컴파일해 본 적 없음",
  "build the wheel here": "이 저장소에서 wheel을 빌드합니다",
  "a tagged tree, cut by `go/release.ts`": "`go/release.ts`가 만드는 태그 트리",
  "build the jar here": "이 저장소에서 jar를 빌드합니다",
  "copy [`php/src/Panel.php`](php/src/Panel.php), or Composer":
    "[`php/src/Panel.php`](php/src/Panel.php)를 복사하거나 Composer를 씁니다",
  "copy the folder that is built": "빌드된 폴더를 복사합니다",
  "build it here": "이 저장소에서 빌드합니다",
  "[Python](python/README.md) 3.10 and later": "[Python](python/README.md) 3.10 이상",
  "[Go](go/README.md) 1.23 and later, standard library alone": "[Go](go/README.md) 1.23 이상, 표준 라이브러리만",
  "[Java](java/README.md) 17 and later, Jackson": "[Java](java/README.md) 17 이상, Jackson",
  "[PHP](php/README.md) 8.1 and later, ext-curl": "[PHP](php/README.md) 8.1 이상, ext-curl",
  "[Rust](rust/README.md) 1.85 and later, ureq with rustls": "[Rust](rust/README.md) 1.85 이상, rustls를 쓰는 ureq",
  "build the crate here": "이 저장소에서 crate를 빌드합니다",
  "[Ruby](ruby/README.md) 3.1 and later, no gems": "[Ruby](ruby/README.md) 3.1 이상, gem 없음",
  "[C#](csharp/README.md), [Kotlin](kotlin/README.md), [Swift](swift/README.md)":
    "[C#](csharp/README.md), [Kotlin](kotlin/README.md), [Swift](swift/README.md)",

  // Exit codes.
  done: "완료되었습니다",
  "the panel said no, to the call or to some of its ids; or you did, when you were asked":
    "패널이 호출이나 일부 ID를 거절했거나, 확인 질문에 사용자가 거절했습니다",
  "the command line, the key or a file has to be mended; nothing was ordered, refilled or cancelled":
    "명령줄, 키 또는 파일을 고쳐야 합니다. 주문, 리필, 취소는 일어나지 않았습니다",
  "no usable answer: no network, a key that is not let in, too many calls, some ids left unanswered, or an order, refill or cancel that may exist":
    "쓸 수 있는 응답이 없습니다. 네트워크 없음, 받아들여지지 않은 키, 너무 많은 호출, 응답이 없는 ID, 또는 존재할 수 있는 주문·리필·취소입니다",
  "stopped by Ctrl-C (SIGINT)": "Ctrl-C(SIGINT)로 중단되었습니다",
  "stopped by SIGTERM": "SIGTERM으로 중단되었습니다",
  "the panel keeps its contract": "패널이 계약을 지킵니다",
  "it breaks its contract; with --strict also when it only drifts from it":
    "계약을 어깁니다. --strict를 쓰면 어긋나기만 해도 그렇습니다",
  "the command line, the key, a file or a port has to be mended": "명령줄, 키, 파일 또는 포트를 고쳐야 합니다",
  "could not be verified: no network, a key that is not let in, too little covered":
    "검증하지 못했습니다. 네트워크 없음, 받아들여지지 않은 키, 또는 확인한 범위가 너무 좁음입니다",
};
