export type Person = { readonly staffId: string; readonly name: string };

/** An `@` at a word start before the cursor, and the text after it. */
export type At = { readonly from: number; readonly typed: string };

/** Longest name, in characters. */
const MOST_TYPED = 40;

/** Null: no mention is being typed. */
export const atIn = (text: string, cursor: number): At | null => {
  const before = text.slice(0, cursor);
  const from = before.lastIndexOf('@');
  if (from === -1 || cursor - from > MOST_TYPED) return null;
  if (from > 0 && before[from - 1]?.trim() !== '') return null;
  const typed = before.slice(from + 1);
  return typed.includes('\n') ? null : { from, typed };
};

export const matching = <P extends Person>(people: readonly P[], typed: string): P[] => {
  const wanted = typed.toLocaleLowerCase();
  return people.filter(({ name }) => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(wanted) || lower.split(' ').some((word) => word.startsWith(wanted));
  });
};

/** Exact names after `@`; the longer one wins. */
export const mentionsIn = (text: string, people: readonly Person[]): string[] => {
  let rest = text;
  const found = new Set<string>();
  for (const name of [...new Set(people.map((one) => one.name))].sort((a, b) => b.length - a.length)) {
    if (!rest.includes(`@${name}`)) continue;
    rest = rest.replaceAll(`@${name}`, ' ');
    for (const one of people) if (one.name === name) found.add(one.staffId);
  }
  return [...found];
};
