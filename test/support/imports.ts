import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

export const sources = (folder: string): string[] =>
  filesBelow(folder).filter((file) => /\.tsx?$/.test(file));

export type Import = {
  from: string;
  to: string;
  isTypeOnly: boolean;
  isPackage: boolean;
  isDynamic: boolean;
};

const STATIC = /^(?:import|export)\s+(type\s)?([^'"]*?)from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm;
const DYNAMIC = /(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)(\.[A-Z])?/g;

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

/** Static imports, re-exports, `import()` and types by `import('…')`. */
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
 * Groups of nodes that reach each other, by Tarjan's algorithm, without groups of one.
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
