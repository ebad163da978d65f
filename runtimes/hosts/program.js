/** Node, Deno and Bun. One line of JSON goes in as an argument, one comes out. */
import { play } from "../scenario.js";

console.log(JSON.stringify(await play(JSON.parse(process.argv[2]))));
