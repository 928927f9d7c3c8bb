/** `npm run break-rules`: mutation test of each rule; see docs/breaks.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions } from '../setup/command-options.ts';
import { failureText } from '../start/start-failure.ts';
import { ALL_BREAKS } from './all-breaks.ts';
import { type Break, changedText } from './break.ts';
import type { TestResult } from './test-result.ts';
import { copyTree, type TreeCopy } from './tree-copy.ts';

const USAGE = 'Usage: npm run break-rules [-- RULE …], such as: npm run break-rules -- CO-2 RT-8';

const { positionals } = readOptions(USAGE, {});
const unknown = positionals.filter((id) => !ALL_BREAKS.some(({ rule }) => rule === id));
if (unknown.length > 0) {
  console.error(`No break for ${unknown.join(', ')}.\n${USAGE}`);
  process.exit(2);
}
const chosen = ALL_BREAKS.filter(({ rule }) => positionals.length === 0 || positionals.includes(rule));

const readsBuild = ({ test }: Break): boolean => !test.file.startsWith('test/unit/');
const needsBuild = (one: Break): boolean => one.file.startsWith('plugin-assets/') && readsBuild(one);

async function runBroken(copy: TreeCopy, one: Break, whole: string, broken: string): Promise<TestResult> {
  const path = copy.path(one.file);
  try {
    writeFileSync(path, broken);
    if (needsBuild(one)) await copy.build();
    const [result] = await copy.runTests(one.test.file, [one.test.title]);
    return result ?? { end: 'did not run', message: '' };
  } finally {
    writeFileSync(path, whole);
    if (needsBuild(one)) await copy.build();
  }
}

/** Null when caught. */
async function whyNotCaught(copy: TreeCopy, one: Break): Promise<string | null> {
  const whole = readFileSync(copy.path(one.file), 'utf8');
  const broken = changedText(whole, one);
  if (broken === null) return `no longer fits: its text is not in ${one.file} exactly once`;
  const { end, message } = await runBroken(copy, one, whole, broken);
  if (end === 'assertion failed') return null;
  if (end === 'passed') return 'NOT CAUGHT: the test passes though the rule is broken';
  return `not by an assertion: ${end}, ${message}`;
}

/** Tests that fail unchanged prove nothing. */
async function failingBefore(copy: TreeCopy, breaks: readonly Break[]): Promise<Map<string, TestResult>> {
  const failing = new Map<string, TestResult>();
  const files = [...new Set(breaks.map(({ test }) => test.file))];
  for (const [at, file] of files.entries()) {
    console.log(`Unchanged ${at + 1}/${files.length} ${file}`);
    const titles = [
      ...new Set(breaks.filter(({ test }) => test.file === file).map(({ test }) => test.title)),
    ];
    const results = await copy.runTests(file, titles);
    for (const [index, title] of titles.entries()) {
      const result = results[index];
      if (result !== undefined && result.end !== 'passed') failing.set(`${file}: ${title}`, result);
    }
  }
  return failing;
}

const copy = copyTree(join(import.meta.dirname, '../..'));
process.once('exit', () => copy.remove());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

let caught = 0;
try {
  if (chosen.some(readsBuild)) await copy.build();
  const failing = await failingBefore(copy, chosen);
  for (const [at, one] of chosen.entries()) {
    const test = `${one.test.file}: ${one.test.title}`;
    const before = failing.get(test);
    const reason =
      before === undefined
        ? await whyNotCaught(copy, one)
        : `the test fails without the change: ${before.end}, ${before.message}`;
    if (reason === null) caught += 1;
    console.log(`${String(at + 1).padStart(3)}/${chosen.length} ${one.rule.padEnd(5)} ${reason ?? 'caught'}`);
    if (reason !== null) console.log(`          ${one.what}\n          ${test}`);
  }
  console.log(`${caught} of ${chosen.length} breaks were caught.`);
} catch (cause) {
  console.error(failureText(cause));
}
process.exitCode = caught === chosen.length ? 0 : 1;
