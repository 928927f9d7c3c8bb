import type { StandingState } from '../../protocol/vocabulary.ts';
import type { EvidenceEpoch, EvidenceEvent, EvidenceToVerify } from './evidence.ts';

/** `at`: null: not recorded. */
export type Standing = { readonly state: StandingState; readonly at: string | null };

const ENDS = [
  ['withdrawn', 'withdrawn'],
  ['superseded', 'superseded'],
  ['expired', 'lapsed'],
] as const satisfies readonly (readonly [EvidenceEvent['action'], StandingState])[];

/**
 * Authenticity is not checked.
 * @param epochs earlier consents may have ended in the gap
 */
export const standingOf = (
  { subject, events }: EvidenceToVerify,
  epochs: readonly Pick<EvidenceEpoch, 'seq'>[],
): Standing => {
  const at = (action: EvidenceEvent['action']) => events.find((event) => event.action === action)?.occurredAt;
  if (subject.state === 'expired') return { state: 'over', at: null };
  for (const [action, state] of ENDS) {
    const ended = at(action);
    if (ended !== undefined) return { state, at: ended };
  }
  const granted = at('granted');
  const first = granted ?? at('informed');
  if (first === undefined) return { state: 'unrecorded', at: null };
  if (subject.state === 'erased') return { state: 'erased', at: null };
  if (granted === undefined) return { state: 'informed', at: first };
  // Rule: MK-2.
  const needsLink = events.some(
    ({ action, purpose }) => action === 'granted' && purpose === 'marketing_email',
  );
  if (needsLink && at('confirmed') === undefined) return { state: 'unconfirmed', at: granted };
  const newest = Math.max(...events.map(({ seq }) => seq));
  return { state: epochs.some(({ seq }) => seq > newest) ? 'gap' : 'stands', at: granted };
};
