import type { ChatSettingsView } from '../../../../service/protocol/api/card-api.ts';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import {
  ORDER_LOOKUPS,
  REMEMBER_DAYS,
  VISITOR_ATTACHMENTS,
} from '../../../../service/protocol/vocabulary.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Select } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';
import { shopOf } from '../../state/select.ts';
import { LateBlockList } from '../blocks/late-block.tsx';
import { LateReplies } from '../replies/late-replies.tsx';
import { LateTags } from '../tags/late-tags.tsx';
import { LateTeams } from '../teams/late-teams.tsx';
import { VisitorListSection } from '../visits/visitor-list-section.tsx';
import { CardPurposeEditor } from './card-purpose.tsx';
import { HoursSection } from './hours-section.tsx';
import { UnansweredSection } from './unanswered-section.tsx';
import { useChatSettings } from './use-chat-settings.ts';

const MOST_PURPOSES = 30;
/** Offered; the service takes 1 to 60. */
const MINUTES = [1, 2, 3, 5, 10, 15, 30, 60];

const minutesWith = (current: number): readonly number[] =>
  [...new Set([...MINUTES, current])].sort((a, b) => a - b);

const ChatSettingsForm = ({
  shop,
  settings,
  onSaved,
}: {
  shop: ShopSettings;
  settings: ChatSettingsView;
  onSaved: (settings: ChatSettingsView) => void;
}) => {
  const { words, locale } = useSpeech();
  const { cards } = words;
  const edited = useChatSettings(shop, settings, onSaved);
  const { drafts } = edited;
  const longest = settings.conversationRetentionDays;
  return (
    <form class="cards" ref={edited.form} onSubmit={(event) => void edited.submit(event)} noValidate>
      <Section title={cards.list} lead={cards.listLead}>
        {drafts.length === 0 && <p class="soft">{cards.listEmpty}</p>}
        {drafts.map((draft) => (
          <CardPurposeEditor
            key={draft.key}
            shopId={shop.id}
            limits={{ shopLocale: edited.shopLocale, longest }}
            draft={draft}
            faults={edited.faults}
            isNew={draft.key === edited.added}
            mayEdit={settings.mayEdit}
            onChange={edited.change}
            onRemove={() => edited.remove(draft.key)}
          />
        ))}
        {settings.mayEdit && (
          <button
            type="button"
            class="button add-purpose"
            onClick={edited.add}
            disabled={drafts.length >= MOST_PURPOSES}
          >
            <Icon name="plus" size={18} />
            {cards.add}
          </button>
        )}
      </Section>
      <Section title={cards.visitorFiles} lead={cards.visitorFilesLead}>
        <Select
          label={cards.visitorFilesMay}
          value={edited.visitorAttachments}
          options={VISITOR_ATTACHMENTS.map((value) => ({ value, label: cards.visitorFilesChoices[value] }))}
          onChange={(value) =>
            edited.setVisitorAttachments(VISITOR_ATTACHMENTS.find((one) => one === value) ?? 'no')
          }
          isDisabled={!settings.mayEdit}
        />
      </Section>
      <Section title={cards.orderLookup} lead={cards.orderLookupLead}>
        <Select
          label={cards.orderLookupBy}
          value={edited.orderLookup}
          options={ORDER_LOOKUPS.map((value) => ({ value, label: cards.orderLookupChoices[value] }))}
          onChange={(value) =>
            edited.setOrderLookup(ORDER_LOOKUPS.find((one) => one === value) ?? 'number_and_email')
          }
          isDisabled={!settings.mayEdit}
        />
      </Section>
      <Section title={cards.giveBack} lead={cards.giveBackLead}>
        <Select
          label={cards.giveBackAfter}
          value={String(edited.giveBackMinutes)}
          options={minutesWith(edited.giveBackMinutes).map((minutes) => ({
            value: String(minutes),
            label: plural(locale, cards.minutes, minutes),
          }))}
          onChange={(value) => edited.setGiveBackMinutes(Number(value))}
          isDisabled={!settings.mayEdit}
        />
      </Section>
      <Section title={cards.remember} lead={cards.rememberLead}>
        <Select
          label={cards.rememberDays}
          value={String(edited.rememberDays)}
          options={REMEMBER_DAYS.map((days) => ({
            value: String(days),
            label: days === 0 ? cards.rememberOff : fill(cards.days, { n: days }),
            isDisabled: days > longest,
          }))}
          onChange={(value) =>
            edited.setRememberDays(REMEMBER_DAYS.find((days) => String(days) === value) ?? 0)
          }
          isDisabled={!settings.mayEdit}
        />
      </Section>
      <SaveBar isDirty={edited.isDirty} isBusy={edited.isBusy} onCancel={edited.cancel} />
    </form>
  );
};

/** Rules: RQ-2, EP-4. */
export const ChatTab = ({ settings: shop, onChange }: TabProps) => {
  const { api } = useApp();
  const loaded = useLoaded(shop.id, () => api.chatSettings(shop.id));
  const isWaiting = useAppState((state) => shopOf(state, shop.id)?.isWaiting ?? false);
  if (loaded.data === null) {
    return <LoadState loaded={loaded} lines={6} />;
  }
  return (
    <>
      <HoursSection settings={shop} onChange={onChange} />
      <UnansweredSection settings={shop} onChange={onChange} />
      <ChatSettingsForm shop={shop} settings={loaded.data} onSaved={loaded.replace} />
      <VisitorListSection settings={shop} onChange={onChange} />
      {loaded.data.mayEdit && <LateTags shopId={shop.id} />}
      {loaded.data.mayEdit && <LateTeams shopId={shop.id} />}
      {loaded.data.mayEdit && !isWaiting && <LateBlockList shopId={shop.id} />}
      {loaded.data.mayEdit && <LateReplies owner={{ shopId: shop.id }} />}
    </>
  );
};
