import { useEffect, useState } from 'preact/hooks';
import type { LeadDetail, LeadSummary } from '../../../../service/protocol/api/inbox/lead-api.ts';
import type { QuarantinePage } from '../../../../service/protocol/api/inbox/quarantine-api.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { goTo, useActions } from '../../app/actions.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useAppState, useLoaded, usePreferences, useSpeech } from '../../app/use-app.ts';
import { Banner, EmptyState, LoadState } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { When } from '../../parts/when.tsx';
import { mayAnswer, mayManage, shopOf } from '../../state/select.ts';
import { quarantineWordsFor } from '../../words/quarantine-words.ts';
import { ShopFilter } from '../inbox/list/inbox-list.tsx';
import { personOf } from './person-of.ts';

const Reasons = ({ lead }: { lead: LeadSummary }) => {
  const { locale } = useSpeech();
  const w = quarantineWordsFor(locale);
  return (
    <ul class="quarantine-reasons" aria-label={w.why}>
      {lead.suspicions?.map(({ rule, count }) => {
        const words = w.rules[rule];
        return <li key={rule}>{typeof words === 'string' ? words : plural(locale, words, count ?? 0)}</li>;
      })}
    </ul>
  );
};

const Actions = ({
  lead,
  onReleased,
  onRemoved,
}: {
  lead: LeadSummary;
  onReleased: (lead: LeadDetail) => void;
  onRemoved: () => void;
}) => {
  const { api } = useApp();
  const { locale, words } = useSpeech();
  const w = quarantineWordsFor(locale);
  const { showDone, showRefusal } = useActions();
  const role = useAppState((state) => shopOf(state, lead.shopId)?.role);
  const [isAsking, setIsAsking] = useState(false);
  const release = async () => {
    const answer = await api.markNotSpam(lead.id);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(w.released);
    onReleased(answer.body);
  };
  const remove = async () => {
    setIsAsking(false);
    const answer = await api.discardLead(lead.id);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(w.removed);
    onRemoved();
  };
  return (
    <div class="lead-actions">
      {role !== undefined && mayAnswer(role) && <Button look="primary" label={w.notSpam} onClick={release} />}
      {role !== undefined && mayManage(role) && <Button label={w.remove} onClick={() => setIsAsking(true)} />}
      {isAsking && (
        <Dialog title={w.removeTitle} onClose={() => setIsAsking(false)}>
          <p>{w.removeText}</p>
          <div class="dialog-foot">
            <Button label={words.common.cancel} onClick={() => setIsAsking(false)} />
            <Button look="danger" label={w.remove} onClick={remove} />
          </div>
        </Dialog>
      )}
    </div>
  );
};

const Ends = ({ lead }: { lead: LeadSummary }) => {
  const { locale, format } = useSpeech();
  return <p class="hint">{fill(quarantineWordsFor(locale).ends, { when: format.day(lead.expiresAt) })}</p>;
};

const Item = ({ lead, onGone }: { lead: LeadSummary; onGone: () => void }) => {
  const { words } = useSpeech();
  const contact = lead.name === null ? null : (lead.email ?? lead.phone);
  return (
    <li class="card quarantine-item">
      <header>
        <h2>
          <a href={hrefOf({ view: 'lead', leadId: lead.id, isProofOpen: false })}>
            {personOf(lead) ?? words.leads.noName}
          </a>
        </h2>
        {contact !== null && <span class="soft">{contact}</span>}
        <ShopBadge shopId={lead.shopId} />
        <When at={lead.createdAt} />
      </header>
      <p class="quarantine-text" dir="auto">
        {lead.preview}
      </p>
      <Reasons lead={lead} />
      <Ends lead={lead} />
      <Actions lead={lead} onReleased={onGone} onRemoved={onGone} />
    </li>
  );
};

export const QuarantineView = () => {
  const { api } = useApp();
  const { locale, words } = useSpeech();
  const w = quarantineWordsFor(locale);
  const { showRefusal } = useActions();
  const [preferences] = usePreferences();
  const version = useAppState((state) => state.recentLeads.version);
  const shops = useAppState((state) => state.me?.shops) ?? [];
  const shopId = shops.some((shop) => shop.id === preferences.shopId) ? preferences.shopId : null;
  const filter = shopId === null ? {} : { shop: shopId };
  const loaded = useLoaded(`${shopId}`, () => api.quarantine(filter), version);
  const [older, setOlder] = useState<QuarantinePage | null>(null);
  useEffect(() => setOlder(null), [shopId, version]);
  const first = loaded.data;
  const nextBefore = (older ?? first)?.nextBefore ?? null;
  const loadOlder = async () => {
    if (nextBefore === null) return;
    const answer = await api.quarantine({ ...filter, before: nextBefore });
    if (!answer.ok) return showRefusal(answer.refusal);
    setOlder({ ...answer.body, leads: [...(older?.leads ?? []), ...answer.body.leads] });
  };
  const leads = [...(first?.leads ?? []), ...(older?.leads ?? [])];
  return (
    <div class="view view-narrow">
      <header class="view-head">
        <h1>{w.title}</h1>
        <div class="filters">
          <ShopFilter value={shopId} />
        </div>
      </header>
      <LoadState loaded={loaded} lines={6} />
      {first === null ? null : leads.length === 0 ? (
        <EmptyState icon="lead" title={w.emptyTitle} text={w.empty}>
          <a class="button" href="#/leads">
            {words.lead.all}
          </a>
        </EmptyState>
      ) : (
        <>
          <p class="hint">{w.intro}</p>
          <ul class="quarantine-list">
            {leads.map((lead) => (
              <Item key={lead.id} lead={lead} onGone={loaded.reload} />
            ))}
          </ul>
          {nextBefore !== null && (
            <p class="list-end">
              <Button label={w.older} onClick={loadOlder} />
            </p>
          )}
        </>
      )}
    </div>
  );
};

export const QuarantineBanner = ({
  lead,
  onReleased,
}: {
  lead: LeadDetail;
  onReleased: (lead: LeadDetail) => void;
}) => {
  const { locale } = useSpeech();
  const w = quarantineWordsFor(locale);
  return (
    <Banner tone="note">
      <strong>{w.title}</strong>
      <Reasons lead={lead} />
      <Ends lead={lead} />
      <Actions lead={lead} onReleased={onReleased} onRemoved={() => goTo({ view: 'quarantine' })} />
    </Banner>
  );
};
