import { useEffect, useRef, useState } from 'preact/hooks';
import type { LeadSummary } from '../../../../service/protocol/api/staff-api.ts';
import type { LeadState } from '../../../../service/protocol/vocabulary.ts';
import type { Refusal } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useAppState, useMinutes, usePreferences, useSpeech } from '../../app/use-app.ts';
import { EmptyState, LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { BasisChip, LeadStateChip } from '../../parts/chip.tsx';
import { Select } from '../../parts/field.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { When } from '../../parts/when.tsx';
import { ShopFilter } from '../inbox/inbox-list.tsx';

type Held = { leads: readonly LeadSummary[]; nextBefore: string | null };

/** Merges the newest page into the loaded leads: updates changed ones, adds new ones, removes deleted ones. */
const joinNewest = (held: Held | null, newest: Held): Held => {
  const oldestNew = newest.leads.at(-1)?.createdAt;
  if (held === null || newest.nextBefore === null || oldestNew === undefined) return newest;
  const older = held.leads.filter((lead) => lead.createdAt < oldestNew);
  return older.length === 0 ? newest : { leads: [...newest.leads, ...older], nextBefore: held.nextBefore };
};

/** Leads of one shop or all, all or those that go soon, page by page, kept up to date while the view is open. */
const useLeads = (shopId: string | null, isEnding: boolean) => {
  const { api } = useApp();
  const version = useAppState((state) => state.recentLeads.version);
  const [held, setHeld] = useState<{ wish: string; page: Held } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const turn = useRef(0);
  const filter = { ...(shopId !== null && { shopId }), isEnding };
  const wish = JSON.stringify(filter);

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
        page: joinNewest(before?.wish === wish ? before.page : null, answer.body),
      }));
    }
  };
  const loadOlder = async () => {
    const before = held?.page.nextBefore;
    if (!before) return;
    setIsBusy(true);
    const answer = await api.leads({ ...filter, before });
    setIsBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    setHeld((now) => {
      if (now === null || now.wish !== wish) return now;
      const known = new Set(now.page.leads.map((lead) => lead.id));
      const leads = [...now.page.leads, ...answer.body.leads.filter((lead) => !known.has(lead.id))];
      return { wish, page: { leads, nextBefore: answer.body.nextBefore } };
    });
  };
  useEffect(() => {
    void load();
  }, [wish, version]);
  return { page: held?.wish === wish ? held.page : null, refusal, isBusy, load, loadOlder };
};

/** Name, else e-mail, else phone. */
export const personOf = (lead: LeadSummary): string | null => lead.name ?? lead.email ?? lead.phone;

const LeadRow = ({ lead, hasManyShops }: { lead: LeadSummary; hasManyShops: boolean }) => {
  const { words, format } = useSpeech();
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

export const Leads = () => {
  useMinutes();
  const { words } = useSpeech();
  const [preferences, setPreferences] = usePreferences();
  const shops = useAppState((state) => state.me?.shops) ?? [];
  const shopId = shops.some((shop) => shop.id === preferences.shopId) ? preferences.shopId : null;
  const [leadState, setLeadState] = useState<LeadState | 'any' | 'ending'>('any');
  const isEnding = leadState === 'ending';
  const { page, refusal, isBusy, load, loadOlder } = useLeads(shopId, isEnding);
  const hasManyShops = shops.length > 1;
  const shown =
    page?.leads.filter((lead) => leadState === 'any' || isEnding || lead.state === leadState) ?? [];

  return (
    <div class="view">
      <header class="view-head">
        <h1>{words.leads.title}</h1>
        <div class="filters">
          <ShopFilter value={shopId} />
          <Select
            label={words.leads.filterState}
            isLabelHidden
            value={leadState}
            options={[
              { value: 'any', label: words.leads.anyState },
              { value: 'new', label: words.leads.states.new },
              { value: 'answered', label: words.leads.states.answered },
              { value: 'withdrawn', label: words.leads.states.withdrawn },
              { value: 'ending', label: words.leads.endingState },
            ]}
            onChange={setLeadState}
          />
        </div>
      </header>
      {refusal !== null && <LoadFailure refusal={refusal} retry={() => void load()} />}
      {page === null && refusal === null && <Skeleton isBusy lines={6} />}
      {page !== null && page.leads.length === 0 && shopId === null && !isEnding && (
        <EmptyState icon="lead" title={words.leads.emptyTitle} text={words.leads.empty} />
      )}
      {page !== null && shown.length === 0 && (page.leads.length > 0 || shopId !== null || isEnding) && (
        <EmptyState icon="lead" title={words.leads.emptyFilterTitle} text={words.leads.emptyFilter}>
          <button
            type="button"
            class="button"
            onClick={() => {
              setPreferences({ shopId: null });
              setLeadState('any');
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
          {page.nextBefore === null && isEnding ? null : page.nextBefore === null ? (
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
