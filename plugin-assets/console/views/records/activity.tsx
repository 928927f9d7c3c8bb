import { useEffect, useRef, useState } from 'preact/hooks';
import type { ActView } from '../../../../service/protocol/api/activity-api.ts';
import type { Refusal } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { downloadFile } from '../../api/download-file.ts';
import { type ActivityFilter, activityQueryOf } from '../../api/records-api.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Banner, EmptyState, LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { Chip } from '../../parts/chip.tsx';
import { DateRange, Select } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { maySeeProof } from '../../state/select.ts';
import { entryOf } from '../../words/word-lists.ts';
import { CertificateList } from './certificate-list.tsx';

const KINDS = ['accounts', 'people', 'leads', 'consents', 'settings', 'privacy', 'records'] as const;
const ACTORS = ['visitor', 'system', 'command_line'] as const;

/** Newest first. */
const useActs = (filter: ActivityFilter) => {
  const { api } = useApp();
  const [held, setHeld] = useState<{ acts: readonly ActView[]; next: string | null } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const turn = useRef(0);
  const load = async (before?: string) => {
    turn.current += 1;
    const mine = turn.current;
    setIsBusy(true);
    const answer = await api.activity(filter, before);
    if (mine !== turn.current) return;
    setIsBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    const { acts, next } = answer.body;
    setHeld((now) => ({ acts: before === undefined || now === null ? acts : [...now.acts, ...acts], next }));
  };
  const key = activityQueryOf(filter);
  useEffect(() => {
    void load();
  }, [key]);
  return { held, refusal, isBusy, load };
};

const ActRow = ({ act, hasManyShops }: { act: ActView; hasManyShops: boolean }) => {
  const { words, format } = useSpeech();
  const w = words.activity;
  const isPerson = act.actor.startsWith('stf_');
  const who = act.actorName ?? (isPerson ? w.gone : (entryOf(w.actors, act.actor) ?? act.actor));
  const about =
    act.targetName !== null && act.target !== act.actor && act.target !== act.shopId ? act.targetName : null;
  const changed = String(act.details.changed ?? '')
    .split(',')
    .flatMap((name) => entryOf(w.changed, name) ?? []);
  const languages: Record<string, string> = words.languages;
  const language = languages[String(act.details.locale)];
  const details = language === undefined ? changed : [language, ...changed];
  return (
    <tr>
      <td class="cell-when">
        <time dateTime={act.at}>{format.moment(act.at)}</time>
      </td>
      <td class="activity-who">{who}</td>
      <td title={act.target === null ? undefined : fill(w.target, { id: act.target })}>
        {entryOf(w.acts, act.action) ?? act.action}
        {about !== null && <span class="soft"> ({about})</span>}
        {details.length > 0 && <span class="soft"> ({details.join(', ')})</span>}{' '}
        {act.outcome === 'refused' && <Chip tone="bad" icon="warn" text={w.refused} />}
      </td>
      {hasManyShops && <td>{act.shopId !== null && <ShopBadge shopId={act.shopId} />}</td>}
    </tr>
  );
};

const Verdict = ({ shopId, name }: { shopId: string; name: string }) => {
  const app = useApp();
  const { words, format } = useSpeech();
  const { data: verdict, refusal, reload } = useLoaded(shopId, () => app.activityVerdict(shopId));
  if (refusal !== null) {
    const what = fill(words.activity.unchecked, { shop: name });
    return <LoadFailure refusal={refusal} retry={reload} what={what} />;
  }
  if (verdict === null) return <Skeleton isBusy lines={1} />;
  return verdict.isWhole ? (
    <Banner tone="good">
      {fill(words.activity.whole, {
        shop: name,
        date: format.day(verdict.since ?? new Date().toISOString()),
        n: fill(words.activity.entries, { n: format.number(verdict.rows) }),
      })}
    </Banner>
  ) : (
    <Banner tone="bad" isUrgent>
      {fill(words.activity.broken, { shop: name, seq: verdict.fault?.seq ?? 0 })}
    </Banner>
  );
};

