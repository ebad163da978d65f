/**
 * A local panel to develop against, without a key and without costs: `autostagram-contract mock`, from the repository.
 *   use  npm run mock -- [flags]      --help shows them
 *   exit 2 usage, a broken description, or the port is taken · 130 Ctrl-C · 143 SIGTERM
 */
import { attach } from "../../../src/cli/attach.ts";
import { runCli } from "../cli/run.ts";

await attach((io) => runCli({ ...io, argv: ["mock", ...io.argv] }));
