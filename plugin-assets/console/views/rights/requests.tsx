import { useEffect, useState } from 'preact/hooks';
import { SUBJECT_REQUEST_KINDS, type SubjectRequestKind } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { goTo, useActions } from '../../app/actions.ts';
import { hrefOf, type Origin } from '../../app/router.ts';
import { useApp, useAppState, useExplain, useLoaded, useSpeech } from '../../app/use-app.ts';
import { EmptyState, LoadState } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Check, Field, Select } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { mayManage } from '../../state/select.ts';
import { DueChip } from './due-chip.tsx';
import { foundText } from './found-text.ts';
import { RequestView } from './request.tsx';

/** Today as the date field of the browser has it. */
const today = (): string => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

const NewRequest = ({ about, onDone }: { about: Origin | undefined; onDone: (id: string) => void }) => {
  const { api, refreshRequests } = useApp();
  const { words, locale } = useSpeech();
  const { requests } = words;
  const explain = useExplain();
  const shops = useAppState((state) => state.me?.shops)?.filter((shop) => mayManage(shop.role)) ?? [];
  const [shopId, setShopId] = useState(about?.shopId ?? shops[0]?.id ?? '');
  const [kind, setKind] = useState<SubjectRequestKind>('access');
  const [email, setEmail] = useState('');
  const [phone, setPhone] = useState('');
  const [receivedOn, setReceivedOn] = useState(today);
  const [said, setSaid] = useState<string | null>(null);
  const [lacks, setLacks] = useState<string | undefined>(undefined);
  const origin =
    about === undefined ? {} : { [about.id.startsWith('led_') ? 'leadId' : 'conversationId']: about.id };
  const person = {
    shopId,
    ...origin,
    ...(email === '' ? {} : { email }),
    ...(phone === '' ? {} : { phone }),
  };
  const isNamed = () => {
    const isOne = about !== undefined || email.trim() !== '' || phone.trim() !== '';
    setLacks(isOne ? undefined : requests.nobody);
    setSaid(null);
    return isOne;
  };
  const find = async () => {
    if (!isNamed()) return;
    const answer = await api.findPerson(person);
    if (!answer.ok) return setSaid(explain(answer.refusal));
    const what = foundText(locale, requests, answer.body.counts);
    setSaid(what === '' ? requests.foundNone : fill(requests.found, { what }));
  };
  // Opened from a lead or a conversation: show at once what is held about the person.
  useEffect(() => {
    if (about !== undefined) void find();
  }, []);
  const register = async () => {
    if (!isNamed()) return;
    // The month counts from the day of receipt; noon, so that it is the same day in every time zone nearby.
    const isEarlier = receivedOn !== '' && receivedOn < today();
    const receivedAt = isEarlier ? { receivedAt: new Date(`${receivedOn}T12:00`).toISOString() } : {};
    const answer = await api.newRequest({ ...person, ...receivedAt, kind, locale });
    if (answer.ok) {
      void refreshRequests();
      onDone(answer.body.id);
    } else setSaid(explain(answer.refusal));
  };
  return (
    <Section title={requests.newOne}>
      {about !== undefined && (
        <p>{about.id.startsWith('led_') ? requests.fromLead : requests.fromConversation}</p>
      )}
      {about === undefined && shops.length > 1 && (
        <Select
          label={requests.shop}
          value={shopId}
          options={shops.map((shop) => ({ value: shop.id, label: shop.name }))}
          onChange={setShopId}
        />
      )}
      <Field label={requests.email} type="email" value={email} onInput={setEmail} error={lacks} isOptional />
      <Field label={requests.phone} type="tel" value={phone} onInput={setPhone} isOptional />
      <Select
        label={requests.kind}
        value={kind}
        options={SUBJECT_REQUEST_KINDS.map((value) => ({ value, label: requests.kinds[value] }))}
        onChange={setKind}
      />
      <Field
        label={requests.receivedOn}
        hint={requests.receivedHint}
        type="date"
        value={receivedOn}
        onInput={setReceivedOn}
      />
      <p role="status">{said}</p>
      <div class="button-row">
        <Button label={requests.find} onClick={find} />
        <Button label={requests.register} look="primary" onClick={register} />
      </div>
    </Section>
  );
};

