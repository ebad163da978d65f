import { execFileSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The first Node on the PATH that is not the one of these tests, and whose major version is in the range. */
export function findOtherNode([min, max]: [number, number]): string | undefined {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const files = (process.env.PATH ?? "").split(delimiter).map((place) => join(place, name));
  const others = files.filter((file) => existsSync(file) && realpathSync(file) !== process.execPath);
  return others.find((file) => {
    const major = Number.parseInt(execFileSync(file, ["--print", "process.versions.node"], { encoding: "utf8" }), 10);
    return major >= min && major <= max;
  });
}
