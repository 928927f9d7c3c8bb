import type { BreachRequest } from '../../../../service/protocol/api/records-api.ts';
import { localMoment } from '../../app/local-moment.ts';
import type { UnsavedForm } from '../../app/unsaved.ts';

export type BreachDraft = {
  what: string;
  consequences: string;
  measures: string;
  /** Local, in the format of the field. */
  found: string;
  from: string;
  to: string;
  /** Null: every shop. */
  shopIds: string[] | null;
} & Pick<BreachRequest, 'kinds' | 'natures' | 'reach'>;

export const breachForm = (): UnsavedForm => ({ address: location.hash, name: 'breach' });

export const BREACH_TEXTS = ['what', 'consequences', 'measures'] as const;
export const BREACH_TIMES = ['found', 'from', 'to'] as const;

export const newBreach = (): BreachDraft => {
  const now = localMoment(new Date());
  return {
    what: '',
    consequences: '',
    measures: '',
    found: now,
    from: now,
    to: now,
    shopIds: null,
    kinds: ['leads', 'conversations'],
    natures: ['confidentiality'],
    reach: 'stored',
  };
};

export const isTouched = (draft: BreachDraft): boolean =>
  BREACH_TEXTS.some((name) => draft[name].trim() !== '');

/** Before the beginning, which the service refuses. */
export const isTooEarly = (draft: BreachDraft, name: (typeof BREACH_TIMES)[number]): boolean =>
  draft[name] < draft.from;

export const isComplete = (draft: BreachDraft): boolean =>
  !BREACH_TIMES.some((name) => isTooEarly(draft, name)) &&
  [...BREACH_TEXTS, ...BREACH_TIMES].every((name) => draft[name].trim() !== '') &&
  draft.shopIds?.length !== 0 &&
  draft.kinds.length > 0 &&
  draft.natures.length > 0;

/** @param shopId null: of the shops that the operator chose */
export const breachRequest = (
  { found, from, to, shopIds, ...draft }: BreachDraft,
  shopId: string | null,
): BreachRequest => ({
  ...draft,
  shopId: shopId as BreachRequest['shopId'],
  shopIds: shopId === null ? (shopIds as BreachRequest['shopIds']) : null,
  from: new Date(from).toISOString(),
  // Include the last minute.
  to: new Date(Date.parse(to) + 59_999).toISOString(),
  foundAt: new Date(found).toISOString(),
});
