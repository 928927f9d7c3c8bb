import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

/** A place in a file of the bundle. */
const PLACE = /(file:\/\/[^\s:]+\.mjs):(\d+):(\d+)/;

/** By file; the largest takes 18 MB, and is needed for a moment. */
const maps = new Map<string, WeakRef<SourceMap>>();
/** Places that were looked up: a fault mostly comes more than once. */
const known = new Map<string, string>();

const mapOf = (file: string): SourceMap => {
  const kept = maps.get(file)?.deref();
  if (kept !== undefined) return kept;
  const map = new SourceMap(JSON.parse(readFileSync(new URL(`${file}.map`), 'utf8')));
  maps.set(file, new WeakRef(map));
  return map;
};

const lookedUp = (place: string, file: string, line: number, column: number): string => {
  try {
    const entry = mapOf(file).findEntry(line - 1, column - 1);
    if (!('originalSource' in entry)) return place;
    const source = entry.originalSource.replace(/^(\.\.\/)+/, '');
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  } catch {
    // A file without a map.
    return place;
  }
};

/**
 * A line of a stack with the place in the source in place of that in the bundle. Node would do it itself, but holds the
 * maps of all files, those of packages too, from the start on: 6 MB of an idle service.
 */
export const inSource = (frame: string): string =>
  frame.replace(PLACE, (place, file: string, line: string, column: string) => {
    const found = known.get(place) ?? lookedUp(place, file, Number(line), Number(column));
    known.set(place, found);
    return found;
  });
