import type { HoursPreviewView } from '../../../../service/protocol/hours-schema.ts';
import { fill, plural } from '../../../shared/translate.ts';
import type { Faults } from '../../app/form-checks.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Check, Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { hoursWordsFor } from '../../words/hours-words.ts';
import type { Closing, HoursDraft } from './hours-draft.ts';

const MOST_CLOSINGS = 60;
type Holiday = HoursDraft['holidays'][number];

export const Holidays = ({
  offered,
  chosen,
  isLocked,
  onChange,
}: {
  offered: HoursPreviewView['holidays'];
  chosen: readonly Holiday[];
  isLocked: boolean;
  onChange: (chosen: Holiday[]) => void;
}) => {
  const { locale, format } = useSpeech();
  const w = hoursWordsFor(locale);
  const all = (place: 'PL' | 'DE') =>
    offered.filter(({ places }) => places.includes(place)).map(({ holiday }) => holiday);
  return (
    <details class="hours-holidays">
      <summary>
        {w.holidays} <span class="soft">({plural(locale, w.chosen, chosen.length)})</span>
      </summary>
      <p class="hint">{w.holidaysLead}</p>
      {!isLocked && (
        <p class="button-row">
          <button type="button" class="button small" onClick={() => onChange(all('PL'))}>
            {w.allOf.PL}
          </button>
          <button type="button" class="button small" onClick={() => onChange(all('DE'))}>
            {w.allOf.DE}
          </button>
          <button type="button" class="button small" onClick={() => onChange([])}>
            {w.none}
          </button>
        </p>
      )}
      <ul class="hours-list">
        {offered.map(({ holiday, places, on }) => (
          <li key={holiday}>
            <Check
              label={w.holidayNames[holiday]}
              isOn={chosen.includes(holiday)}
              isDisabled={isLocked}
              onChange={(isOn) =>
                onChange(isOn ? [...chosen, holiday] : chosen.filter((one) => one !== holiday))
              }
            />
            <span class="hint">
              {format.day(`${on}T12:00:00`)} · {places.map((place) => w.places[place]).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
};

export const Closings = ({
  closings,
  faults,
  isLocked,
  onChange,
}: {
  closings: readonly Closing[];
  faults: Faults;
  isLocked: boolean;
  onChange: (closings: Closing[]) => void;
}) => {
  const w = hoursWordsFor(useSpeech().locale);
  const set = (at: number, change: Partial<Closing>) =>
    onChange(closings.map((before, place) => (place === at ? { ...before, ...change } : before)));
  return (
    <fieldset class="hours-closings">
      <legend>{w.closings}</legend>
      <p class="hint">{w.closingsLead}</p>
      {closings.map((closing, at) => (
        <div
          class="hours-closing"
          // No other identity.
          key={`closing ${at}`}
        >
          <Field
            label={w.closingFrom}
            type="date"
            value={closing.from}
            error={faults[`closings.${at}`]}
            isDisabled={isLocked}
            onInput={(from) => set(at, { from, ...(closing.to < from ? { to: from } : {}) })}
          />
          <Field
            label={w.closingTo}
            type="date"
            value={closing.to}
            isDisabled={isLocked}
            onInput={(to) => set(at, { to })}
          />
          <Field
            label={w.note}
            value={closing.label}
            maxLength={80}
            isOptional
            isDisabled={isLocked}
            onInput={(label) => set(at, { label })}
          />
          <Check
            label={w.yearly}
            isOn={closing.isYearly}
            isDisabled={isLocked}
            onChange={(isYearly) => set(at, { isYearly })}
          />
          {!isLocked && (
            <button
              type="button"
              class="icon-button"
              aria-label={fill(w.removeClosing, { from: closing.from, to: closing.to })}
              onClick={() => onChange(closings.filter((_, place) => place !== at))}
            >
              <Icon name="cross" size={16} />
            </button>
          )}
        </div>
      ))}
      {!isLocked && closings.length < MOST_CLOSINGS && (
        <button
          type="button"
          class="button small"
          onClick={() => onChange([...closings, { from: '', to: '', label: '', isYearly: false }])}
        >
          <Icon name="plus" size={16} />
          {w.addClosing}
        </button>
      )}
    </fieldset>
  );
};
