/** workerd. The stage comes in the body of a request. */
import { play } from "../scenario.js";

export default {
  fetch: async (request) => Response.json(await play(await request.json())),
};
