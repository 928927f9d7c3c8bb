import { countSteps, TooManySteps } from '../database/count-steps.ts';
import type { CharSet, Part, Program } from './expression-program.ts';

const SIGNS = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCodePoint(code)),
  ...'\u0085\u00a0\u00adé§„”’…–łŁßı\u0130\u017f\u212a\u0301\u200b\u2028\u2066\ufeff\ud800\udc00٣²中😀',
];

const setsOf = (part: Part): CharSet[] => {
  if (part.kind === 'set') return [part.set];
  if (part.kind === 'all' || part.kind === 'any') return part.parts.flatMap(setsOf);
  return 'part' in part ? setsOf(part.part) : [];
};
const partsOf = (part: Part): Part[] => {
  if (part.kind === 'all' || part.kind === 'any') return [part, ...part.parts.flatMap(partsOf)];
  return 'part' in part ? [part, ...partsOf(part.part)] : [part];
};

const kindsOfSigns = (program: Program): string[] => {
  const sets = [...new Set(setsOf(program.root))];
  const kinds = new Map<string, string>();
  for (const sign of SIGNS.toSorted((a, b) => Number(/\w/.test(b)) - Number(/\w/.test(a)))) {
    const code = sign.codePointAt(0) ?? 0;
    const word = /\w/.test(sign) ? 'w' : '-';
    const kind = sets.map((set) => (set.has(code) ? 1 : 0)).join('') + word;
    if (!kinds.has(kind)) kinds.set(kind, sign);
  }
  return [...kinds.values()];
};

const textFor = (part: Part, signs: readonly string[], variant: number): string => {
  switch (part.kind) {
    case 'set': {
      const own = signs.filter((sign) => part.set.has(sign.codePointAt(0) ?? 0));
      return own[variant % Math.max(1, own.length)] ?? '';
    }
    case 'all':
      return part.parts.map((one) => textFor(one, signs, variant)).join('');
    case 'any': {
      const one = part.parts[variant % part.parts.length];
      return one === undefined ? '' : textFor(one, signs, variant);
    }
    case 'group':
      return textFor(part.part, signs, variant);
    case 'repeat':
      return textFor(part.part, signs, variant).repeat(Math.min(Math.max(1, part.min), 100));
    case 'look':
      return part.isNot ? '' : textFor(part.part, signs, variant);
    default:
      return '';
  }
};

const ways = (part: Part, before: string, signs: readonly string[]): string[] => {
  switch (part.kind) {
    case 'all': {
      let sofar = before;
      return part.parts.flatMap((one) => {
        const found = ways(one, sofar, signs);
        sofar += textFor(one, signs, 0);
        return found;
      });
    }
    case 'any':
      return part.parts.flatMap((one) => ways(one, before, signs));
    case 'repeat':
      return [before, ...ways(part.part, before, signs)];
    case 'group':
    case 'look':
      return ways(part.part, before, signs);
    default:
      return [];
  }
};

export type WorstText = { before: string; piece: string; after: string };
/** Repeats the piece up to the length in UTF-16 units. */
export const textOf = ({ before, piece, after }: WorstText, length: number): string =>
  before + piece.repeat(Math.ceil(Math.max(1, length - before.length - after.length) / piece.length)) + after;

const MAX_PIECES = 100;
const MAX_BEFORE = 4;

/** Possibly slow texts, derived from the expression's parts, without randomness. */
export const candidates = (program: Program): WorstText[] => {
  const signs = kindsOfSigns(program);
  const parts = partsOf(program.root);
  const loops = parts.filter((part) => part.kind === 'repeat' && part.max > 3);
  const inLoops = signs
    .filter((sign) => loops.flatMap(setsOf).some((set) => set.has(sign.codePointAt(0) ?? 0)))
    .slice(0, 7);
  const befores = ['', ...ways(program.root, '', signs)].filter((before) => before.length <= 500);
  const pieces = [
    ...befores.slice(0, 20),
    ...signs.slice(0, 50),
    ...loops.flatMap((part) => [0, 1, 2].map((variant) => textFor(part, signs, variant))),
    ...inLoops.flatMap((a) => inLoops.map((b) => a + b)),
    ...[0, 1, 2].map((variant) => textFor(program.root, signs, variant)),
    ...parts
      .filter(({ kind }) => kind !== 'set' && kind !== 'edge')
      .flatMap((part) => [textFor(part, signs, 0), textFor(part, signs, 1)]),
  ].filter((piece) => piece !== '' && piece.length <= 200);
  const ends = ['', '\u0000', textFor(program.root, signs, 0)];
  return [...new Set(befores)]
    .slice(0, MAX_BEFORE)
    .flatMap((before) =>
      [...new Set(pieces)]
        .slice(0, MAX_PIECES)
        .flatMap((piece) => [...new Set(ends)].map((after) => ({ before, piece, after }))),
    );
};

/** Infinity above the limit of steps. */
export const stepsOver = (program: Program, worst: WorstText, length: number, maxSteps: number): number => {
  try {
    return countSteps(program, textOf(worst, length), maxSteps).steps;
  } catch (error) {
    if (error instanceof TooManySteps) return Number.POSITIVE_INFINITY;
    throw error;
  }
};

const SHORT = 200;
const LONGER = 4_000;
const FINALISTS = 8;

/** The slowest candidate: all over short texts, then the slowest of these over longer ones. */
export const worstText = (program: Program, maxStepsPerUnit: number): WorstText | null => {
  const slowest = (texts: readonly WorstText[], length: number): WorstText[] => {
    const measured: { text: WorstText; steps: number }[] = [];
    let beyond = 0;
    for (const text of texts) {
      const steps = stepsOver(program, text, length, length * maxStepsPerUnit);
      measured.push({ text, steps });
      if (steps === Number.POSITIVE_INFINITY) beyond += 1;
      if (beyond === FINALISTS) break;
    }
    return measured.sort((a, b) => (a.steps === b.steps ? 0 : b.steps - a.steps)).map(({ text }) => text);
  };
  const finalists = slowest(candidates(program), SHORT).slice(0, FINALISTS);
  return slowest(finalists, LONGER)[0] ?? null;
};
