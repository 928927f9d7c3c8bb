import { fill } from '../../../shared/translate.ts';
import type { Faults } from '../../app/form-checks.ts';
import { useSpeech } from '../../app/use-app.ts';
import { FieldError } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { hoursWordsFor } from '../../words/hours-words.ts';
import { type HoursDraft, nextSpan, type Span, shownEnd, typedEnd } from './hours-draft.ts';

type Week = HoursDraft['week'];
const MOST_SPANS = 6;

const SpanFields = ({
  day,
  span,
  faultId,
  isLocked,
  onChange,
  onRemove,
}: {
  day: string;
  span: Span;
  faultId: string | undefined;
  isLocked: boolean;
  onChange: (span: Span) => void;
  onRemove: () => void;
}) => {
  const w = hoursWordsFor(useSpeech().locale);
  const field = (label: string, value: string, onInput: (value: string) => void) => (
    <input
      type="time"
      aria-label={fill(label, { day })}
      aria-invalid={faultId === undefined ? undefined : 'true'}
      aria-describedby={faultId}
      value={value}
      disabled={isLocked}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
  return (
    <div class="hours-span">
      {field(w.from, span.from, (from) => onChange({ ...span, from }))}
      <span aria-hidden="true">–</span>
      {field(w.to, shownEnd(span.to), (to) => onChange({ ...span, to: typedEnd(to) }))}
      {!isLocked && (
        <button
          type="button"
          class="icon-button"
          aria-label={fill(w.removeSpan, { from: span.from, to: shownEnd(span.to), day })}
          onClick={onRemove}
        >
          <Icon name="cross" size={16} />
        </button>
      )}
    </div>
  );
};

export const HoursWeek = ({
  week,
  faults,
  isLocked,
  onChange,
}: {
  week: Week;
  faults: Faults;
  isLocked: boolean;
  onChange: (week: Week) => void;
}) => {
  const w = hoursWordsFor(useSpeech().locale);
  const setDay = (day: number, spans: Span[]) =>
    onChange(week.map((before, at) => (at === day ? spans : before)));
  const copyTo = (last: number) =>
    onChange(week.map((before, at) => (at <= last ? (week[0] ?? []).map((span) => ({ ...span })) : before)));
  return (
    <fieldset class="hours-week">
      <legend>{w.week}</legend>
      {week.map((spans, day) => {
        const name = w.weekdays[day] ?? '';
        const fault = faults[`week.${day}`];
        const faultId = fault === undefined ? undefined : `hours-fault-${day}`;
        return (
          <div class="hours-day" key={name}>
            <span class="hours-name">{name}</span>
            <div class="hours-spans">
              {spans.length === 0 && <span class="soft hours-closed">{w.closed}</span>}
              {spans.map((span, at) => (
                <SpanFields
                  // No other identity.
                  key={`${name} ${at}`}
                  day={name}
                  span={span}
                  faultId={faultId}
                  isLocked={isLocked}
                  onChange={(next) =>
                    setDay(
                      day,
                      spans.map((before, place) => (place === at ? next : before)),
                    )
                  }
                  onRemove={() =>
                    setDay(
                      day,
                      spans.filter((_, place) => place !== at),
                    )
                  }
                />
              ))}
              {!isLocked && spans.length < MOST_SPANS && (
                <button
                  type="button"
                  class="button small"
                  aria-label={fill(w.addSpanOn, { day: name })}
                  onClick={() => setDay(day, [...spans, nextSpan(spans)])}
                >
                  <Icon name="plus" size={16} />
                  {w.addSpan}
                </button>
              )}
            </div>
            <FieldError id={faultId} text={fault} />
          </div>
        );
      })}
      {!isLocked && (
        <p class="button-row">
          <button type="button" class="button small" onClick={() => copyTo(4)}>
            {w.copyWork}
          </button>
          <button type="button" class="button small" onClick={() => copyTo(6)}>
            {w.copy}
          </button>
        </p>
      )}
    </fieldset>
  );
};
