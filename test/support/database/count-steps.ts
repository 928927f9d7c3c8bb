import type { CharSet, Instruction, Program } from '../expressions/expression-program.ts';

export class TooManySteps extends Error {}

export type Taken = { start: number; end: number };

const isWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
const isBreak = (code: number): boolean => code === 10 || code === 13 || code === 0x2028 || code === 0x2029;

/** Numbers of instruction kinds: a billion of them run, so they are in typed arrays. */
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

type Linked = {
  kinds: Int32Array;
  a: Int32Array;
  b: Int32Array;
  sets: CharSet[];
  /** Results of each set for the first 128 code units, set after set. */
  ascii: Uint8Array;
  looks: Linked[];
};
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
  const ascii = Uint8Array.from({ length: sets.length * 128 }, (_, at) =>
    Number(sets[at >> 7]?.has(at & 127)),
  );
  const made = { kinds: column(0), a: column(1), b: column(2), sets, ascii, looks };
  known.set(code, made);
  return made;
};

/**
 * Triples: instruction, place, and -1; or a value to restore and its slot. Shared by nested runs and reused.
 */
let waiting = new Int32Array(3 * 1024);
const enlarge = (): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(waiting.length * 2);
  larger.set(waiting);
  waiting = larger;
  return larger;
};
/** The text as numbers, which are faster to read than a concatenated string. */
let units = new Uint16Array(0);
const toUnits = (text: string): Uint16Array => {
  if (units.length < text.length) units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at);
  return units;
};

/**
 * Matches repeatedly to the end of the text like `replaceAll`, by backtracking, and counts instructions. Real
 * engines have additional shortcuts.
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
  let top = 0;

  const read = toUnits(text);

  const codeBefore = (at: number): number => {
    const unit = text.charCodeAt(at - 1);
    if (!isUnicode || unit < 0xdc00 || unit > 0xdfff || at < 2) return unit;
    const whole = text.codePointAt(at - 2) ?? -1;
    return whole > 0xffff ? whole : unit;
  };
  const lengthOf = (group: number): number => {
    const [start = -1, end = -1] = [saves[group * 2], saves[group * 2 + 1]];
    return start < 0 || end < 0 ? 0 : end - start;
  };
  const isSame = (group: number, length: number, at: number, back: boolean): boolean => {
    const start = saves[group * 2] ?? -1;
    const own = text.slice(start, start + length);
    const there = back ? text.slice(Math.max(0, at - length), at) : text.slice(at, at + length);
    return own === there || (ignoresCase && own.toLowerCase() === there.toLowerCase());
  };

  const run = ({ kinds, a, b, sets, ascii, looks }: Linked, from: number): number => {
    // Local copies for speed: the engine keeps them in registers.
    const bottom = top;
    const { length } = text;
    let stack = waiting;
    let height = top;
    let left = maxSteps - steps;
    let pc = 0;
    let at = from;
    for (;;) {
      left -= 1;
      if (left < 0) throw new TooManySteps();
      const operand = a[pc] ?? 0;
      const kind = kinds[pc];
      let goesOn = true;
      switch (kind) {
        case MATCH: {
          // A lookaround is not retried; its captures are restored when backtracking.
          let kept = bottom;
          for (let one = bottom; one < height; one += 3) {
            if (stack[one + 2] === -1) continue;
            stack.copyWithin(kept, one, one + 3);
            kept += 3;
          }
          top = kept;
          steps = maxSteps - left;
          return at;
        }
        case CHAR: {
          if (at >= length) goesOn = false;
          else {
            let sign = read[at] ?? 0;
            if (sign < 128) {
              if (ascii[operand * 128 + sign] === 1) at += 1;
              else goesOn = false;
              break;
            }
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
        case SAVE:
        case MARK: {
          if (height + 3 > stack.length) stack = enlarge();
          stack[height + 1] = at;
          if (kind === SPLIT) {
            stack[height] = b[pc] ?? 0;
            stack[height + 2] = -1;
            pc = operand - 1;
          } else {
            const noted = kind === SAVE ? saves : marks;
            stack[height] = noted[operand] ?? -1;
            stack[height + 2] = operand * 2 + (kind === SAVE ? 0 : 1);
            noted[operand] = at;
          }
          height += 3;
          break;
        }
        case JUMP:
          pc = operand - 1;
          break;
        case MOVED:
          goesOn = marks[operand] !== at;
          break;
        case START:
          goesOn = at === 0 || (isMultiline && isBreak(text.charCodeAt(at - 1)));
          break;
        case END:
          goesOn = at === length || (isMultiline && isBreak(text.charCodeAt(at)));
          break;
        case WORD:
          goesOn = isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at));
          break;
        case NOT_WORD:
          goesOn = isWord(text.charCodeAt(at - 1)) === isWord(text.charCodeAt(at));
          break;
        case SAME:
        case SAME_BACK: {
          const taking = lengthOf(operand);
          left -= taking;
          if (taking === 0) break;
          goesOn = isSame(operand, taking, at, kind === SAME_BACK);
          at += kind === SAME_BACK ? -taking : taking;
          break;
        }
        default: {
          const look = looks[operand];
          top = height;
          steps = maxSteps - left;
          goesOn = look !== undefined && run(look, at) >= 0 === (kind === LOOK);
          stack = waiting;
          height = top;
          left = maxSteps - steps;
        }
      }
      pc += 1;
      while (!goesOn) {
        if (height === bottom) {
          top = bottom;
          steps = maxSteps - left;
          return -1;
        }
        height -= 3;
        const value = stack[height] ?? 0;
        const slot = stack[height + 2] ?? -1;
        if (slot === -1) {
          pc = value;
          at = stack[height + 1] ?? 0;
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
