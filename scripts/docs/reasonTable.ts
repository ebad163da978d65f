/** The panel's words by their reason, and what to do about each. */
import type { Reason } from "../../src/reasons.ts";
import type { Locale } from "./pages.ts";

/** The compiler asks for a row for each reason that the client can give. `N` is any number. */
export const REASONS: {
  readonly [reason in Reason]: { texts: readonly string[]; advice: { [locale in Locale]: string } };
} = {
  invalid_key: {
    texts: ["Invalid API key"],
    advice: {
      en: "Compare the key with the account page of the panel, and the address with the panel that gave the key.",
      ko: "키를 패널의 계정 페이지와 비교하고, 주소가 그 키를 발급한 패널의 것인지 확인하십시오.",
    },
  },
  incorrect_request: {
    texts: ["Incorrect request"],
    advice: {
      en: "The form is wrong: a field is missing, misspelt or foreign to the operation, or a list has more than 100 ids. Mend the program; the same form gets the same answer.",
      ko: "폼이 잘못되었습니다. 필드가 빠졌거나, 이름이 틀렸거나, 그 작업에 없는 필드이거나, 목록의 ID가 100개를 넘습니다. 프로그램을 고치십시오. 같은 폼은 같은 응답을 받습니다.",
    },
  },
  incorrect_service_id: {
    texts: ["Incorrect service ID", "error.incorrect_service_id"],
    advice: {
      en: "The service is gone or never was. Fetch the catalogue again and let a person choose; never put another service in its place by program.",
      ko: "서비스가 없어졌거나 처음부터 없었습니다. 서비스 목록을 다시 받아 사람이 고르게 하십시오. 프로그램이 다른 서비스로 바꾸어서는 안 됩니다.",
    },
  },
  incorrect_order_id: {
    texts: ["Incorrect order ID"],
    advice: {
      en: "The order is not of this account. Look for a mix-up of panels, accounts, or order ids with refill ids.",
      ko: "이 계정의 주문이 아닙니다. 패널이나 계정을 혼동했는지, 주문 ID와 리필 ID를 바꾸어 썼는지 확인하십시오.",
    },
  },
  refill_not_found: {
    texts: ["Refill not found"],
    advice: {
      en: "The refill is not of this account. Ask with the id that `createRefill` gave, not with that of the order.",
      ko: "이 계정의 리필이 아닙니다. 주문 ID가 아니라 `createRefill`이 돌려준 ID로 조회하십시오.",
    },
  },
  refill_disabled: {
    texts: ["Refill is disabled for this service"],
    advice: {
      en: "The service has no refill; `refill` in the catalogue says so beforehand. Do not ask again.",
      ko: "리필이 없는 서비스입니다. 서비스 목록의 `refill`에서 미리 알 수 있습니다. 다시 요청하지 마십시오.",
    },
  },
  bad_link: {
    texts: ["Bad link", "neworder.error.link"],
    advice: {
      en: "Show the link to whoever entered it, beside the service's name. Nothing was ordered; the order can be sent again with another link.",
      ko: "링크를 입력한 사람에게 서비스 이름과 함께 보여 주십시오. 주문되지 않았으므로 다른 링크로 다시 주문할 수 있습니다.",
    },
  },
  link_in_use: {
    texts: [
      "You have active order with this link. Please wait until order being completed.",
      "neworder.error.link_duplicate",
    ],
    advice: {
      en: "Another order for this link still runs. After an order whose answer was lost, this is evidence that it exists. Else wait until the other is final, and order then.",
      ko: "같은 링크의 다른 주문이 아직 진행 중입니다. 응답을 받지 못한 주문 뒤라면 그 주문이 존재한다는 증거입니다. 그렇지 않다면 앞의 주문이 끝난 뒤에 주문하십시오.",
    },
  },
  min_quantity: {
    texts: ["Quantity less than minimal N", "neworder.error.min_quantity"],
    advice: {
      en: "Order more: `limit` on the error has the number where the panel names it. `preflight` finds this before anything is sent.",
      ko: "수량을 늘리십시오. 패널이 한도를 알려 주면 오류의 `limit`에 있습니다. `preflight`는 보내기 전에 이를 찾아냅니다.",
    },
  },
  max_quantity: {
    texts: ["Quantity more than maximum N", "neworder.error.max_quantity"],
    advice: {
      en: "Order less, or a second time once the first order is complete. `preflight` finds this before anything is sent.",
      ko: "수량을 줄이거나, 첫 주문이 끝난 뒤 나누어 주문하십시오. `preflight`는 보내기 전에 이를 찾아냅니다.",
    },
  },
  not_enough_funds: {
    texts: ["Not enough funds on balance", "neworder.error.not_enough_funds"],
    advice: {
      en: "Stop ordering and tell whoever pays. Nothing was charged; the same order can be sent again once there is money.",
      ko: "주문을 멈추고 충전 담당자에게 알리십시오. 청구된 금액은 없습니다. 잔액을 채운 뒤 같은 주문을 다시 보낼 수 있습니다.",
    },
  },
  rate_limit: {
    texts: ["Rate limit exceeded"],
    advice: {
      en: "Wait, for `retryAfter` milliseconds if the error has them, and send fewer calls: lists of 100 ids, and a `limiter`.",
      ko: "기다리십시오. 오류에 `retryAfter`(밀리초)가 있으면 그만큼 기다립니다. 100개씩 묶은 목록과 `limiter`로 호출 수를 줄이십시오.",
    },
  },
  other: {
    texts: [],
    advice: {
      en: "Show `text`, the panel's own words, to a person, and log it. The panel did nothing.",
      ko: "패널의 문구인 `text`를 사람에게 보여 주고 기록하십시오. 패널은 아무 일도 하지 않았습니다.",
    },
  },
  missing: {
    texts: [],
    advice: {
      en: "Only in lists: the answer left this id out. After a read, ask for the id alone. After a write, look before you repeat it.",
      ko: "목록에서만 나옵니다. 응답에 이 ID가 빠져 있습니다. 조회였다면 그 ID만 다시 조회하고, 쓰기였다면 반복하기 전에 확인하십시오.",
    },
  },
  unexpected: {
    texts: [],
    advice: {
      en: "Only in lists: the entry is no answer of this operation. Treat it like `missing`, and show the panel's owner what came.",
      ko: "목록에서만 나옵니다. 이 작업의 응답이 아닙니다. `missing`처럼 다루고, 받은 내용을 패널 운영자에게 보여 주십시오.",
    },
  },
  unanswered: {
    texts: [],
    advice: {
      en: "Only in a `PartialError`: the call with this id in it failed or was not made. The entry's `outcome` says which, for a list that writes.",
      ko: "`PartialError`에서만 나옵니다. 이 ID가 들어 있는 호출이 실패했거나 보내지지 않았습니다. 쓰기 목록에서는 항목의 `outcome`이 어느 쪽인지 알려 줍니다.",
    },
  },
};
