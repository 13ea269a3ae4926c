import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { HandlerName } from '../../lambda/contract/functions';

type Bundle = (names: readonly HandlerName[]) => ReadonlyMap<HandlerName, string>;

/** Bundles the same functions once for all processes that name this folder; it must not outlive the sources. */
export const bundleOnce =
  (folder: string, bundle: Bundle): Bundle =>
  (names) => {
    const file = path.join(folder, createHash('sha256').update(names.join(' ')).digest('hex'));
    const known = read(file);
    if (known !== undefined) return known;
    const codes = bundle(names);
    // Written under another name and renamed when whole: nobody ever finds half of it.
    const unfinished = `${file}.${randomUUID()}`;
    writeFileSync(unfinished, JSON.stringify([...codes]));
    renameSync(unfinished, file);
    return codes;
  };

function read(file: string): ReturnType<Bundle> | undefined {
  try {
    return new Map(JSON.parse(readFileSync(file, 'utf8')) as [HandlerName, string][]);
  } catch {
    return undefined;
  }
}
