import { useRef, useState } from 'preact/hooks';
import type { ChatSettingsView } from '../../../../service/protocol/api/card-api.ts';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { LOCALES, REMEMBER_DAYS } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { Select } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';
import { CardPurposeEditor } from './card-purpose.tsx';
import {
  draftsOf,
  type Faults,
  faultsFrom,
  faultsOf,
  newDraft,
  type PurposeDraft,
  purposeOf,
} from './purpose-draft.ts';

const ChatSettingsForm = ({
  shop,
  settings,
  onSaved,
}: {
  shop: ShopSettings;
  settings: ChatSettingsView;
  onSaved: (settings: ChatSettingsView) => void;
}) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { cards } = words;
  const { showDone, showRefusal } = useActions();
  const form = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState(() => draftsOf(settings));
  const [drafts, setDrafts] = useState(saved);
  const [rememberDays, setRememberDays] = useState(settings.rememberDays);
  const [faults, setFaults] = useState<Faults>({});
  const [added, setAdded] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const longest = settings.conversationRetentionDays;
  const shopLocale = LOCALES.find((locale) => locale === shop.locale) ?? 'pl';
  const isDirty = rememberDays !== settings.rememberDays || JSON.stringify(drafts) !== JSON.stringify(saved);

  const showFaults = (found: Faults) => {
    setFaults(found);
    // Open the rows with a fault.
    setTimeout(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid=true], .has-fault input')?.focus(),
    );
  };
  const save = async (next: {
    purposes: ChatSettingsView['purposes'];
    rememberDays: ChatSettingsView['rememberDays'];
  }): Promise<boolean> => {
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
    onSaved(answer.body);
    return true;
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const found = faultsOf(drafts, { longest, shopLocale, words });
    if (Object.keys(found).length > 0) return showFaults(found);
    const before = { purposes: settings.purposes, rememberDays: settings.rememberDays };
    if (await save({ purposes: drafts.map(purposeOf), rememberDays }))
      showDone(words.common.saved, () => {
        void save(before).then((isDone) => isDone && showDone(words.common.undone));
      });
  };
  const change = (next: PurposeDraft) => {
    setDrafts(drafts.map((draft) => (draft.key === next.key ? next : draft)));
    // Clear the fault of a field that was just changed.
    setFaults(
      Object.fromEntries(Object.entries(faults).filter(([path]) => !path.startsWith(`${next.key}.`))),
    );
  };
  const remove = (key: string) => {
    setDrafts(drafts.filter((draft) => draft.key !== key));
    form.current?.querySelector<HTMLElement>('.add-purpose')?.focus();
  };
  const add = () => {
    const draft = newDraft();
    setDrafts([...drafts, draft]);
    setAdded(draft.key);
    setTimeout(() =>
      form.current?.querySelector<HTMLElement>(`[data-purpose="${draft.key}"] input`)?.focus(),
    );
  };
  return (
    <form class="cards" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <Section title={cards.list} lead={cards.listLead}>
        {drafts.length === 0 && <p class="soft">{cards.listEmpty}</p>}
        {drafts.map((draft) => (
          <CardPurposeEditor
            key={draft.key}
            shopId={shop.id}
            shopLocale={shopLocale}
            longest={longest}
            draft={draft}
            faults={faults}
            isNew={draft.key === added}
            mayEdit={settings.mayEdit}
            onChange={change}
            onRemove={() => remove(draft.key)}
          />
        ))}
        {settings.mayEdit && (
          <button type="button" class="button add-purpose" onClick={add} disabled={drafts.length >= 30}>
            <Icon name="plus" size={18} />
            {cards.add}
          </button>
        )}
      </Section>
      <Section title={cards.remember} lead={cards.rememberLead}>
        <Select
          label={cards.rememberDays}
          value={String(rememberDays)}
          options={REMEMBER_DAYS.map((days) => ({
            value: String(days),
            label: days === 0 ? cards.rememberOff : fill(cards.days, { n: days }),
            isDisabled: days > longest,
          }))}
          onChange={(value) => setRememberDays(REMEMBER_DAYS.find((days) => String(days) === value) ?? 0)}
          isDisabled={!settings.mayEdit}
        />
      </Section>
      <SaveBar
        isDirty={isDirty}
        isBusy={isBusy}
        onCancel={() => {
          setDrafts(saved);
          setRememberDays(settings.rememberDays);
          setFaults({});
        }}
      />
    </form>
  );
};

/** What consultants may ask for by card, and how long a conversation can be remembered. Rules: RQ-2, EP-4. */
export const ChatTab = ({ settings: shop }: TabProps) => {
  const { api } = useApp();
  const loaded = useLoaded(shop.id, () => api.chatSettings(shop.id));
  if (loaded.data === null) {
    return loaded.refusal === null ? (
      <Skeleton isBusy lines={6} />
    ) : (
      <LoadFailure refusal={loaded.refusal} retry={loaded.reload} />
    );
  }
  return <ChatSettingsForm shop={shop} settings={loaded.data} onSaved={loaded.replace} />;
};
