/** The words of the page that stand in no description. */
import type { Locale } from "./documents.ts";
import { koreanLabels } from "./labels.ts";

const en = {
  language: "한국어",
  title: "API reference",
  skip: "Skip to the reference",
  home: "Home",
  downloads: "Downloads",
  client: "Client",
  samplesCall: "Samples call",
  mock: "the local mock",
  live: "the live panel",
  tryIt: "Try it",
  tryThis: "Try it against the mock",
  selectedBy: (action: string, fields: string[]) =>
    fields.length > 0 ? `Selected by ${action} with ${fields.join(", ")}.` : `Selected by ${action}.`,
  mockServer: "The local mock (npm run mock)",
  loading: "The reference is loading. It needs JavaScript; without it, read the description itself:",
  console: {
    title: "Try it against the local mock",
    close: "Close",
    why: "This form talks to a mock on your own machine and refuses every other host. A form for the live panel would put your key into a browser, where extensions and anybody at the screen can read it and spend your balance.",
    start: "Start the mock in a copy of the repository, and leave it running:",
    hosted:
      "The page that you read comes from another host, so your browser may ask whether it may reach your own device or local network. That is this form on its way to the mock; it goes nowhere else. Safari refuses such calls altogether. With `npm run docs:preview` the page comes from your own machine, and no browser asks.",
    address: "Address of the mock",
    notLoopback: "This form calls 127.0.0.1 and localhost alone. Any other host would see the key.",
    operation: "Operation",
    example: "Example",
    fields: "Form fields",
    empty: "A field that is left empty is not sent.",
    send: "Send",
    sending: "Waiting for an answer …",
    answer: "Answer",
    noAnswer: (host: string) =>
      `No answer from ${host}. Is the mock running there? Start it with “npm run mock”. If the browser has asked whether this page may reach your device and you said no, allow it in the settings of this site.`,
    code: "The same as code",
    copy: "Copy",
    copied: "Copied",
  },
  labels: {} as Readonly<Record<string, string>>,
};

export type Texts = typeof en;

const ko: Texts = {
  language: "English",
  title: "API 레퍼런스",
  skip: "레퍼런스로 건너뛰기",
  home: "홈",
  downloads: "다운로드",
  client: "클라이언트",
  samplesCall: "예제가 호출하는 곳",
  mock: "로컬 목(mock) 서버",
  live: "실제 패널",
  tryIt: "직접 호출",
  tryThis: "목(mock) 서버로 직접 호출해 보기",
  selectedBy: (action, fields) =>
    fields.length > 0
      ? `이 작업을 선택하는 것: ${action}, 그리고 ${fields.join(", ")}.`
      : `이 작업을 선택하는 것: ${action}.`,
  mockServer: "로컬 목(mock) 서버 (npm run mock)",
  loading: "레퍼런스를 불러오고 있습니다. JavaScript가 필요합니다. JavaScript가 없으면 설명 문서를 직접 읽으십시오:",
  console: {
    title: "로컬 목(mock) 서버로 직접 호출해 보기",
    close: "닫기",
    why: "이 양식은 여러분의 컴퓨터에 있는 목 서버만 호출하고, 다른 호스트는 모두 거부합니다. 실제 패널을 호출하는 양식이라면 키가 브라우저에 들어가고, 확장 프로그램이나 화면 앞의 누구든 키를 읽어 잔액을 쓸 수 있습니다.",
    start: "저장소 사본에서 목 서버를 시작하고 켜 두십시오.",
    hosted:
      "이 페이지는 다른 호스트에서 왔으므로, 브라우저가 이 기기나 로컬 네트워크에 접근해도 되는지 물을 수 있습니다. 이 양식이 목 서버를 호출하려는 것이며, 다른 곳으로는 가지 않습니다. Safari는 이런 호출을 아예 막습니다. `npm run docs:preview`를 쓰면 페이지가 여러분의 컴퓨터에서 오므로 브라우저가 묻지 않습니다.",
    address: "목 서버의 주소",
    notLoopback: "이 양식은 127.0.0.1과 localhost만 호출합니다. 다른 호스트라면 키가 드러납니다.",
    operation: "작업",
    example: "예제",
    fields: "폼 필드",
    empty: "비워 둔 필드는 보내지 않습니다.",
    send: "보내기",
    sending: "응답을 기다리고 있습니다 …",
    answer: "응답",
    noAnswer: (host) =>
      `${host}에서 응답이 없습니다. 그곳에 목 서버가 켜져 있습니까? ‘npm run mock’으로 시작하십시오. 이 페이지가 기기에 접근해도 되는지 브라우저가 물었을 때 거부했다면, 이 사이트의 설정에서 허용하십시오.`,
    code: "같은 호출의 코드",
    copy: "복사",
    copied: "복사했습니다",
  },
  labels: koreanLabels,
};

export const texts: Record<Locale, Texts> = { en, ko };
