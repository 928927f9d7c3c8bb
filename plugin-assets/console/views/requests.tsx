import { useState } from 'preact/hooks';
import type { RequestSummary } from '../../../service/protocol/rights-api.ts';
import { SUBJECT_REQUEST_KINDS, type SubjectRequestKind } from '../../../service/protocol/vocabulary.ts';
import { fill } from '../../shared/translate.ts';
import { goTo } from '../actions.ts';
import { Field, Select } from '../parts/field.tsx';
import { EmptyState, LoadFailure, Skeleton } from '../parts/notice.tsx';
import { Section } from '../parts/section.tsx';
import { hrefOf } from '../router.ts';
import { mayManage } from '../select.ts';
import { useApp, useAppState, useExplain, useLoaded, useSpeech } from '../use-app.ts';
import { RequestView } from './request.tsx';

/** Days left, or the alarm. Rule: RT-5. */
export const DueChip = ({ request }: { request: RequestSummary }) => {
  const { words, format } = useSpeech();
  const { requests } = words;
  if (request.closedAt !== null) return <span class="chip chip-plain">{requests.states[request.state]}</span>;
  const isLate = request.daysLeft < 0;
  return (
    <span
      class={isLate ? 'chip chip-bad' : 'chip chip-plain'}
      title={fill(requests.due, { day: format.day(request.dueAt) })}
    >
      {isLate ? requests.overdue : fill(requests.left, { n: request.daysLeft })}
    </span>
  );
};

const NewRequest = ({ onDone }: { onDone: (id: string) => void }) => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const { requests } = words;
  const explain = useExplain();
  const shops = useAppState((state) => state.me?.shops)?.filter((shop) => mayManage(shop.role)) ?? [];
  const [shopId, setShopId] = useState(shops[0]?.id ?? '');
  const [kind, setKind] = useState<SubjectRequestKind>('access');
  const [email, setEmail] = useState('');
  const [phone, setPhone] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  const person = { shopId, ...(email === '' ? {} : { email }), ...(phone === '' ? {} : { phone }) };
  const find = async () => {
    const answer = await api.findPerson(person);
    if (!answer.ok) return setSaid(explain(answer.refusal));
    const what = answer.body.counts
      .map(({ source, count }) => `${count} × ${requests.sources[source] ?? source}`)
      .join(', ');
    setSaid(what === '' ? requests.foundNone : fill(requests.found, { what }));
  };
  const register = async () => {
    const answer = await api.newRequest({ ...person, kind, locale });
    if (answer.ok) onDone(answer.body.id);
    else setSaid(explain(answer.refusal));
  };
  return (
    <Section title={requests.newOne}>
      {shops.length > 1 && (
        <Select
          label={requests.shop}
          value={shopId}
          options={shops.map((shop) => ({ value: shop.id, label: shop.name }))}
          onChange={setShopId}
        />
      )}
      <Field label={requests.email} type="email" value={email} onInput={setEmail} isOptional />
      <Field label={requests.phone} type="tel" value={phone} onInput={setPhone} isOptional />
      <Select
        label={requests.kind}
        value={kind}
        options={SUBJECT_REQUEST_KINDS.map((value) => ({ value, label: requests.kinds[value] }))}
        onChange={setKind}
      />
      <p role="status">{said}</p>
      <div class="button-row">
        <button type="button" class="button" onClick={find}>
          {requests.find}
        </button>
        <button type="button" class="button primary" onClick={register}>
          {requests.register}
        </button>
      </div>
    </Section>
  );
};

const RequestList = () => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { requests } = words;
  const list = useLoaded('requests', () => api.requests());
  const [isNew, setIsNew] = useState(false);
  return (
    <div class="view view-settings">
      <header class="view-head">
        <h1>{requests.title}</h1>
        <button type="button" class="button primary" onClick={() => setIsNew(!isNew)}>
          {requests.newOne}
        </button>
      </header>
      <p class="soft">{requests.lead}</p>
      {isNew && <NewRequest onDone={(requestId) => goTo({ view: 'requests', requestId })} />}
      {list.refusal && <LoadFailure refusal={list.refusal} retry={list.reload} />}
      {list.data === null && !list.refusal && <Skeleton isBusy />}
      {list.data?.requests.length === 0 && (
        <EmptyState icon="request" title={requests.none} text={requests.noneText} />
      )}
      <ul class="rows">
        {list.data?.requests.map((request) => (
          <li key={request.id} class="rows-item">
            <div class="rows-main">
              <a href={hrefOf({ view: 'requests', requestId: request.id })}>{requests.kinds[request.kind]}</a>
              <span class="soft">{requests.states[request.state]}</span>
            </div>
            <DueChip request={request} />
          </li>
        ))}
      </ul>
    </div>
  );
};

/** The rights desk: requests by due date, and one of them. Rules: RT-1…6. */
export const Requests = ({ requestId }: { requestId: string | null }) =>
  requestId === null ? <RequestList /> : <RequestView key={requestId} requestId={requestId} />;
