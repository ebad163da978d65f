/** One call and its answer, as they went over the wire, whoever made the call. */

/** The body as it was sent: a urlencoded form, unless `contentType` says otherwise. It holds the key. */
export type Call = { method: string; url: string; contentType: string; body: string };

export type Answer = {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
};

export type Exchange = { call: Call; answer: Answer };
