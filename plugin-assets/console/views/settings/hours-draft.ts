import type { OpeningHoursView } from '../../../../service/protocol/hours-schema.ts';

export type HoursDraft = OpeningHoursView;
export type Span = HoursDraft['week'][number][number];
export type Closing = HoursDraft['closings'][number];

/** Time fields show it as 00:00. */
const MIDNIGHT = '24:00';
export const shownEnd = (to: string): string => (to === MIDNIGHT ? '00:00' : to);
export const typedEnd = (to: string): string => (to === '00:00' ? MIDNIGHT : to);

const isSpan = ({ from, to }: Span): boolean => from !== '' && to !== '' && from < to;
const sorted = (spans: readonly Span[]): Span[] => [...spans].sort((a, b) => a.from.localeCompare(b.from));

const hasFault = (spans: readonly Span[]): boolean =>
  !spans.every(isSpan) || sorted(spans).some(({ from }, at, all) => (all[at - 1]?.to ?? '') > from);

const YEAR_MS = 365 * 86_400_000;
const isClosing = ({ from, to, isYearly }: Closing): boolean =>
  from !== '' && from <= to && !(isYearly && Date.parse(to) - Date.parse(from) >= YEAR_MS);

export const faultsOfDraft = (
  { isOn, week, closings }: HoursDraft,
  texts: { spanFault: string; closingFault: string },
): Record<string, string> => {
  if (!isOn) return {};
  return Object.fromEntries([
    ...week.flatMap((spans, day) => (hasFault(spans) ? [[`week.${day}`, texts.spanFault]] : [])),
    ...closings.flatMap((closing, at) =>
      isClosing(closing) ? [] : [[`closings.${at}`, texts.closingFault]],
    ),
  ]);
};

/** Sorted spans; incomplete ones are dropped while hours are off. */
export const hoursOf = (draft: HoursDraft): HoursDraft => ({
  ...draft,
  week: draft.week.map((spans) => (draft.isOn || !hasFault(spans) ? sorted(spans) : [])),
  closings: draft.isOn ? draft.closings : draft.closings.filter(isClosing),
});

/** Proposed at the first activation. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export const nextSpan = (spans: readonly Span[]): Span => {
  const last = sorted(spans).at(-1)?.to;
  return last === undefined ? { from: '09:00', to: '17:00' } : { from: last < '23:00' ? last : '', to: '' };
};
