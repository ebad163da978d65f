/** Block `outcomes`: what became of an order, a refill or a cancel. */
import type { Outcome } from "../../src/errors.ts";
import type { Facts } from "./facts.ts";
import type { Locale } from "./pages.ts";
import { code, table } from "./table.ts";

const HEAD = { en: ["outcome", "what it means", "what to do"], ko: ["결과", "뜻", "할 일"] };

/** The compiler asks for a row for each outcome that errors can have. */
const OUTCOMES: { [outcome in Outcome]: { [locale in Locale]: readonly [means: string, act: string] } } = {
  "not-sent": {
    en: ["nothing reached the panel", "call again, when the cause is gone"],
    ko: ["패널에 아무것도 전달되지 않았습니다", "원인이 사라진 뒤 다시 호출하십시오"],
  },
  refused: {
    en: ["the panel said no and did nothing", "read `reason`; the same call gets the same answer"],
    ko: ["패널이 거절했고 아무 일도 하지 않았습니다", "`reason`을 확인하십시오. 같은 호출은 같은 응답을 받습니다"],
  },
  unknown: {
    en: [
      "it may exist",
      "look before you repeat it: in the panel's list of orders, by `getOrderStatus`, at the link itself",
    ],
    ko: [
      "실행되었을 수 있습니다",
      "반복하기 전에 확인하십시오. 패널의 주문 목록, `getOrderStatus`, 링크 자체를 보면 됩니다",
    ],
  },
  done: {
    en: ["it exists, though the answer is no good; the id, if there is one, is in `order` or `id`", "do not repeat it"],
    ko: ["응답은 온전하지 않지만 실행되었습니다. ID가 있으면 `order` 또는 `id`에 있습니다", "반복하지 마십시오"],
  },
};

export function outcomes({ locale }: Facts): string {
  const rows = Object.entries(OUTCOMES).map(([outcome, texts]) => [code(outcome), ...texts[locale]]);
  return table(HEAD[locale], rows);
}
