import { useEffect, useRef, useState } from 'preact/hooks';
import type { LeadSummary, LeadsPage } from '../../../../service/protocol/api/inbox/lead-api.ts';
import { LEAD_STATES, type LeadState } from '../../../../service/protocol/vocabulary.ts';
import type { Refusal } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import type { LeadsFilter } from '../../api/leads-api.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useAppState, useMinutes, usePreferences, useSpeech } from '../../app/use-app.ts';
import { EmptyState, LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { BasisChip, LeadStateChip } from '../../parts/chip.tsx';
import { Check, Select } from '../../parts/field.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { When } from '../../parts/when.tsx';
import { leadsWordsFor } from '../../words/leads/leads-words.ts';
import { ShopFilter } from '../inbox/inbox-list.tsx';
import { ExportLeads } from './export-leads.tsx';
import { personOf } from './person-of.ts';

const isDone = ({ state }: LeadSummary): boolean => state === 'answered' || state === 'closed';

/** Merges the newest page into the loaded leads: updates changed ones, adds new ones, removes deleted ones. */
const joinNewest = (held: LeadsPage | null, newest: LeadsPage, isOnePart: boolean): LeadsPage => {
  const last = newest.leads.at(-1);
  if (held === null || newest.next === null || last === undefined) return newest;
  const isAfter = (lead: LeadSummary) =>
    isOnePart || isDone(lead) === isDone(last) ? lead.createdAt < last.createdAt : isDone(lead);
  const known = new Set(newest.leads.map(({ id }) => id));
  const older = held.leads.filter((lead) => !known.has(lead.id) && isAfter(lead));
  return older.length === 0 ? newest : { ...newest, leads: [...newest.leads, ...older], next: held.next };
};

/** The leads of a filter, page by page, kept up to date while the view is open. */
const useLeads = (filter: LeadsFilter) => {
  const { api } = useApp();
  const version = useAppState((state) => state.recentLeads.version);
  const [held, setHeld] = useState<{ wish: string; page: LeadsPage } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const turn = useRef(0);
  const wish = JSON.stringify(filter);
  const isOnePart = filter.state !== undefined || filter.ending !== undefined;

  const load = async () => {
    turn.current += 1;
    const mine = turn.current;
    setIsBusy(true);
    const answer = await api.leads(filter);
    if (mine !== turn.current) return;
    setIsBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) {
      setHeld((before) => ({
        wish,
        page: joinNewest(before?.wish === wish ? before.page : null, answer.body, isOnePart),
      }));
    }
  };
  const loadOlder = async () => {
    const next = held?.page.next;
    if (!next) return;
    setIsBusy(true);
    const answer = await api.leads(filter, next);
    setIsBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    setHeld((now) => {
      if (now === null || now.wish !== wish) return now;
      const known = new Set(now.page.leads.map((lead) => lead.id));
      const leads = [...now.page.leads, ...answer.body.leads.filter((lead) => !known.has(lead.id))];
      return { wish, page: { ...answer.body, leads } };
    });
  };
  useEffect(() => {
    void load();
  }, [wish, version]);
  return { page: held?.wish === wish ? held.page : null, refusal, isBusy, load, loadOlder };
};

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
