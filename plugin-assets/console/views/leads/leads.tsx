import { useState } from 'preact/hooks';
import type { LeadSummary } from '../../../../service/protocol/api/inbox/lead-api.ts';
import { LEAD_STATES, type LeadState } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { hrefOf } from '../../app/router.ts';
import { useAppState, useMinutes, usePreferences, useSpeech } from '../../app/use-app.ts';
import { EmptyState, LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { BasisChip, LeadStateChip } from '../../parts/chip.tsx';
import { Check, Select } from '../../parts/field.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { When } from '../../parts/when.tsx';
import { leadsWordsFor } from '../../words/leads/leads-words.ts';
import { ShopFilter } from '../inbox/list/inbox-list.tsx';
import { ExportLeads } from './export-leads.tsx';
import { personOf } from './person-of.ts';
import { useLeads } from './use-leads.ts';

const LeadRow = ({ lead, hasManyShops }: { lead: LeadSummary; hasManyShops: boolean }) => {
  const { words, format, locale } = useSpeech();
  const w = leadsWordsFor(locale);
  const contact = lead.name === null ? null : (lead.email ?? lead.phone);
  return (
    <tr class={lead.state === 'new' ? 'is-new' : undefined}>
      <td class="cell-when">
        <When at={lead.createdAt} />
      </td>
      <td class="cell-person">
        <a
          class="cell-link"
          href={hrefOf({ view: 'lead', leadId: lead.id, isProofOpen: false })}
          aria-label={`${fill(words.leads.open, { reference: lead.reference })}: ${personOf(lead) ?? words.leads.noName}`}
        >
          {personOf(lead) ?? words.leads.noName}
        </a>
        {contact !== null && <span class="soft cell-contact">{contact}</span>}
      </td>
      {hasManyShops && (
        <td class="cell-shop">
          <ShopBadge shopId={lead.shopId} />
        </td>
      )}
      <td class="cell-message" dir="auto">
        <span class="cell-preview">{lead.preview}</span>
      </td>
      <td class="cell-state">
        <LeadStateChip state={lead.state} />
        {lead.hasUnsentAnswer && <span class="soft cell-assignee">{w.unsent}</span>}
        {lead.assignee !== null && (
          <span class="soft cell-assignee">{lead.assignee.name ?? words.formerConsultant}</span>
        )}
      </td>
      <td class="cell-basis">
        <BasisChip basis={lead.basis} />
      </td>
      <td class="cell-kept">
        <span class="only-narrow">{words.leads.kept} </span>
        <time dateTime={lead.expiresAt}>{format.day(lead.expiresAt)}</time>
      </td>
    </tr>
  );
};

type Shown = LeadState | 'any' | 'ending';

export const LeadsView = () => {
  useMinutes();
  const { words, locale, format } = useSpeech();
  const w = leadsWordsFor(locale);
  const [preferences, setPreferences] = usePreferences();
  const shops = useAppState((state) => state.me?.shops) ?? [];
  const shopId = shops.some((shop) => shop.id === preferences.shopId) ? preferences.shopId : null;
  const [shownState, setShownState] = useState<Shown>('any');
  const [isMine, setIsMine] = useState(false);
  const isEnding = shownState === 'ending';
  const isFiltered = shopId !== null || shownState !== 'any' || isMine;
  const { page, refusal, isBusy, load, loadOlder } = useLeads({
    ...(shopId !== null && { shop: shopId }),
    ...(isEnding && { ending: 'yes' }),
    ...(!isEnding && shownState !== 'any' && { state: shownState }),
    ...(isMine && { mine: 'yes' }),
  });
  const hasManyShops = shops.length > 1;
  const chosen = shopId ?? (hasManyShops ? null : shops[0]?.id);
  const ownShop = shops.find(({ id, role }) => id === chosen && role === 'owner');
  const shown = page?.leads ?? [];
  const counts = page?.counts;
  const counted = (text: string, n: number | undefined) =>
    fill(text, { n: n === undefined ? '…' : format.number(n) });
  const all = counts && counts.new + counts.in_work + counts.answered + counts.closed;

  return (
    <div class="view">
      <header class="view-head">
        <h1>{words.leads.title}</h1>
        <div class="filters">
          <ShopFilter value={shopId} />
          <Select
            label={words.leads.filterState}
            isLabelHidden
            value={shownState}
            options={[
              { value: 'any', label: counted(w.anyState, all) },
              ...LEAD_STATES.map((state) => ({
                value: state,
                label: counted(
                  fill(w.stateCount, { state: words.leads.states[state], n: '{n}' }),
                  counts?.[state],
                ),
              })),
              { value: 'ending', label: words.leads.endingState },
            ]}
            onChange={setShownState}
          />
          {ownShop !== undefined && <ExportLeads shopId={ownShop.id} />}
          <Check label={counted(w.mine, counts?.mine)} isOn={isMine} onChange={setIsMine} />
        </div>
      </header>
      {refusal !== null && <LoadFailure refusal={refusal} retry={() => void load()} />}
      {page === null && refusal === null && <Skeleton isBusy lines={6} />}
      {page !== null && shown.length === 0 && !isFiltered && (
        <EmptyState icon="lead" title={words.leads.emptyTitle} text={words.leads.empty} />
      )}
      {page !== null && shown.length === 0 && isFiltered && (
        <EmptyState
          icon="lead"
          title={isMine ? w.mineTitle : words.leads.emptyFilterTitle}
          text={words.leads.emptyFilter}
        >
          <button
            type="button"
            class="button"
            onClick={() => {
              setPreferences({ shopId: null });
              setShownState('any');
              setIsMine(false);
            }}
          >
            {words.leads.clearFilter}
          </button>
        </EmptyState>
      )}
      {shown.length > 0 && (
        <div class="table-frame">
          <table class="table leads-table">
            <caption class="off-screen">{words.leads.title}</caption>
            <thead>
              <tr>
                <th scope="col">{words.leads.when}</th>
                <th scope="col">{words.leads.person}</th>
                {hasManyShops && <th scope="col">{words.common.shop}</th>}
                <th scope="col">{words.leads.message}</th>
                <th scope="col">{words.leads.state}</th>
                <th scope="col">{words.leads.basis}</th>
                <th scope="col">{words.leads.kept}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((lead) => (
                <LeadRow key={lead.id} lead={lead} hasManyShops={hasManyShops} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {page !== null && page.leads.length > 0 && (
        <p class="list-end">
          {page.next === null && isFiltered ? null : page.next === null ? (
            <span class="soft">{words.leads.end}</span>
          ) : (
            <button type="button" class="button" disabled={isBusy} onClick={() => void loadOlder()}>
              {words.leads.older}
            </button>
          )}
        </p>
      )}
    </div>
  );
};
