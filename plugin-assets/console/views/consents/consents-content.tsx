import { useState } from 'preact/hooks';
import type { ConsentRegister } from '../../../../service/protocol/api/consent-register-api.ts';
import { REGISTER_STATES, type RegisterState } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { shopPath } from '../../api/api-paths.ts';
import { downloadFile } from '../../api/download-file.ts';
import { activityQueryOf } from '../../api/records-api.ts';
import { goTo, useActions } from '../../app/actions.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { EmptyState, LoadState } from '../../parts/banner.tsx';
import { Field, Select } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { maySeeProof } from '../../state/select.ts';
import { consentsWordsFor } from '../../words/consents-words.ts';

type Version = ConsentRegister['versions'][number];
type Wish = { purpose: string; notice: string; state: RegisterState | ''; from: string; to: string };

const EVERYTHING: Wish = { purpose: '', notice: '', state: '', from: '', to: '' };

const useConsentWords = () => {
  const speech = useSpeech();
  return { ...speech, w: consentsWordsFor(speech.locale) };
};

const purposeName = (purpose: string, w: ReturnType<typeof consentsWordsFor>): string =>
  w.purposes[purpose] ?? fill(w.card, { purpose: purpose.replace(/^card\./, '') });

/** Start of a day in the browser's time zone, as the service takes it. */
const dayStart = (day: string, plusDays = 0): string => {
  if (day === '') return '';
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + plusDays);
  return at.toISOString();
};

const CountCell = ({ version, state }: { version: Version; state: RegisterState }) => {
  const { w, format } = useConsentWords();
  const more = state === 'unconfirmed' ? version.unsent : state === 'stands' ? version.ending : 0;
  return (
    <td class="cell-number" data-name={w.states[state]}>
      {format.number(version[state])}
      {more > 0 && (
        <span class="soft register-more">
          {fill(state === 'stands' ? w.ending : w.unsent, { n: format.number(more) })}
        </span>
      )}
    </td>
  );
};

const versionName = (
  { since, noticeId }: Version,
  { w, format }: Pick<ReturnType<typeof useConsentWords>, 'w' | 'format'>,
): string =>
  `${since === null ? w.gone : fill(w.since, { date: format.day(since) })} (${noticeId.slice(4, 12)})`;