const ActsTable = ({ acts, hasManyShops }: { acts: readonly ActView[]; hasManyShops: boolean }) => {
  const { words } = useSpeech();
  const w = words.activity;
  return (
    <div class="table-frame">
      <table class="table activity-table">
        <caption class="off-screen">{w.title}</caption>
        <thead>
          <tr>
            <th scope="col">{w.when}</th>
            <th scope="col">{w.who}</th>
            <th scope="col">{w.what}</th>
            {hasManyShops && <th scope="col">{words.common.shop}</th>}
          </tr>
        </thead>
        <tbody>
          {acts.map((act) => (
            <ActRow key={act.id} act={act} hasManyShops={hasManyShops} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** Rule: PR-6. */
export const ActivityLog = () => {
  const { words } = useSpeech();
  const { session } = useApp();
  const { showRefusal } = useActions();
  const w = words.activity;
  const all = useAppState((state) => state.me?.shops) ?? [];
  const shops = all.filter((shop) => maySeeProof(shop.role));
  const [shopId, setShopId] = useState('');
  const [kind, setKind] = useState('');
  const [actor, setActor] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const dayStart = (day: string, plusDays = 0): string => {
    if (day === '') return '';
    const at = new Date(`${day}T00:00:00`);
    at.setDate(at.getDate() + plusDays);
    return at.toISOString();
  };
  const filter = { shop: shopId, kind, actor, from: dayStart(from), to: dayStart(to, 1) };
  const { held, refusal, isBusy, load } = useActs(filter);
  const [people, setPeople] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    setPeople((known) => {
      const next = new Map(known);
      for (const act of held?.acts ?? []) if (act.actorName !== null) next.set(act.actor, act.actorName);
      return next;
    });
  }, [held]);
  const save = async (format: 'csv' | 'json') => {
    const path = `/v1/staff/activity/export${activityQueryOf(filter, { format })}`;
    const code = await downloadFile({ path, token: session.token() });
    if (code !== null) showRefusal({ code: code as 'internal' });
  };
  const chosen = shops.find((shop) => shop.id === shopId);
  const isFiltered = activityQueryOf(filter) !== '';
  return (
    <div class="view">
      <header class="view-head">
        <div>
          <h1>{w.title}</h1>
          <p class="soft">{w.lead}</p>
        </div>
        <p class="button-row">
          {(['csv', 'json'] as const).map((format) => (
            <button key={format} type="button" class="button" onClick={() => void save(format)}>
              <Icon name="download" size={18} />
              {w[format]}
            </button>
          ))}
        </p>
      </header>
      <div class="activity-filters">
        {shops.length > 0 && (
          <Select
            label={words.common.shop}
            value={shopId}
            options={[
              { value: '', label: words.common.allShops },
              ...shops.map((shop) => ({ value: shop.id, label: shop.name })),
            ]}
            onChange={setShopId}
          />
        )}
        <Select
          label={w.kind}
          value={kind}
          options={[
            { value: '', label: w.anyKind },
            ...KINDS.map((value) => ({ value, label: w.kinds[value] ?? value })),
          ]}
          onChange={setKind}
        />
        <Select
          label={w.who}
          value={actor}
          options={[
            { value: '', label: w.anyone },
            ...[...people].map(([value, label]) => ({ value, label })),
            ...ACTORS.map((value) => ({ value, label: w.actors[value] ?? value })),
          ]}
          onChange={setActor}
        />
        <DateRange labels={w} from={from} to={to} onFrom={setFrom} onTo={setTo} />
      </div>
      <CertificateList />
      {chosen !== undefined && <Verdict shopId={chosen.id} name={chosen.name} />}
      {refusal !== null && <LoadFailure refusal={refusal} retry={() => void load()} />}
      {held === null && refusal === null && <Skeleton isBusy lines={8} />}
      {held !== null && held.acts.length === 0 && (
        <EmptyState icon="shield" title={w.emptyTitle} text={isFiltered ? w.emptyFilter : w.empty} />
      )}
      {held !== null && held.acts.length > 0 && (
        <>
          <ActsTable acts={held.acts} hasManyShops={all.length > 1} />
          <p class="list-end">
            {held.next === null ? (
              <span class="soft">{w.end}</span>
            ) : (
              <button
                type="button"
                class="button"
                disabled={isBusy}
                onClick={() => void load(held.next ?? undefined)}
              >
                {w.older}
              </button>
            )}
          </p>
        </>
      )}
    </div>
  );
};
