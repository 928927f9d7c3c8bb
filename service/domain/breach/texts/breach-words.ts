import type { BreachKind, BreachNature } from '../breach.ts';

/** Texts about a breach. `{name}` marks a gap. */
export type BreachWords = {
  kinds: Record<BreachKind, string>;
  /** Categories of people, Art. 33(3)(a). */
  people: Record<BreachKind, string>;
  natures: Record<BreachNature, string>;
  period: string;
  dpoUnknown: string;
  mailSubject: string;
  mailText: string;
  /** From the operator to the controller: the content of Art. 33(3). */
  controller: string;
  /** Draft of the controller for its authority. */
  authority: string;
  /** Draft of the controller for the people concerned (Art. 34). */
  persons: string;
};
