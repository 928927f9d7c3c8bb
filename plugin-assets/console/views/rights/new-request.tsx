import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SUBJECT_REQUEST_KINDS, type SubjectRequestKind } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { today } from '../../app/local-moment.ts';
import type { Origin } from '../../app/router.ts';
import type { UnsavedForm } from '../../app/unsaved.ts';
import { useApp, useAppState, useExplain, useSpeech } from '../../app/use-app.ts';
import { useRefFor } from '../../app/use-ref-for.ts';
import { Button } from '../../parts/button.tsx';
import { Field, Select } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { mayManage } from '../../state/select.ts';
import type { Words } from '../../words/word-lists.ts';
import { foundText } from './found-text.ts';

type RequestDraft = {
  shopId: string;
  kind: SubjectRequestKind;
  email: string;
  phone: string;
  receivedOn: string;
};

export const newRequestForm = (): UnsavedForm => ({ address: location.hash, name: 'request' });

const dayFaultOf = (day: string, { errors, requests }: Words): string | undefined => {
  if (day === '') return errors.required;
  // As texts, a five-digit year sorts too early.
  return day.length > 10 || day > today() ? requests.dayToCome : undefined;
};

/** Kept as unsaved while not empty. */
const useDraft = (firstShopId: string) => {
  const { unsaved } = useApp();
  const { current: form } = useRef(newRequestForm());
  const [fresh] = useState<RequestDraft>(() => ({
    shopId: firstShopId,
    kind: 'access',
    email: '',
    phone: '',
    receivedOn: today(),
  }));
  const [draft, setDraft] = useState(() => unsaved.get<RequestDraft>(form) ?? fresh);
  const isTouched = (['email', 'phone', 'kind', 'receivedOn'] as const).some(
    (name) => draft[name] !== fresh[name],
  );
  useLayoutEffect(() => unsaved.set(form, isTouched ? draft : null), [draft]);
  return {
    draft,
    set: (change: Partial<RequestDraft>) => setDraft((before) => ({ ...before, ...change })),
    forget: () => unsaved.set(form, null),
  };
};

/** Manually registered request, with found data. Rules: RT-1, RT-5. */
export const NewRequest = ({
  about,
  onDone,
}: {
  about: Origin | undefined;
  onDone: (id: string) => void;
}) => {
  const { api, refreshRequests } = useApp();
  const { words, locale } = useSpeech();
  const { requests } = words;
  const explain = useExplain();
  const shops = useAppState((state) => state.me?.shops)?.filter((shop) => mayManage(shop.role)) ?? [];
  const { draft, set, forget } = useDraft(about?.shopId ?? shops[0]?.id ?? '');
  const { shopId, kind, email, phone, receivedOn } = draft;
  const [said, setSaid] = useState<string | null>(null);
  const [lacks, setLacks] = useState<string | undefined>(undefined);
  const [isTried, setIsTried] = useState(false);
  const isBusy = useRef(false);
  const refFor = useRefFor();
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
  useEffect(() => {
    if (about !== undefined) void find();
  }, []);
  const dayFault = dayFaultOf(receivedOn, words);
  const register = async () => {
    setIsTried(true);
    if (isBusy.current || !isNamed() || dayFault !== undefined) return;
    isBusy.current = true;
    // The month counts from receipt; noon gives the same day in nearby time zones.
    const isEarlier = receivedOn < today();
    const receivedAt = isEarlier ? { receivedAt: new Date(`${receivedOn}T12:00`).toISOString() } : {};
    const body = { ...person, ...receivedAt, kind, locale };
    const answer = await api.newRequest({ ...body, ref: refFor.of(body) });
    isBusy.current = false;
    if (answer.ok) {
      forget();
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
          onChange={(shopId) => set({ shopId })}
        />
      )}
      <Field
        label={requests.email}
        type="email"
        value={email}
        onInput={(email) => set({ email })}
        error={lacks}
        isOptional
      />
      <Field
        label={requests.phone}
        hint={requests.phoneHint}
        type="tel"
        value={phone}
        onInput={(phone) => set({ phone })}
        isOptional
      />
      <Select
        label={requests.kind}
        value={kind}
        options={SUBJECT_REQUEST_KINDS.map((value) => ({ value, label: requests.kinds[value] }))}
        onChange={(kind) => set({ kind })}
      />
      <Field
        label={requests.receivedOn}
        hint={requests.receivedHint}
        type="date"
        max={today()}
        value={receivedOn}
        error={isTried ? dayFault : undefined}
        onInput={(receivedOn) => set({ receivedOn })}
      />
      <p role="status">{said}</p>
      <div class="button-row">
        <Button label={requests.find} onClick={find} />
        <Button label={requests.register} look="primary" onClick={register} />
      </div>
    </Section>
  );
};
