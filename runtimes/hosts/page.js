/** A page. Whoever drives the browser calls this. */
import { play } from "../scenario.js";

globalThis.play = play;
