import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The repository's root folder. */
export const root = resolve(import.meta.dirname, '../..');

/** Paths of all files below a folder, relative to the root. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

/** Paths of the TypeScript files below a folder, relative to the root. */
export const sources = (folder: string): string[] =>
  filesBelow(folder).filter((file) => /\.tsx?$/.test(file));

export type Import = {
  from: string;
  /** A path relative to the root, or the name of a package. */
  to: string;
  isTypeOnly: boolean;
  isPackage: boolean;
  /** Written as `import()`. */
  isDynamic: boolean;
};

const STATIC = /^(?:import|export)\s+(type\s)?([^'"]*?)from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm;
const DYNAMIC = /(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)(\.[A-Z])?/g;

/** `{ type A, type B }` brings in no value, whatever stands before the brace. */
const bringsOnlyTypes = (names: string): boolean => {
  const listed = /^\{(.*)\}\s*$/s.exec(names.trim())?.[1];
  return (
    listed
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .every((name) => name.startsWith('type ')) ?? false
  );
};

/** Every import of a file: static ones, re-exports, `import()` and types taken by `import('…')`. */
export const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(root, file), 'utf8');
  const found = (target: string, isTypeOnly: boolean, isDynamic: boolean): Import => {
    const isPackage = !target.startsWith('.');
    const to = isPackage ? target : relative(root, resolve(root, dirname(file), target));
    return { from: file, to, isTypeOnly, isPackage, isDynamic };
  };
  return [
    ...[...text.matchAll(STATIC)].map(([, type, names = '', named, bare]) =>
      found(named ?? bare ?? '', type !== undefined || bringsOnlyTypes(names), false),
    ),
    ...[...text.matchAll(DYNAMIC)].map(([, type, target = '', member]) =>
      found(target, type !== undefined || member !== undefined, true),
    ),
  ];
};

/**
 * Groups of nodes that reach each other, by Tarjan's algorithm; groups of one are left out.
 * @param arrows pairs [from, to]
 */
export const cyclesOf = (arrows: readonly (readonly [string, string])[]): string[][] => {
  const next = new Map<string, string[]>();
  for (const [from, to] of arrows) {
    if (from !== to) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const lower = (node: string, value: number): void => {
    lowest.set(node, Math.min(lowest.get(node) ?? value, value));
  };
  const visit = (node: string): void => {
    const own = order.size;
    order.set(node, own);
    lower(node, own);
    stack.push(node);
    for (const to of next.get(node) ?? []) {
      if (!order.has(to)) visit(to);
      if (stack.includes(to)) lower(node, lowest.get(to) ?? own);
    }
    if (lowest.get(node) !== own) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1) cycles.push(group.sort());
  };
  for (const node of next.keys()) if (!order.has(node)) visit(node);
  return cycles;
};
