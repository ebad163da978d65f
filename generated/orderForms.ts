// Made by scripts/generate.ts from spec/. Do not edit: change spec/ and run `npm run generate`.

/** What a field may hold: lines of text, a day as d/m/Y, a whole number from the one given, or one of some numbers. */
export type OrderField = "lines" | "date" | number | readonly number[];

/** What fields may hold. A field of a form that is not here holds one line of text. */
export const orderFields: { readonly [name: string]: OrderField } = {
  quantity: 1,
  runs: 1,
  interval: 1,
  keywords: "lines",
  comments: "lines",
  usernames: "lines",
  hashtags: "lines",
  answer_number: 1,
  groups: "lines",
  min: 1,
  max: 1,
  delay: [0,5,10,15,20,30,40,50,60,90,120,150,180,210,240,270,300,360,420,480,540,600],
  posts: 1,
  old_posts: 0,
  expiry: "date",
  device: [1,2,3,4,5],
  type_of_traffic: [1,2,3],
};

/**
 * The fields of each service type, by the exact text of the type, beside `service`. What has a ? is optional, and may be followed
 * by the `type_of_traffic` that it goes with. What has a * is counted, as a number or by its lines, and bounded by the service's
 * `min` and `max`.
 */
export const orderForms: { readonly [type: string]: string } = {
  "Default": "link quantity* runs? interval?",
  "Package": "link",
  "SEO": "link quantity* keywords",
  "Custom Comments": "link comments*",
  "Custom Comments Package": "link comments",
  "Mentions": "link quantity* usernames",
  "Mentions with Hashtags": "link quantity* usernames hashtags",
  "Mentions Custom List": "link usernames*",
  "Mentions Hashtag": "link quantity* hashtag",
  "Mentions User Followers": "link quantity* username",
  "Mentions Media Likers": "link quantity* media",
  "Comment Likes": "link quantity* username",
  "Comment Replies": "link username comments*",
  "Poll": "link quantity* answer_number",
  "Invites from Groups": "link quantity* groups",
  "Subscriptions": "username min* max* delay posts? old_posts? expiry?",
  "Web Traffic": "link quantity* country device type_of_traffic runs? interval? google_keyword?1 referring_url?2",
};
