/** A regular expression as a list of instructions, for `count-steps.ts`. */

export type CharSet = { has(code: number): boolean };
type Edge = 'start' | 'end' | 'word' | 'not-word';

export type Instruction =
  | { kind: 'char'; set: CharSet; back: boolean }
  | { kind: 'edge'; edge: Edge }
  | { kind: 'split'; first: number; second: number }
  | { kind: 'jump'; to: number }
  | { kind: 'save'; slot: number }
  /** Stores the start of a loop's iteration in a register. */
  | { kind: 'mark'; register: number }
  /** An empty iteration ends the loop, as in ECMAScript. */
  | { kind: 'moved'; register: number }
  | { kind: 'same'; group: number; back: boolean }
  | { kind: 'look'; program: readonly Instruction[]; isNot: boolean }
  | { kind: 'match' };

export type Program = {
  code: readonly Instruction[];
  flags: string;
  groups: number;
  registers: number;
  root: Part;
};

export type Part =
  | { kind: 'set'; set: CharSet }
  | { kind: 'edge'; edge: Edge }
  | { kind: 'all'; parts: Part[] }
  | { kind: 'any'; parts: Part[] }
  | { kind: 'group'; number: number; part: Part }
  | { kind: 'look'; part: Part; isNot: boolean; back: boolean }
  | { kind: 'same'; group: number }
  | { kind: 'repeat'; part: Part; min: number; max: number; isLazy: boolean };

const sets = new Map<string, CharSet>();
/** The engine itself decides membership of a class or escape. */
const setOf = (source: string, flags: string): CharSet => {
  const own = flags.replace(/[gym]/g, '');
  const key = `${own} ${source}`;
  const known = sets.get(key);
  if (known !== undefined) return known;
  const expression = new RegExp(`^(?:${source})$`, own);
  const takes = (code: number): boolean => expression.test(String.fromCodePoint(code));
  const ascii = Uint8Array.from({ length: 128 }, (_, code) => Number(takes(code)));
  const others = new Map<number, boolean>();
  const set = {
    has: (code: number): boolean => {
      if (code < 128) return ascii[code] === 1;
      const known = others.get(code) ?? takes(code);
      others.set(code, known);
      return known;
    },
  };
  sets.set(key, set);
  return set;
};

const parse = (source: string, flags: string): { root: Part; groups: number } => {
  let at = 0;
  let groups = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };

  const atom = (): Part => {
    if (take(/\^/y) !== null) return { kind: 'edge', edge: 'start' };
    if (take(/\$/y) !== null) return { kind: 'edge', edge: 'end' };
    if (take(/\\b/y) !== null) return { kind: 'edge', edge: 'word' };
    if (take(/\\B/y) !== null) return { kind: 'edge', edge: 'not-word' };
    const opened = take(/\((?:\?(?:<?[=!]|:))?/y);
    if (opened !== null) {
      if (opened === '(') groups += 1;
      const number = groups;
      const part = alternatives();
      if (take(/\)/y) === null) throw new Error(`cannot read (…) in ${source} at ${at}`);
      if (opened === '(') return { kind: 'group', number, part };
      if (opened === '(?:') return part;
      return { kind: 'look', part, isNot: opened.endsWith('!'), back: opened.includes('<') };
    }
    const same = take(/\\[1-9]/y);
    if (same !== null) return { kind: 'same', group: Number(same[1]) };
    const set = take(
      flags.includes('u')
        ? /\[(?:\\.|[^\]\\])*\]|\\(?:u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|[pP]\{[^}]*\}|.)|./isuy
        : /\[(?:\\.|[^\]\\])*\]|\\(?:u[\da-f]{4}|x[\da-f]{2}|.)|./isy,
    );
    if (set === null || /^\(\?|^\\k/.test(set)) throw new Error(`cannot read ${source} at ${at}`);
    return { kind: 'set', set: setOf(set, flags) };
  };

  const repeated = (): Part => {
    const part = atom();
    const found = take(/[*+?]|\{\d+(?:,\d*)?\}/y);
    if (found === null) return part;
    const isLazy = take(/\?/y) !== null;
    if (found === '*') return { kind: 'repeat', part, min: 0, max: Number.POSITIVE_INFINITY, isLazy };
    if (found === '+') return { kind: 'repeat', part, min: 1, max: Number.POSITIVE_INFINITY, isLazy };
    if (found === '?') return { kind: 'repeat', part, min: 0, max: 1, isLazy };
    const [min = '', max = min] = found.slice(1, -1).split(',');
    return {
      kind: 'repeat',
      part,
      min: Number(min),
      max: max === '' ? Number.POSITIVE_INFINITY : Number(max),
      isLazy,
    };
  };

  const alternatives = (): Part => {
    const parts: Part[] = [];
    do {
      const row: Part[] = [];
      while (at < source.length && !/[|)]/.test(source[at] ?? '')) row.push(repeated());
      parts.push({ kind: 'all', parts: row });
    } while (take(/\|/y) !== null);
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'any', parts };
  };

  const root = alternatives();
  if (at !== source.length) throw new Error(`cannot read ${source} at ${at}`);
  return { root, groups };
};

