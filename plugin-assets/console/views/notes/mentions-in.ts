/** Somebody who can be mentioned. */
export type Person = { readonly staffId: string; readonly name: string };

/** An `@` before the cursor, at the beginning of a word, and what was typed after it. */
export type At = { readonly from: number; readonly typed: string };

/** At most this many characters after the `@`: a name, and no longer text. */
const MOST_TYPED = 40;

/** Where a mention is being typed; null when none is. */
export const atIn = (text: string, cursor: number): At | null => {
  const before = text.slice(0, cursor);
  const from = before.lastIndexOf('@');
  if (from === -1 || cursor - from > MOST_TYPED) return null;
  // In an e-mail address it stands within a word.
  if (from > 0 && before[from - 1]?.trim() !== '') return null;
  const typed = before.slice(from + 1);
  return typed.includes('\n') ? null : { from, typed };
};

/** Those whose name, or a word of it, begins with what was typed. */
export const matching = <P extends Person>(people: readonly P[], typed: string): P[] => {
  const wanted = typed.toLocaleLowerCase();
  return people.filter(({ name }) => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(wanted) || lower.split(' ').some((word) => word.startsWith(wanted));
  });
};

/** Whom the text mentions: `@` and the whole name. Of two names the longer one counts where both fit. */
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
