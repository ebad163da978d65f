/** The guides in the order in which they are read. A page is docs/NAME.md, and docs/ko/NAME.md in Korean. */

export type Locale = "en" | "ko";

type Page = {
  name: string;
  title: { [locale in Locale]: string };
};

export type Group = { title: { [locale in Locale]: string }; pages: readonly Page[] };

export const GROUPS: readonly Group[] = [
  {
    title: { en: "Begin", ko: "시작하기" },
    pages: [
      { name: "start", title: { en: "Your first call in five minutes", ko: "5분 만에 첫 호출" } },
      { name: "php", title: { en: "From the common PHP class", ko: "흔히 쓰는 PHP 클래스에서 옮기기" } },
      { name: "languages", title: { en: "Other languages", ko: "다른 언어의 클라이언트" } },
    ],
  },
  {
    title: { en: "Order", ko: "주문하기" },
    pages: [
      { name: "order-types", title: { en: "Order types", ko: "주문 유형" } },
      { name: "money", title: { en: "Money, batches, rate limits", ko: "금액, 묶음 호출, 호출 제한" } },
      { name: "errors", title: { en: "When a call fails", ko: "호출이 실패했을 때" } },
      {
        name: "lost-answers",
        title: { en: "When the answer to an order is lost", ko: "주문의 응답을 받지 못했을 때" },
      },
    ],
  },
  {
    title: { en: "Test", ko: "시험하기" },
    pages: [
      { name: "mock", title: { en: "The mock and its faults", ko: "목(mock) 서버와 장애" } },
      { name: "checker", title: { en: "Check a panel", ko: "패널 검사하기" } },
    ],
  },
  {
    title: { en: "Look up", ko: "찾아보기" },
    pages: [
      { name: "protocol", title: { en: "How other panels differ", ko: "다른 패널이 다르게 하는 것" } },
      { name: "glossary", title: { en: "Glossary", ko: "용어집" } },
    ],
  },
];
