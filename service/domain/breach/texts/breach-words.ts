import type { BreachKind, BreachNature } from '../breach.ts';

/** `{name}` marks a gap. */
export type BreachWords = {
  kinds: Record<BreachKind, string>;
  /** Categories of people, Art. 33(3)(a). */
  people: Record<BreachKind, string>;
  natures: Record<BreachNature, string>;
  period: string;
  dpoUnknown: string;
  mailSubject: string;
  mailText: string;
  /** Content of Art. 33(3). */
  controller: string;
  authority: string;
  /** Art. 34. */
  persons: string;
};
