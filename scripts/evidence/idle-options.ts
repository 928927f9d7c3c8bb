import type { ReadEvidence } from '../../service/domain/evidence/read-evidence-file.ts';

type Given = Readonly<{
  kept: readonly string[];
  tsa?: string | undefined;
  disclosure?: string | undefined;
}>;
type Kind = { readonly name: string; readonly takes: readonly (keyof Given)[] };

const OPTIONS = ['tsa', 'disclosure', 'kept'] as const;

const PROOF: Kind = { name: 'the proof of one consent', takes: ['tsa', 'disclosure'] };
const REGISTER: Kind = { name: 'a register of consents', takes: [] };
const CERTIFICATE: Kind = { name: 'a certificate of deletion', takes: [] };
const ACTIVITY: Kind = { name: 'an activity log', takes: ['kept'] };

/** Null: not judged, or invalid. */
const kindOf = (read: ReadEvidence): Kind | null => {
  switch (read.kind) {
    case 'file':
      return PROOF;
    case 'register':
      return REGISTER;
    case 'signed':
      return read.file.type === 'activity' ? ACTIVITY : CERTIFICATE;
    default:
      return null;
  }
};

/**
 * Their exit code would mislead.
 * @returns null where each option counts
 */
export const idleOptions = (read: ReadEvidence, given: Given): string | null => {
  const kind = kindOf(read);
  const isGiven = (value: Given[keyof Given]): boolean =>
    typeof value === 'string' || (Array.isArray(value) && value.length > 0);
  const idle = OPTIONS.filter((name) => isGiven(given[name]) && kind?.takes.includes(name) === false);
  if (kind === null || idle.length === 0) return null;
  return `Leave out ${idle.map((name) => `--${name}`).join(', ')}: nothing of it is asked about ${kind.name}.`;
};
