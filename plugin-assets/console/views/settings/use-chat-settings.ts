import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatSettingsView } from '../../../../service/protocol/api/card-api.ts';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { LOCALES, type Locale } from '../../../../service/protocol/vocabulary.ts';
import { useActions } from '../../app/actions.ts';
import type { UnsavedForm } from '../../app/unsaved.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import {
  type ChatDraft,
  changesTo,
  type EditedChat,
  isChanged,
  startEditing,
  takeStored,
  undoOf,
} from './chat-draft.ts';
import { type Faults, faultsFrom, faultsOf, newDraft, type PurposeDraft } from './purpose-draft.ts';

export type ChatSettingsDraft = {
  form: RefObject<HTMLFormElement | null>;
  shopLocale: Locale;
  drafts: readonly PurposeDraft[];
  added: string | null;
  rememberDays: ChatDraft['rememberDays'];
  setRememberDays: (days: ChatDraft['rememberDays']) => void;
  giveBackMinutes: number;
  setGiveBackMinutes: (minutes: number) => void;
  visitorAttachments: ChatDraft['visitorAttachments'];
  setVisitorAttachments: (rule: ChatDraft['visitorAttachments']) => void;
  orderLookup: ChatDraft['orderLookup'];
  setOrderLookup: (rule: ChatDraft['orderLookup']) => void;
  faults: Faults;
  isDirty: boolean;
  isBusy: boolean;
  add: () => void;
  change: (draft: PurposeDraft) => void;
  remove: (key: string) => void;
  submit: (event: Event) => Promise<void>;
  cancel: () => void;
};

/** Unsaved changes survive navigation. */
export const useChatSettings = (
  shop: ShopSettings,
  settings: ChatSettingsView,
  onSaved: (settings: ChatSettingsView) => void,
): ChatSettingsDraft => {
  const { api, toasts, unsaved } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const form = useRef<HTMLFormElement>(null);
  const { current: place } = useRef<UnsavedForm>({ address: location.hash, name: 'chat' });
  const [edited, setEdited] = useState<EditedChat>(() => {
    const kept = unsaved.get<EditedChat>(place);
    return kept === null ? startEditing(settings) : takeStored(kept, kept.base, settings);
  });
  const latest = useRef(edited);
  latest.current = edited;
  const [faults, setFaults] = useState<Faults>({});
  const [added, setAdded] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { draft, base } = edited;
  const drafts = draft.purposes;
  const isDirty = isChanged(edited);
  // Before the next click can leave the page.
  useLayoutEffect(() => unsaved.set(place, isDirty ? edited : null), [edited, isDirty]);
  const set = (change: Partial<ChatDraft>) =>
    setEdited((held) => ({ ...held, draft: { ...held.draft, ...change } }));
  const longest = settings.conversationRetentionDays;
  const shopLocale = LOCALES.find((locale) => locale === shop.locale) ?? 'pl';

  const focus = (selector: string) => form.current?.querySelector<HTMLElement>(selector)?.focus();
  const showFaults = (found: Faults) => {
    setFaults(found);
    // After faulty rows have opened.
    setTimeout(() => focus('[aria-invalid=true], .has-fault input'));
  };
  const showChanged = async (): Promise<void> => {
    const now = await api.chatSettings(shop.id);
    if (!now.ok) return showRefusal(now.refusal);
    setEdited((held) => takeStored(held, held.base, now.body));
    onSaved(now.body);
    toasts.show(words.cards.listChanged, { tone: 'bad' });
  };
  /** @param from base of the draft; parts typed meanwhile stay */
  const save = async (next: ChatDraft, from: ChatDraft): Promise<boolean> => {
    setIsBusy(true);
    const answer = await api.changeChatSettings(shop.id, changesTo(next, latest.current));
    if (!answer.ok && answer.refusal.code === 'conflict') await showChanged();
    setIsBusy(false);
    if (!answer.ok) {
      if (answer.refusal.code === 'conflict') return false;
      showFaults(faultsFrom(answer.refusal.fields ?? {}, next.purposes, words));
      showRefusal(answer.refusal);
      return false;
    }
    setFaults({});
    setAdded(null);
    setEdited((held) => takeStored(held, from, answer.body));
    onSaved(answer.body);
    return true;
  };

  return {
    form,
    shopLocale,
    drafts,
    added,
    rememberDays: draft.rememberDays,
    setRememberDays: (rememberDays) => set({ rememberDays }),
    giveBackMinutes: draft.giveBackMinutes,
    setGiveBackMinutes: (giveBackMinutes) => set({ giveBackMinutes }),
    visitorAttachments: draft.visitorAttachments,
    setVisitorAttachments: (visitorAttachments) => set({ visitorAttachments }),
    orderLookup: draft.orderLookup,
    setOrderLookup: (orderLookup) => set({ orderLookup }),
    faults,
    isDirty,
    isBusy,
    add: () => {
      const one = newDraft();
      set({ purposes: [...drafts, one] });
      setAdded(one.key);
      setTimeout(() => focus(`[data-purpose="${one.key}"] input`));
    },
    change: (next) => {
      set({ purposes: drafts.map((one) => (one.key === next.key ? next : one)) });
      setFaults(
        Object.fromEntries(Object.entries(faults).filter(([path]) => !path.startsWith(`${next.key}.`))),
      );
    },
    remove: (key) => {
      set({ purposes: drafts.filter((one) => one.key !== key) });
      focus('.add-purpose');
    },
    submit: async (event) => {
      event.preventDefault();
      if (isBusy) return;
      const found = faultsOf(drafts, { longest, shopLocale, words });
      if (Object.keys(found).length > 0) return showFaults(found);
      if (!(await save(draft, draft))) return;
      showDone(words.common.saved, () => {
        const { base: now } = latest.current;
        void save(undoOf(edited, now), now).then((isDone) => isDone && showDone(words.common.undone));
      });
    },
    cancel: () => {
      set(base);
      setFaults({});
    },
  };
};
