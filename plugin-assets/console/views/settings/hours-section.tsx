import { useEffect, useState } from 'preact/hooks';
import type { HoursPreviewView } from '../../../../service/protocol/hours-schema.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { type TabProps, useSettingsForm } from '../../app/use-settings-form.ts';
import { Choice } from '../../parts/field.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';
import { hoursWordsFor } from '../../words/hours-words.ts';
import { Closings, Holidays } from './hours-days.tsx';
import { faultsOfDraft, type HoursDraft, hoursOf, ownZone } from './hours-draft.ts';
import { HoursWeek } from './hours-week.tsx';
import { ZoneSelect } from './zone-select.tsx';

/** Debounce of the preview. */
const PREVIEW_WAIT_MS = 300;

const usePreview = (shopId: string, draft: HoursDraft, isFaulty: boolean): HoursPreviewView | null => {
  const { api } = useApp();
  const [preview, setPreview] = useState<HoursPreviewView | null>(null);
  const key = JSON.stringify(draft);
  useEffect(() => {
    if (isFaulty) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const answer = await api.hoursPreview(shopId, hoursOf(draft));
      if (!isOver && answer.ok) setPreview(answer.body);
    }, PREVIEW_WAIT_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [api, shopId, key, isFaulty]);
  return preview;
};

const Preview = ({ preview, isFaulty }: { preview: HoursPreviewView | null; isFaulty: boolean }) => {
  const { words, locale } = useSpeech();
  const w = hoursWordsFor(locale);
  const sentences = LOCALES.flatMap((tag) => {
    const text = preview?.sentences[tag];
    return text ? [{ tag, text }] : [];
  });
  return (
    <div class="hours-preview" role="status">
      <h3>{w.preview}</h3>
      {isFaulty ? (
        <p class="soft">{w.previewFault}</p>
      ) : preview?.isOpen ? (
        <p>{w.previewOpen}</p>
      ) : sentences.length > 0 ? (
        <dl>
          {sentences.map(({ tag, text }) => (
            <div key={tag}>
              <dt>{words.languages[tag]}</dt>
              <dd lang={tag}>{text}</dd>
            </div>
          ))}
        </dl>
      ) : (
        preview !== null && <p>{w.previewNever}</p>
      )}
    </div>
  );
};

export const HoursSection = ({ settings, onChange }: TabProps) => {
  const { locale } = useSpeech();
  const w = hoursWordsFor(locale);
  const form = useSettingsForm<{ hours: HoursDraft }>({
    settings,
    onChange,
    read: ({ hours }) => ({ hours }),
    request: ({ hours }) => ({ hours: hoursOf(hours) }),
    check: ({ hours }) => faultsOfDraft(hours, w),
  });
  const { hours } = form.draft;
  const set = (change: Partial<HoursDraft>) => form.set({ hours: { ...hours, ...change } });
  const isLocked = !settings.mayEdit;
  const faultsNow = faultsOfDraft(hours, w);
  const isFaulty = Object.keys(faultsNow).length > 0;
  // Hides corrected faults.
  const faults = Object.fromEntries(Object.entries(form.faults).filter(([path]) => path in faultsNow));
  const preview = usePreview(settings.id, hours, isFaulty);
  return (
    <form onSubmit={form.submit} noValidate>
      <Section title={w.title} lead={w.lead}>
        <div class="stack hours">
          <Choice
            legend={w.when}
            isLegendHidden
            value={hours.isOn ? 'hours' : 'always'}
            isDisabled={isLocked}
            options={[
              { value: 'always', label: w.always, hint: w.alwaysHint },
              { value: 'hours', label: w.byHours, hint: w.byHoursHint },
            ]}
            onChange={(value) =>
              set({ isOn: value === 'hours', ...(hours.timeZone === '' ? { timeZone: ownZone() } : {}) })
            }
          />
          {hours.isOn && (
            <>
              <ZoneSelect
                label={w.zone}
                value={hours.timeZone}
                isDisabled={isLocked}
                onChange={(timeZone) => set({ timeZone })}
              />
              <HoursWeek
                week={hours.week}
                faults={faults}
                isLocked={isLocked}
                onChange={(week) => set({ week })}
              />
              {preview !== null && (
                <Holidays
                  offered={preview.holidays}
                  chosen={hours.holidays}
                  isLocked={isLocked}
                  onChange={(holidays) => set({ holidays })}
                />
              )}
              <Closings
                closings={hours.closings}
                faults={faults}
                isLocked={isLocked}
                onChange={(closings) => set({ closings })}
              />
              <Choice
                legend={w.outside}
                value={hours.outside}
                isDisabled={isLocked}
                options={[
                  { value: 'form', label: w.form, hint: w.formHint },
                  { value: 'closed', label: w.hidden, hint: w.hiddenHint },
                ]}
                onChange={(outside) => set({ outside })}
              />
              <Preview preview={preview} isFaulty={isFaulty} />
            </>
          )}
        </div>
        <SaveBar isDirty={form.isDirty} isBusy={form.isBusy} onCancel={form.cancel} />
      </Section>
    </form>
  );
};