const PurposeTable = ({
  purpose,
  versions,
  states,
}: {
  purpose: string;
  versions: readonly Version[];
  states: readonly RegisterState[];
}) => {
  const speech = useConsentWords();
  const { w, format } = speech;
  const sum = (state: RegisterState) => versions.reduce((total, version) => total + version[state], 0);
  return (
    <section class="card" aria-label={purposeName(purpose, w)}>
      <h2>{purposeName(purpose, w)}</h2>
      <table class="table register-table">
        <caption class="off-screen">{purposeName(purpose, w)}</caption>
        <thead>
          <tr>
            <th scope="col">{w.version}</th>
            {states.map((state) => (
              <th key={state} scope="col" class="cell-number">
                {w.states[state]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.noticeId}>
              <th scope="row">{versionName(version, speech)}</th>
              {states.map((state) => (
                <CountCell key={state} version={version} state={state} />
              ))}
            </tr>
          ))}
          {versions.length > 1 && (
            <tr>
              <th scope="row">{w.total}</th>
              {states.map((state) => (
                <td key={state} class="cell-number" data-name={w.states[state]}>
                  {format.number(sum(state))}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
};

const Filters = ({
  wish,
  versions,
  onChange,
}: {
  wish: Wish;
  versions: readonly Version[];
  onChange: (change: Partial<Wish>) => void;
}) => {
  const speech = useConsentWords();
  const { w } = speech;
  const purposes = [...new Set(versions.map(({ purpose }) => purpose))];
  const offered = versions.filter(({ purpose }) => wish.purpose === '' || purpose === wish.purpose);
  return (
    <div class="activity-filters">
      <Select
        label={w.purpose}
        value={wish.purpose}
        options={[
          { value: '', label: w.anyPurpose },
          ...purposes.map((value) => ({ value, label: purposeName(value, w) })),
        ]}
        onChange={(purpose) => onChange({ purpose, notice: '' })}
      />
      <Select
        label={w.version}
        value={wish.notice}
        options={[
          { value: '', label: w.anyVersion },
          ...offered.map((version) => ({ value: version.noticeId, label: versionName(version, speech) })),
        ]}
        onChange={(notice) => onChange({ notice })}
      />
      <Select
        label={w.state}
        value={wish.state}
        options={[
          { value: '', label: w.anyState },
          ...REGISTER_STATES.map((value) => ({ value, label: w.states[value] })),
        ]}
        onChange={(state) => onChange({ state: state as Wish['state'] })}
      />
      <Field
        label={w.from}
        type="date"
        isOptional
        isOptionalHidden
        value={wish.from}
        onInput={(from) => onChange({ from })}
      />
      <Field
        label={w.to}
        type="date"
        isOptional
        isOptionalHidden
        value={wish.to}
        onInput={(to) => onChange({ to })}
      />
    </div>
  );
};

const ShopRegister = ({ shopId }: { shopId: string }) => {
  const { api, session } = useApp();
  const { w } = useConsentWords();
  const { showRefusal } = useActions();
  const [wish, setWish] = useState(EVERYTHING);
  const period = { from: dayStart(wish.from), to: dayStart(wish.to, 1) };
  const loaded = useLoaded(`${shopId} ${period.from} ${period.to}`, () =>
    api.consentRegister(shopId, period),
  );
  const all = loaded.data?.versions ?? [];
  const shown = all.filter(
    ({ purpose, noticeId }) =>
      (wish.purpose === '' || purpose === wish.purpose) && (wish.notice === '' || noticeId === wish.notice),
  );
  const states = REGISTER_STATES.filter((state) => wish.state === '' || state === wish.state);
  const save = async (format: 'csv' | 'json') => {
    const { purpose, notice, state } = wish;
    const query = activityQueryOf(period, { purpose, notice, state, format });
    const path = `${shopPath(shopId)}/consent-register/export${query}`;
    const code = await downloadFile({ path, token: session.token() });
    if (code !== null) showRefusal({ code: code as 'internal' });
  };
  const isFiltered = Object.values(wish).some((value) => value !== '');
  return (
    <>
      <p class="button-row">
        {(['csv', 'json'] as const).map((format) => (
          <button key={format} type="button" class="button" onClick={() => void save(format)}>
            <Icon name="download" size={18} />
            {w[format]}
          </button>
        ))}
        <a class="button" href="/verify" target="_blank" rel="noreferrer">
          {w.verify}
        </a>
      </p>
      <Filters wish={wish} versions={all} onChange={(change) => setWish({ ...wish, ...change })} />
      <LoadState loaded={loaded} lines={8} />
      {loaded.data !== null && shown.length === 0 && (
        <EmptyState icon="shield" title={w.emptyTitle} text={isFiltered ? w.emptyFilter : w.empty} />
      )}
      <div class="cards">
        {[...new Set(shown.map(({ purpose }) => purpose))].map((purpose) => (
          <PurposeTable
            key={purpose}
            purpose={purpose}
            versions={shown.filter((version) => version.purpose === purpose)}
            states={states}
          />
        ))}
      </div>
    </>
  );
};

/** "Zgody / Consents": all consents of a shop, counted, and exported with a signed statement. Rule: CO-9. */
export const ConsentRegisterView = ({ shopId }: { shopId: string | null }) => {
  const { words, w } = useConsentWords();
  const all = useAppState((state) => state.me?.shops) ?? [];
  const shops = all.filter((shop) => maySeeProof(shop.role));
  const chosen = shops.find((shop) => shop.id === shopId) ?? shops[0];
  if (chosen === undefined) return <EmptyState icon="shop" level={1} title={w.noneTitle} text={w.none} />;
  return (
    <div class="view">
      <header class="view-head">
        <div>
          <h1>{words.nav.consents}</h1>
          <p class="soft">{w.lead}</p>
        </div>
        {shops.length > 1 && (
          <Select
            label={words.common.shop}
            value={chosen.id}
            options={shops.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => goTo({ view: 'consents', shopId: id })}
          />
        )}
      </header>
      <ShopRegister key={chosen.id} shopId={chosen.id} />
    </div>
  );
};
