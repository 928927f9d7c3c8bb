import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** `suite`: enclosing titles. */
export type Proof = { suite: string; title: string; file: string; ids: readonly string[] };

const clean = (title: string): string => title.replaceAll('\\', '').replace(/\$\{[^}]*\}/g, '…');

const proofsIn = (file: string, source: string): Proof[] => {
  const proofs: Proof[] = [];
  let suites: { indent: number; name: string }[] = [];
  const calls = /^( *)\b(describe|onEveryStore|it|test)\(\s*(['"`])((?:\\.|(?!\3).)*)\3/gms;
  for (const [, space = '', call, , title = ''] of source.matchAll(calls)) {
    const indent = space.length;
    suites = suites.filter((suite) => suite.indent < indent);
    if (call === 'describe' || call === 'onEveryStore') suites.push({ indent, name: clean(title) });
    else {
      const ids = /\[([^\]]+)\]\s*$/.exec(title)?.[1]?.split(/[,\s]+/) ?? [];
      const plain = clean(title.replace(/\s*\[[^\]]*\]\s*$/, ''));
      if (ids.length > 0) proofs.push({ suite: suites.at(-1)?.name ?? '', title: plain, file, ids });
    }
  }
  return proofs;
};

/** Rule id → the tests that name it. */
export const titlesIn = (testDir: string): Map<string, Proof[]> => {
  const byRule = new Map<string, Proof[]>();
  for (const entry of readdirSync(testDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.test\.tsx?$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    for (const proof of proofsIn(relative(join(testDir, '..'), path), readFileSync(path, 'utf8')))
      for (const id of proof.ids) byRule.set(id, [...(byRule.get(id) ?? []), proof]);
  }
  return byRule;
};

/** Whether a test is called so; what its title is filled with at run time may be anything. */
export const isCalled = (proof: Proof, title: string): boolean => {
  const [start = '', ...rest] = proof.title.split('…');
  if (rest.length === 0) return proof.title === title;
  return title.startsWith(start) && title.endsWith(rest.at(-1) ?? '') && title.length > start.length;
};
