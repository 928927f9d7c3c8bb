import type { CharSet, Instruction, Program } from '../expressions/expression-program.ts';

/** A run took more steps than it may. */
export class TooManySteps extends Error {}

/** One place in the text that was taken. */
export type Taken = { start: number; end: number };

const isWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
const isBreak = (code: number): boolean => code === 10 || code === 13 || code === 0x2028 || code === 0x2029;

/** Numbers of the kinds of instructions: a billion of them are run, so they stand in lists of numbers. */
const MATCH = 0;
const CHAR = 1;
const CHAR_BACK = 2;
const SPLIT = 3;
const JUMP = 4;
const SAVE = 5;
const MARK = 6;
const MOVED = 7;
const START = 8;
const END = 9;
const WORD = 10;
const NOT_WORD = 11;
const SAME = 12;
const SAME_BACK = 13;
const LOOK = 14;
const LOOK_NOT = 15;
const EDGES = { start: START, end: END, word: WORD, 'not-word': NOT_WORD } as const;

type Linked = { kinds: Int32Array; a: Int32Array; b: Int32Array; sets: CharSet[]; looks: Linked[] };
const known = new WeakMap<readonly Instruction[], Linked>();

const linked = (code: readonly Instruction[]): Linked => {
  const before = known.get(code);
  if (before !== undefined) return before;
  const [sets, looks]: [CharSet[], Linked[]] = [[], []];
  const rows = code.map((one): [kind: number, a?: number, b?: number] => {
    switch (one.kind) {
      case 'char':
        return [one.back ? CHAR_BACK : CHAR, sets.push(one.set) - 1];
      case 'edge':
        return [EDGES[one.edge]];
      case 'split':
        return [SPLIT, one.first, one.second];
      case 'jump':
        return [JUMP, one.to];
      case 'save':
        return [SAVE, one.slot];
      case 'mark':
        return [MARK, one.register];
      case 'moved':
        return [MOVED, one.register];
      case 'same':
        return [one.back ? SAME_BACK : SAME, one.group];
      case 'look':
        return [one.isNot ? LOOK_NOT : LOOK, looks.push(linked(one.program)) - 1];
      default:
        return [MATCH];
    }
  });
  const column = (index: 0 | 1 | 2): Int32Array => Int32Array.from(rows, (row) => row[index] ?? 0);
  const made = { kinds: column(0), a: column(1), b: column(2), sets, looks };
  known.set(code, made);
  return made;
};

/**
 * Runs an expression over a text again and again until its end, as `replaceAll`, `matchAll` and `split` do, by
 * backtracking as the engines of JavaScript do, and counts the instructions. Engines know short cuts that this one does
 * not: what is few steps here is few there.
 * @throws TooManySteps
 */
