/** What every file handle does, seen from outside. */
import { type FileHandle, open } from "node:fs/promises";
import { onTestFinished, vi } from "vitest";

/** The prototype that all handles share, so that one spy sees the calls of all. */
export async function handlePrototype(): Promise<FileHandle> {
  const handle = await open(import.meta.filename);
  await handle.close();
  return Object.getPrototypeOf(handle) as FileHandle;
}

/** Notes writes and syncs in the order in which they end, until the test does. `isFolder` tells a folder's sync from a file's. */
export async function watchHandles(): Promise<string[]> {
  const prototype = await handlePrototype();
  const { write, sync } = prototype;
  const seen: string[] = [];
  vi.spyOn(prototype, "write").mockImplementation(async function (this: FileHandle, ...args: unknown[]) {
    const result = await Reflect.apply(write, this, args);
    seen.push("write");
    return result;
  });
  vi.spyOn(prototype, "sync").mockImplementation(async function (this: FileHandle) {
    const isFolder = (await this.stat()).isDirectory();
    await Reflect.apply(sync, this, []);
    seen.push(isFolder ? "sync folder" : "sync");
  });
  onTestFinished(() => void vi.restoreAllMocks());
  return seen;
}
