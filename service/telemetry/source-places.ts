import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

/** Position in the bundle. */
const PLACE = /(file:\/\/[^\s:]+\.mjs):(\d+):(\d+)/;

/** By file; weak, as the largest takes 18 MB. */
const maps = new Map<string, WeakRef<SourceMap>>();
/** Cache of positions. */
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
    // No source map.
    return place;
  }
};

/** Maps a stack line to its source. Node would hold all maps from the start: 6 MB. */
export const inSource = (frame: string): string =>
  frame.replace(PLACE, (place, file: string, line: string, column: string) => {
    const found = known.get(place) ?? lookedUp(place, file, Number(line), Number(column));
    known.set(place, found);
    return found;
  });