/** Whether an erasure confirmed by mail waits for the shop's approval. Rule: RT-2. */
const SelfErasure = () => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { requests } = words;
  const { showDone, showRefusal } = useActions();
  const shops = useAppState((state) => state.me?.shops)?.filter((shop) => mayManage(shop.role)) ?? [];
  const [shopId, setShopId] = useState(shops[0]?.id ?? '');
  const settings = useLoaded(shopId, () => api.rightsSettings(shopId));
  const set = async (isOn: boolean, isUndo = false) => {
    const answer = await api.changeRightsSettings(shopId, {
      selfErasure: isOn ? 'at_once' : 'shop_confirms',
    });
    if (!answer.ok) return showRefusal(answer.refusal);
    settings.replace(answer.body);
    showDone(
      isUndo ? words.common.undone : words.common.saved,
      isUndo ? undefined : () => void set(!isOn, true),
    );
  };
  return (
    <Section title={requests.selfErase} lead={requests.selfEraseText}>
      {shops.length > 1 && (
        <Select
          label={requests.shop}
          value={shopId}
          options={shops.map((shop) => ({ value: shop.id, label: shop.name }))}
          onChange={setShopId}
        />
      )}
      {settings.data !== null && (
        <Check
          label={requests.atOnce}
          isOn={settings.data.selfErasure === 'at_once'}
          onChange={(isOn) => void set(isOn)}
        />
      )}
    </Section>
  );
};

const RequestList = ({ about }: { about: Origin | undefined }) => {
  const { api } = useApp();
  const { words, format } = useSpeech();
  const { requests } = words;
  const list = useLoaded('requests', () => api.requests());
  const [isNew, setIsNew] = useState(about !== undefined);
  return (
    <div class="view view-settings">
      <header class="view-head">
        <h1>{requests.title}</h1>
        <Button label={requests.newOne} look="primary" onClick={() => setIsNew(!isNew)} />
      </header>
      <p class="soft">{requests.lead}</p>
      {isNew && <NewRequest about={about} onDone={(requestId) => goTo({ view: 'requests', requestId })} />}
      <LoadState loaded={list} />
      {list.data?.requests.length === 0 && (
        <EmptyState icon="request" title={requests.none} text={requests.noneText} />
      )}
      <ul class="rows">
        {list.data?.requests.map((request) => (
          <li key={request.id} class="rows-item">
            <div class="rows-main">
              <a href={hrefOf({ view: 'requests', requestId: request.id })}>{requests.kinds[request.kind]}</a>
              <span class="soft">{requests.states[request.state]}</span>
              <ShopBadge shopId={request.shopId} />
              <span class="soft">
                {fill(requests.receivedDue, {
                  received: format.day(request.receivedAt),
                  due: format.day(request.dueAt),
                })}
              </span>
            </div>
            <DueChip request={request} />
          </li>
        ))}
      </ul>
      <SelfErasure />
    </div>
  );
};

/** The rights desk: requests by due date, and the open one. Rules: RT-1…6. */
export const Requests = ({ requestId, about }: { requestId: string | null; about?: Origin | undefined }) => {
  const { marketing, requests } = useSpeech().words;
  const isManager = useAppState((state) => state.me?.shops.some((shop) => mayManage(shop.role)) ?? true);
  // Others are shown no list, which would look as if nobody had asked.
  if (!isManager)
    return (
      <div class="view view-settings">
        <EmptyState icon="request" level={1} title={marketing.noneTitle} text={requests.notYours} />
      </div>
    );
  return requestId === null ? (
    <RequestList key={about?.id} about={about} />
  ) : (
    <RequestView key={requestId} requestId={requestId} />
  );
};
