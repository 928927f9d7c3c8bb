import { useEffect, useState } from 'preact/hooks';
import type { ProductView } from '../../../../service/protocol/api/conversation/product-view.ts';
import type { HoldReason } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useAppState, useMinutes, useSpeech } from '../../app/use-app.ts';
import { AgreementChip, CollectingChip, PolicyChip } from '../../parts/chip.tsx';
import { Fact } from '../../parts/fact.tsx';
import { HoldControl } from '../../parts/hold-control.tsx';
import { Icon } from '../../parts/icon.tsx';
import { When } from '../../parts/when.tsx';
import type { Conversation } from '../../state/conversation.ts';
import { mayAnswer, mayManage, maySeeProof, type ShopAccess } from '../../state/select.ts';
import { LateAlertedList } from '../alerts/late-alerts.tsx';
import { LateBlock } from '../blocks/late-block.tsx';
import { ConversationProof } from './conversation-proof.tsx';
import { CustomerFacts } from './customer-facts.tsx';
import { EarlierChats } from './earlier-chats.tsx';

/** Host and path. */
const shortAddress = (address: string): string => {
  const url = URL.parse?.(address) ?? null;
  return url === null ? address.replace(/^https?:\/\//, '') : `${url.host}${decodePath(url.pathname)}`;
};
const decodePath = (path: string): string => {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
};
const isWebAddress = (address: string): boolean => /^https?:\/\//.test(address);

/** Link without referrer. Rule: MI-3. */
export const PageLink = ({ page }: { page: string | null }) => {
  const { words } = useSpeech();
  if (page === null || !isWebAddress(page)) return <span class="soft">{words.details.noPage}</span>;
  return (
    <a class="page-link" href={page} target="_blank" rel="noopener noreferrer" title={page}>
      {shortAddress(page)}
      <Icon name="link" size={14} />
      <span class="off-screen"> ({words.common.newTab})</span>
    </a>
  );
};

/** Reported product as plain text, else the page. Rule: MI-3. */
const LookingAt = ({ page, product }: { page: string | null; product: ProductView | null }) => {
  const { words, format } = useSpeech();
  if (product === null || page === null || !isWebAddress(page)) return <PageLink page={page} />;
  const { name, id, price, currency } = product;
  return (
    <>
      <a class="page-link" href={page} target="_blank" rel="noopener noreferrer" title={page}>
        <span>
          <bdi>{name}</bdi>
          {price !== null && `, ${currency === null ? price : format.money(price, currency)}`}
        </span>
        <Icon name="link" size={14} />
        <span class="off-screen"> ({words.common.newTab})</span>
      </a>
      {id !== null && (
        <p class="soft">
          {words.details.productId} <bdi>{id}</bdi>
        </p>
      )}
    </>
  );
};

export const ConversationDetails = ({
  conversation,
  shop,
  onClose,
}: {
  conversation: Conversation;
  shop: ShopAccess;
  onClose: () => void;
}) => {
  const { words } = useSpeech();
  useMinutes();
  const me = useAppState((state) => state.me?.staffId);
  const here = useAppState((state) => state.hereByShop[shop.id]);
  const { summary } = conversation;
  const languages: Record<string, string> = words.languages;
  const { api } = useApp();
  const { showDone, showRefusal } = useActions();
  const [held, setHeld] = useState(summary.heldReason);
  useEffect(() => setHeld(summary.heldReason), [summary.id, summary.heldReason]);
  const hold = async (reason: HoldReason | null) => {
    const answer = await api.holdConversation(summary.id, reason);
    if (!answer.ok) return showRefusal(answer.refusal);
    setHeld(answer.body.heldReason);
    showDone(reason === null ? words.retention.lifted : words.retention.held);
  };
  return (
    <aside class="pane pane-details" aria-label={words.details.title}>
      <header class="pane-head">
        <h2>{words.details.title}</h2>
        <button
          type="button"
          class="icon-button details-close"
          aria-label={words.conversation.hideDetails}
          onClick={onClose}
        >
          <Icon name="cross" />
        </button>
      </header>
      <div class="pane-body details-body">
        <dl class="facts">
          <Fact name={words.details.page}>
            <LookingAt page={summary.page} product={summary.product} />
          </Fact>
          <Fact name={words.details.ledBy}>
            {summary.assignedTo === null ? (
              <span class="soft">{words.details.nobody}</span>
            ) : summary.assignedTo.staffId === me ? (
              fill(words.details.you, { name: summary.assignedTo.name })
            ) : (
              summary.assignedTo.name || words.formerConsultant
            )}
          </Fact>
          <Fact name={words.details.language}>{languages[summary.locale] ?? summary.locale}</Fact>
          <Fact name={words.details.opened}>
            <When at={summary.openedAt} />
          </Fact>
          <Fact name={words.details.lastAt}>
            <When at={summary.lastAt} />
          </Fact>
        </dl>
        {summary.isCustomer && <CustomerFacts key={summary.id} conversation={conversation} />}
        {summary.isCustomer && mayAnswer(shop.role) && (
          <EarlierChats key={summary.id} conversation={conversation} />
        )}
        {mayAnswer(shop.role) && <LateBlock key={`block ${summary.id}`} summary={summary} />}
        <HoldControl reason={held} mayHold={mayManage(shop.role)} onChange={(reason) => void hold(reason)} />
        {maySeeProof(shop.role) && <ConversationProof key={summary.id} conversationId={summary.id} />}
        {mayManage(shop.role) && (
          <a
            class="button small hold-button"
            data-command="request"
            href={hrefOf({ view: 'requests', requestId: null, about: { shopId: shop.id, id: summary.id } })}
          >
            {words.requests.aboutPerson}
          </a>
        )}
        <LateAlertedList key={`alerted ${summary.id}`} conversation={conversation} />
        <h3>{words.details.hereTitle}</h3>
        {here === undefined || here.length === 0 ? (
          <p class="soft">{words.details.hereNobody}</p>
        ) : (
          <ul class="here-list">
            {here.map((person) => (
              <li key={person.staffId}>
                <span class="here-dot" aria-hidden="true" />
                {person.staffId === me ? fill(words.details.you, { name: person.name }) : person.name}
              </li>
            ))}
          </ul>
        )}
        <h3>{words.details.shopTitle}</h3>
        <p class="details-shop">
          <a href={shop.url} target="_blank" rel="noopener noreferrer">
            {shop.name}
            <span class="off-screen"> ({words.common.newTab})</span>
          </a>
          <a href={hrefOf({ view: 'shop', shopId: shop.id, tab: 'account' })}>{words.details.settings}</a>
        </p>
        <p class="chips">
          <CollectingChip shop={shop} />
          <PolicyChip state={shop.policyState} />
          {shop.agreement !== 'not_needed' && <AgreementChip state={shop.agreement} />}
        </p>
      </div>
    </aside>
  );
};
