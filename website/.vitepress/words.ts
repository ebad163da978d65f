/** What the frame around the pages says, in both languages. */
import type { DefaultTheme } from "vitepress";
import type { Locale } from "../../scripts/docs/pages.ts";

type Words = {
  description: string;
  guides: string;
  reference: string;
  client: string;
  introduction: string;
  downloads: string;
  changelog: string;
  lookUp: string;
  copyCode: string;
  theme: DefaultTheme.Config;
  search: NonNullable<DefaultTheme.LocalSearchOptions["translations"]>;
};

export const WORDS: { readonly [locale in Locale]: Words } = {
  en: {
    description: "A typed client, a local mock and contract checks for the panel API of 오토스타그램.",
    guides: "Guides",
    reference: "API reference",
    client: "TypeScript client",
    introduction: "Introduction",
    downloads: "Downloads",
    changelog: "Changelog",
    lookUp: "Reference",
    copyCode: "Copy code",
    theme: { notFound: { linkLabel: "Take me home" } },
    search: {},
  },
  ko: {
    description: "오토스타그램 패널 API를 위한 타입이 있는 클라이언트, 목(mock) 서버, 계약 검사기.",
    guides: "안내서",
    reference: "API 레퍼런스",
    client: "TypeScript 클라이언트",
    introduction: "소개",
    downloads: "내려받기",
    changelog: "변경 이력",
    lookUp: "레퍼런스",
    copyCode: "코드 복사",
    theme: {
      outline: { label: "이 페이지에서" },
      docFooter: { prev: "이전", next: "다음" },
      darkModeSwitchLabel: "화면 모드",
      lightModeSwitchTitle: "밝은 화면으로 바꾸기",
      darkModeSwitchTitle: "어두운 화면으로 바꾸기",
      sidebarMenuLabel: "메뉴",
      returnToTopLabel: "맨 위로",
      langMenuLabel: "언어 바꾸기",
      skipToContentLabel: "본문으로 건너뛰기",
      notFound: {
        title: "페이지를 찾을 수 없습니다",
        quote: "주소가 바뀌었거나 없는 페이지입니다. 위의 검색으로 찾아보십시오.",
        linkLabel: "첫 페이지로 가기",
        linkText: "첫 페이지로 가기",
      },
    },
    search: {
      button: { buttonText: "검색", buttonAriaLabel: "검색" },
      modal: {
        displayDetails: "자세히 보기",
        resetButtonTitle: "검색어 지우기",
        backButtonTitle: "검색 닫기",
        noResultsText: "찾은 것이 없습니다:",
        footer: {
          selectText: "열기",
          selectKeyAriaLabel: "엔터",
          navigateText: "이동",
          navigateUpKeyAriaLabel: "위로",
          navigateDownKeyAriaLabel: "아래로",
          closeText: "닫기",
          closeKeyAriaLabel: "이스케이프",
        },
      },
    },
  },
};
