import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ChatSettingsView } from '../../../../service/protocol/api/card-api.ts';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { LOCALES, type Locale } from '../../../../service/protocol/vocabulary.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import {
  draftsOf,
  type Faults,
  faultsFrom,
  faultsOf,
  newDraft,
  type PurposeDraft,
  purposeOf,
} from './purpose-draft.ts';

type Saved = Pick<ChatSettingsView, 'purposes' | 'rememberDays' | 'giveBackMinutes' | 'visitorAttachments'>;

export type ChatSettingsDraft = {
  form: RefObject<HTMLFormElement | null>;
  shopLocale: Locale;
  drafts: readonly PurposeDraft[];
  /** Key of the purpose that was just added. */
  added: string | null;
  rememberDays: Saved['rememberDays'];
  setRememberDays: (days: Saved['rememberDays']) => void;
  giveBackMinutes: number;
  setGiveBackMinutes: (minutes: number) => void;
  visitorAttachments: Saved['visitorAttachments'];
  setVisitorAttachments: (rule: Saved['visitorAttachments']) => void;
  faults: Faults;
  isDirty: boolean;
  isBusy: boolean;
  add: () => void;
  change: (draft: PurposeDraft) => void;
  remove: (key: string) => void;
  submit: (event: Event) => Promise<void>;
  cancel: () => void;
};

/** The chat settings of a shop while they are edited: drafts, faults, saving with undo. */
export const useChatSettings = (
  shop: ShopSettings,
  settings: ChatSettingsView,
  onSaved: (settings: ChatSettingsView) => void,
): ChatSettingsDraft => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const form = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState(() => draftsOf(settings));
  const [drafts, setDrafts] = useState(saved);
  const [rememberDays, setRememberDays] = useState(settings.rememberDays);
  const [giveBackMinutes, setGiveBackMinutes] = useState(settings.giveBackMinutes);
  const [visitorAttachments, setVisitorAttachments] = useState(settings.visitorAttachments);
  const [faults, setFaults] = useState<Faults>({});
  const [added, setAdded] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const longest = settings.conversationRetentionDays;
  const shopLocale = LOCALES.find((locale) => locale === shop.locale) ?? 'pl';

  const focus = (selector: string) => form.current?.querySelector<HTMLElement>(selector)?.focus();
  const showFaults = (found: Faults) => {
    setFaults(found);
    // Rows with a fault open first.
    setTimeout(() => focus('[aria-invalid=true], .has-fault input'));
  };
  const save = async (next: Saved): Promise<boolean> => {
    setIsBusy(true);
    const answer = await api.changeChatSettings(shop.id, next);
    setIsBusy(false);
    if (!answer.ok) {
      showFaults(faultsFrom(answer.refusal.fields ?? {}, drafts, words.errors.field));
      showRefusal(answer.refusal);
      return false;
    }
    setFaults({});
    setAdded(null);
    const now = draftsOf(answer.body);
    setSaved(now);
    setDrafts(now);
    setRememberDays(answer.body.rememberDays);
    setGiveBackMinutes(answer.body.giveBackMinutes);
    setVisitorAttachments(answer.body.visitorAttachments);
    onSaved(answer.body);
    return true;
  };

  return {
    form,
    shopLocale,
    drafts,
    added,
    rememberDays,
    setRememberDays,
    giveBackMinutes,
    setGiveBackMinutes,
    visitorAttachments,
    setVisitorAttachments,
    faults,
    isDirty:
      rememberDays !== settings.rememberDays ||
      giveBackMinutes !== settings.giveBackMinutes ||
      visitorAttachments !== settings.visitorAttachments ||
      JSON.stringify(drafts) !== JSON.stringify(saved),
    isBusy,
    add: () => {
      const draft = newDraft();
      setDrafts([...drafts, draft]);
      setAdded(draft.key);
      setTimeout(() => focus(`[data-purpose="${draft.key}"] input`));
    },
    change: (next) => {
      setDrafts(drafts.map((draft) => (draft.key === next.key ? next : draft)));
      // Clear the faults of the purpose that was just changed.
      setFaults(
        Object.fromEntries(Object.entries(faults).filter(([path]) => !path.startsWith(`${next.key}.`))),
      );
    },
    remove: (key) => {
      setDrafts(drafts.filter((draft) => draft.key !== key));
      focus('.add-purpose');
    },
    submit: async (event) => {
      event.preventDefault();
      const found = faultsOf(drafts, { longest, shopLocale, words });
      if (Object.keys(found).length > 0) return showFaults(found);
      const { purposes, rememberDays: days, giveBackMinutes: minutes, visitorAttachments: rule } = settings;
      const before = { purposes, rememberDays: days, giveBackMinutes: minutes, visitorAttachments: rule };
      const next = { purposes: drafts.map(purposeOf), rememberDays, giveBackMinutes, visitorAttachments };
      if (!(await save(next))) return;
      showDone(words.common.saved, () => {
        void save(before).then((isDone) => isDone && showDone(words.common.undone));
      });
    },
    cancel: () => {
      setDrafts(saved);
      setRememberDays(settings.rememberDays);
      setGiveBackMinutes(settings.giveBackMinutes);
      setVisitorAttachments(settings.visitorAttachments);
      setFaults({});
    },
  };
};
