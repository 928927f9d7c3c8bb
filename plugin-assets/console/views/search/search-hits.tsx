import type { SearchHit } from '../../../../service/protocol/api/inbox/search-api.ts';
import { fill } from '../../../shared/translate.ts';
import { hrefOf, type Route } from '../../app/router.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import { Chip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { When } from '../../parts/when.tsx';
import { searchWordsFor } from '../../words/search-words.ts';
import { visitorName } from '../inbox/visitor-name.ts';
import { partsOf } from './search-wish.ts';

const routeOf = (hit: SearchHit): Route =>
  hit.kind === 'lead'
    ? { view: 'lead', leadId: hit.lead.id, isProofOpen: false }
    : { view: 'inbox', conversationId: hit.conversation.id };

const Hit = ({ hit, areByWords }: { hit: SearchHit; areByWords: boolean }) => {
  const { words, locale } = useSpeech();
  const w = searchWordsFor(locale);
  const hasManyShops = useAppState((state) => (state.me?.shops.length ?? 0) > 1);
  const isLead = hit.kind === 'lead';
  const name = isLead
    ? (hit.lead.name ?? fill(w.lead, { reference: hit.lead.reference }))
    : visitorName(words, hit.conversation);
  const colleague = isLead ? null : hit.conversation.assignedTo;
  return (
    <li>
      <a class="row search-hit" href={hrefOf(routeOf(hit))}>
        <span class="row-line">
          <span class="row-name">
            <Icon name={isLead ? 'lead' : 'conversation'} size={16} />
            <span class="off-screen">{isLead ? w.leads : w.conversations}: </span>
            {name}
          </span>
          <span class="row-when">
            <When at={hit.at} shape="brief" />
          </span>
        </span>
        <span class="search-text" dir="auto">
          {hit.text === '' ? (
            <span class="soft">{areByWords ? w.inCard : ''}</span>
          ) : (
            partsOf(hit.text, hit.marks).map((part) => (part.isMarked ? <mark>{part.text}</mark> : part.text))
          )}
        </span>
        <span class="row-line row-marks">
          {hasManyShops && <ShopBadge shopId={isLead ? hit.lead.shopId : hit.conversation.shopId} />}
          {isLead && <Chip text={words.leads.states[hit.lead.state]} />}
          {!isLead && hit.conversation.status === 'closed' && (
            <Chip icon="check" text={words.conversation.closedChip} />
          )}
          {colleague !== null && (
            <span class="soft row-colleague">{colleague.name || words.formerConsultant}</span>
          )}
        </span>
      </a>
    </li>
  );
};

export const SearchHits = ({ hits, areByWords }: { hits: readonly SearchHit[]; areByWords: boolean }) => (
  <ul class="search-hits">
    {hits.map((hit) => (
      <Hit key={hit.kind === 'lead' ? hit.lead.id : hit.conversation.id} hit={hit} areByWords={areByWords} />
    ))}
  </ul>
);