export const countSteps = (
  program: Program,
  text: string,
  maxSteps: number,
): { steps: number; taken: Taken[] } => {
  const isUnicode = program.flags.includes('u');
  const isMultiline = program.flags.includes('m');
  const ignoresCase = program.flags.includes('i');
  const saves = new Int32Array(program.groups * 2 + 2).fill(-1);
  const marks = new Int32Array(program.registers).fill(-1);
  let steps = 0;
  /** Triples: where to go on, at which place, and -1; or what to put back into which slot. Shared by nested runs. */
  let waiting = new Int32Array(3 * 1024);
  let top = 0;
  const push = (value: number, at: number, slot: number): void => {
    if (top + 3 > waiting.length) {
      const larger = new Int32Array(waiting.length * 2);
      larger.set(waiting);
      waiting = larger;
    }
    waiting[top] = value;
    waiting[top + 1] = at;
    waiting[top + 2] = slot;
    top += 3;
  };

  const codeBefore = (at: number): number => {
    const unit = text.charCodeAt(at - 1);
    if (!isUnicode || unit < 0xdc00 || unit > 0xdfff || at < 2) return unit;
    const whole = text.codePointAt(at - 2) ?? -1;
    return whole > 0xffff ? whole : unit;
  };
  const isSame = (group: number, at: number, back: boolean): number => {
    const [start = -1, end = -1] = [saves[group * 2], saves[group * 2 + 1]];
    if (start < 0 || end < 0) return 0;
    const length = end - start;
    steps += length;
    const own = text.slice(start, end);
    const there = back ? text.slice(Math.max(0, at - length), at) : text.slice(at, at + length);
    return own === there || (ignoresCase && own.toLowerCase() === there.toLowerCase()) ? length : -1;
  };

  /** Where the match ends; -1 when there is none. */
  const run = ({ kinds, a, b, sets, looks }: Linked, from: number): number => {
    const bottom = top;
    let pc = 0;
    let at = from;
    for (;;) {
      steps += 1;
      if (steps > maxSteps) throw new TooManySteps();
      const operand = a[pc] ?? 0;
      let goesOn = true;
      switch (kinds[pc]) {
        case MATCH: {
          // What a look saw is not tried again; what it noted is put back when the way around it is given up.
          let kept = bottom;
          for (let one = bottom; one < top; one += 3) {
            if (waiting[one + 2] === -1) continue;
            waiting.copyWithin(kept, one, one + 3);
            kept += 3;
          }
          top = kept;
          return at;
        }
        case CHAR: {
          if (at >= text.length) goesOn = false;
          else {
            let sign = text.charCodeAt(at);
            if (isUnicode && sign >= 0xd800 && sign < 0xdc00) sign = text.codePointAt(at) ?? sign;
            if (sets[operand]?.has(sign) === true) at += sign > 0xffff ? 2 : 1;
            else goesOn = false;
          }
          break;
        }
        case CHAR_BACK: {
          const sign = at === 0 ? -1 : codeBefore(at);
          if (sign >= 0 && sets[operand]?.has(sign) === true) at -= sign > 0xffff ? 2 : 1;
          else goesOn = false;
          break;
        }
        case SPLIT:
          push(b[pc] ?? 0, at, -1);
          pc = operand - 1;
          break;
        case JUMP:
          pc = operand - 1;
          break;
        case SAVE:
          push(saves[operand] ?? -1, at, operand * 2);
          saves[operand] = at;
          break;
        case MARK:
          push(marks[operand] ?? -1, at, operand * 2 + 1);
          marks[operand] = at;
          break;
        case MOVED:
          goesOn = marks[operand] !== at;
          break;
        case START:
          goesOn = at === 0 || (isMultiline && isBreak(text.charCodeAt(at - 1)));
          break;
        case END:
          goesOn = at === text.length || (isMultiline && isBreak(text.charCodeAt(at)));
          break;
        case WORD:
          goesOn = isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at));
          break;
        case NOT_WORD:
          goesOn = isWord(text.charCodeAt(at - 1)) === isWord(text.charCodeAt(at));
          break;
        case SAME:
        case SAME_BACK: {
          const length = isSame(operand, at, kinds[pc] === SAME_BACK);
          if (length < 0) goesOn = false;
          else at += kinds[pc] === SAME_BACK ? -length : length;
          break;
        }
        default: {
          const look = looks[operand];
          goesOn = look !== undefined && run(look, at) >= 0 === (kinds[pc] === LOOK);
        }
      }
      pc += 1;
      while (!goesOn) {
        if (top === bottom) return -1;
        top -= 3;
        const value = waiting[top] ?? 0;
        const slot = waiting[top + 2] ?? -1;
        if (slot === -1) {
          pc = value;
          at = waiting[top + 1] ?? 0;
          goesOn = true;
        } else if (slot % 2 === 0) saves[slot / 2] = value;
        else marks[(slot - 1) / 2] = value;
      }
    }
  };

  const taken: Taken[] = [];
  const code = linked(program.code);
  const isAnchored = code.kinds[0] === START && !isMultiline;
  for (let start = 0; start <= text.length; ) {
    if (program.groups > 0) saves.fill(-1);
    top = 0;
    const end = run(code, start);
    if (end >= 0) taken.push({ start, end });
    if (isAnchored) break;
    start = end > start ? end : start + (isUnicode && (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  }
  return { steps, taken };
};