/** @throws Error for syntax that this repository does not use: named groups, flag `v`, modifiers */
export const programOf = (source: string, flags: string): Program => {
  const { root, groups } = parse(source, flags);
  let registers = 0;

  const compile = (whole: Part, wholeBack: boolean): Instruction[] => {
    const code: Instruction[] = [];
    const split = (isLazy: boolean): ((to: number) => void) => {
      const here = code.length;
      code.push({ kind: 'jump', to: 0 });
      return (to) => {
        code[here] = isLazy
          ? { kind: 'split', first: to, second: here + 1 }
          : { kind: 'split', first: here + 1, second: to };
      };
    };
    const emit = (part: Part, back: boolean): void => {
      switch (part.kind) {
        case 'set':
          code.push({ kind: 'char', set: part.set, back });
          return;
        case 'edge':
          code.push({ kind: 'edge', edge: part.edge });
          return;
        case 'all':
          for (const one of back ? part.parts.toReversed() : part.parts) emit(one, back);
          return;
        case 'any': {
          const ends: number[] = [];
          for (const [index, one] of part.parts.entries()) {
            if (index === part.parts.length - 1) {
              emit(one, back);
              break;
            }
            const otherwise = split(false);
            emit(one, back);
            ends.push(code.length);
            code.push({ kind: 'jump', to: 0 });
            otherwise(code.length);
          }
          for (const end of ends) code[end] = { kind: 'jump', to: code.length };
          return;
        }
        case 'group': {
          const [first, last] = [part.number * 2, part.number * 2 + 1];
          code.push({ kind: 'save', slot: back ? last : first });
          emit(part.part, back);
          code.push({ kind: 'save', slot: back ? first : last });
          return;
        }
        case 'look':
          code.push({ kind: 'look', program: compile(part.part, part.back), isNot: part.isNot });
          return;
        case 'same':
          code.push({ kind: 'same', group: part.group, back });
          return;
        case 'repeat': {
          for (let count = 0; count < part.min; count += 1) emit(part.part, back);
          if (part.max === Number.POSITIVE_INFINITY) {
            const register = registers;
            registers += 1;
            const loop = code.length;
            const leave = split(part.isLazy);
            code.push({ kind: 'mark', register });
            emit(part.part, back);
            code.push({ kind: 'moved', register }, { kind: 'jump', to: loop });
            leave(code.length);
            return;
          }
          const leaves: ((to: number) => void)[] = [];
          for (let count = part.min; count < part.max; count += 1) {
            leaves.push(split(part.isLazy));
            emit(part.part, back);
          }
          for (const leave of leaves) leave(code.length);
          return;
        }
      }
    };
    emit(whole, wholeBack);
    code.push({ kind: 'match' });
    return code;
  };
  return { code: compile(root, false), flags, groups, registers, root } satisfies Program;
};
