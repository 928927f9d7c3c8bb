import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShopSettings, ShopSettingsRequest } from '../../../service/protocol/api/shop-api.ts';
import { useActions } from './actions.ts';
import { type Faults, focusFirstFault, formOf, refusedFields } from './form-checks.ts';
import { useApp, useSpeech } from './use-app.ts';

export type SettingsForm<T> = {
  draft: T;
  set: (change: Partial<T>) => void;
  isDirty: boolean;
  isBusy: boolean;
  faults: Faults;
  submit: (event: Event) => void;
  cancel: () => void;
};

export type TabProps = { settings: ShopSettings; onChange: (settings: ShopSettings) => void };

export type SettingsFormOptions<T> = TabProps & {
  read: (settings: ShopSettings) => T;
  request: (draft: T) => ShopSettingsRequest;
  /** Faults that can be found without the service. */
  check?: (draft: T) => Record<string, string>;
  /** False if saving the old values cannot undo the change. */
  mayUndo?: (before: T) => boolean;
};

/** An unsaved draft survives navigation. */
export const useSettingsForm = <T extends object>(options: SettingsFormOptions<T>): SettingsForm<T> => {
  const { settings, onChange, read, request, check, mayUndo } = options;
  const { api, unsaved } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const saved = read(settings);
  const savedText = JSON.stringify(saved);
  // Identified by page and fields.
  const { current: form } = useRef({ address: location.hash, name: Object.keys(saved).join() });
  const [draft, setDraft] = useState<T>(() => unsaved.get<T>(form) ?? saved);
  const latest = useRef(draft);
  latest.current = draft;
  const [isBusy, setIsBusy] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const isDirty = JSON.stringify(draft) !== savedText;
  // Before the next click can leave the page.
  useLayoutEffect(() => unsaved.set(form, isDirty ? draft : null), [draft, isDirty]);

  // Saved values changed: an unchanged draft takes them over.
  const before = useRef(savedText);
  useEffect(() => {
    if (before.current !== savedText && JSON.stringify(draft) === before.current) setDraft(saved);
    before.current = savedText;
  }, [savedText]);

  const save = async (next: T, previous: T | null): Promise<void> => {
    setIsBusy(true);
    const typed = JSON.stringify(latest.current);
    const answer = await api.changeShop(settings.id, request(next));
    setIsBusy(false);
    if (answer.ok) {
      setFaults({});
      // Keep input typed during the request.
      setDraft((held) => (JSON.stringify(held) === typed ? read(answer.body) : held));
      before.current = JSON.stringify(read(answer.body));
      onChange(answer.body);
      if (previous === null) showDone(words.common.undone);
      else
        showDone(
          words.common.saved,
          mayUndo?.(previous) === false ? undefined : () => void save(previous, null),
        );
      return;
    }
    setFaults(refusedFields(answer.refusal, words.errors.field));
    showRefusal(answer.refusal);
  };

  return {
    draft,
    set: (change) => setDraft((held) => ({ ...held, ...change })),
    isDirty,
    isBusy,
    faults,
    submit: (event) => {
      event.preventDefault();
      const found = check?.(draft) ?? {};
      setFaults(found);
      if (Object.keys(found).length > 0) return focusFirstFault(formOf(event));
      void save(draft, saved);
    },
    cancel: () => {
      setDraft(saved);
      setFaults({});
    },
  };
};
