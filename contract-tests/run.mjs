/**
 * Starts a command of this folder, or says in one line why it cannot run.
 *   use  node contract-tests/run.mjs start|live|mock [flags]
 * Plain JavaScript that any Node reads: the commands themselves are TypeScript, which Node runs by itself from 24 on.
 */
const [command, ...flags] = process.argv.slice(2);
const commands = { start: "./src/commands/start.ts", live: "./src/commands/live.ts", mock: "./src/commands/mock.ts" };

if (Number(process.versions.node.split(".")[0]) < 24) {
  console.error(
    `This needs Node 24; it runs on ${process.version}. \`npm ci\` brings Node 24 along unless install scripts are off (--ignore-scripts).`,
  );
  process.exitCode = 2;
} else if (command in commands) {
  process.argv.splice(2, process.argv.length, ...flags);
  await import(commands[command]);
} else {
  console.error(`use: node contract-tests/run.mjs ${Object.keys(commands).join("|")} [flags]`);
  process.exitCode = 2;
}
