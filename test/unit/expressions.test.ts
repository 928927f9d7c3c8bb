import assert from 'node:assert/strict';
import { countSteps, TooManySteps } from '../support/database/count-steps.ts';
import { programOf } from '../support/expressions/expression-program.ts';
import {
  expressionsIn,
  type FoundExpression,
  sourceFiles,
} from '../support/expressions/source-expressions.ts';
import { candidates, stepsOver, textOf, worstText } from '../support/expressions/worst-texts.ts';

/**
 * Every expression of service and browser must run in linear time: one slow message would block all chats.
 * - `count-steps.ts` counts steps, not time, with a backtracking matcher.
 * - `worst-texts.ts` builds texts from each expression's parts. Steps per unit must stay constant when the
 * slowest becomes ten times as long, up to 40,000 units (half for long word lists).
 * - A search, not a proof.
 */
const LONG = 40_000;
/** Steps per UTF-16 unit. A local part of an address costs up to three times 64. */
const MAX_STEPS_PER_UNIT = 256;
/** Expressions above this many steps per unit run over half of the text, to save time. */
const DENSE = 16;
/** Growth of steps per unit in a text ten times as long: 1 if linear, 10 if quadratic. */
const MAX_GROWTH = 1.25;

const WHAT_TO_DO =
  'Let no two neighbouring parts take the same sign, count what repeats, anchor it, or write a loop instead';

/** Code that processes texts of others. */
const FOLDERS = ['service', 'plugin-assets', 'shop-adapters'];

const written = ({ source, flags }: Pick<FoundExpression, 'source' | 'flags'>): string =>
  `/${source}/${flags}`;

const slowness = (source: string, flags: string): string | null => {
  const program = programOf(source, flags);
  const worst = worstText(program, MAX_STEPS_PER_UNIT);
  if (worst === null) return null;
  const stepsPerUnit = (length: number): number =>
    stepsOver(program, worst, length, length * MAX_STEPS_PER_UNIT) / length;
  const long = stepsPerUnit(5_000) > DENSE ? LONG / 2 : LONG;
  const short = stepsPerUnit(long / 10);
  // Slow over a short text, so no long one is needed.
  if (Number.isFinite(short) && stepsPerUnit(long) <= short * MAX_GROWTH) return null;
  const { before, piece, after } = worst;
  return `takes more than ${MAX_STEPS_PER_UNIT} steps a sign, or ever more, over ${JSON.stringify(before)} + ${JSON.stringify(piece)}.repeat(n) + ${JSON.stringify(after)}. ${WHAT_TO_DO}.`;
};

describe('regular expressions', () => {
  const files = FOLDERS.flatMap(sourceFiles);
  const all = files.map(({ file, text }) => expressionsIn(file, text));
  const byText = new Map(all.flatMap(({ found }) => found).map((one) => [written(one), one]));

  it('are made of what the code says, never of a text from outside', () => {
    assert.deepEqual(
      all.flatMap(({ notConstant }) => notConstant),
      [],
      'An expression must stand in the code, or be put together from constants of its own file',
    );
    assert.ok(byText.size > 150, 'the sources were looked through');
  });

  it('take steps that grow with the text and no faster, over long texts of what is worst for each', () => {
    const slow = [...byText.values()].flatMap(({ place, source, flags }) => {
      const fault = slowness(source, flags);
      return fault === null ? [] : [`${place} /${source}/${flags} ${fault}`];
    });
    assert.deepEqual(slow, []);
  });

  it('are counted by an engine that takes the same places as the real one', () => {
    for (const { source, flags } of byText.values()) {
      const program = programOf(source, flags);
      const real = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
      for (const candidate of candidates(program).slice(0, 40)) {
        const text = textOf(candidate, 24);
        assert.deepEqual(
          countSteps(program, text, LONG).taken,
          [...text.matchAll(real)].map((match) => ({
            start: match.index,
            end: match.index + match[0].length,
          })),
          `/${source}/${flags} over ${JSON.stringify(text)}`,
        );
      }
    }
  });

  it('are called slow where they are', () => {
    const SLOW: readonly [source: string, flags: string][] = [
      // These stopped the service: a consultant's "Please send me ----", pages of "<!--" and "<".
      [String.raw`\b(?:send)(?:[\s,:/-]+[\w.'-]+){0,8}?[\s,:/-]+(?:e-?mail)\b(?!@)`, ''],
      [String.raw`<!--[\s\S]*?-->`, 'g'],
      ['<[^>]*>', 'g'],
      [String.raw`<(\w+)[^>]*>[\s\S]*?<\/\1>`, 'gi'],
      ['(?:a|a)*b', ''],
      [String.raw`^(\w+\s?)*$`, ''],
      ['(a+)+$', ''],
      [String.raw`\s+$`, ''],
      [String.raw`^([^"<>]*?)"?\s*<`, ''],
      ['^(?:.*,){5}x', ''],
      [String.raw`^[^\s@]+@[^\s@]+\.[^\s@]{2,}$`, ''],
      // Fast once, slow when repeated from each position.
      ['x*?y|x', 'g'],
      ['a(?=.*b)', 'g'],
      ['(?<=a.*)b', 'g'],
      [String.raw`(\d+)-\1$`, ''],
    ];
    assert.deepEqual(
      SLOW.filter(([source, flags]) => slowness(source, flags) === null),
      [],
    );
  });

  it('are found wherever they stand, and those that no constant makes are named', () => {
    const { found, notConstant } = expressionsIn(
      'x.tsx',
      [
        "const WORDS = ['a', 'b'].join('|');",
        "const BY = { one: 'c', two: 'd' } as const;",
        'const view = <p>{text.replace(/e/g, "")}</p>;',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: code that is looked through
        "const made = keys.map((key) => new RegExp(`^(?:${WORDS})${BY[key]}`, 'u'));",
        'const foreign = (text: string): RegExp => new RegExp(text);',
        'const called = RegExp(`a` + text);',
        'const other = RegExp;',
        'const hidden = new globalThis.RegExp(text);',
      ].join('\n'),
    );
    assert.deepEqual(found.map(written), ['/e/g', '/^(?:a|b)c/u', '/^(?:a|b)d/u']);
    assert.deepEqual(notConstant, ['x.tsx:5', 'x.tsx:6', 'x.tsx:7', 'x.tsx:8']);
  });

  it('count more than a limit as too many', () => {
    assert.throws(() => countSteps(programOf('a', ''), 'a'.repeat(100), 50), TooManySteps);
  });
});
