import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../../shared/translate.ts';
import type { RequestPage } from '../../api/rights-api.ts';
import { goTo, useActions } from '../../app/actions.ts';
import { hrefOf, type Origin } from '../../app/router.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { EmptyState, LoadState } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Check, Select } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { mayManage } from '../../state/select.ts';
import { DueChip } from './due-chip.tsx';
import { NewRequest, newRequestForm } from './new-request.tsx';
import { RequestView } from './request.tsx';

/** Whether a mail-confirmed erasure needs the shop's approval. Rule: RT-2. */
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

const Register = ({ about }: { about: Origin | undefined }) => {
  const { api, unsaved } = useApp();
  const { words, format } = useSpeech();
  const { requests } = words;
  const { showRefusal } = useActions();
  const list = useLoaded('requests', () => api.requests());
  const [older, setOlder] = useState<RequestPage | null>(null);
  useEffect(() => setOlder(null), [list.data]);
  const next = (older ?? list.data)?.next ?? null;
  const loadOlder = async () => {
    if (next === null) return;
    const answer = await api.requests(next);
    if (!answer.ok) return showRefusal(answer.refusal);
    setOlder({ ...answer.body, requests: [...(older?.requests ?? []), ...answer.body.requests] });
  };
  // Restores an unsaved form.
  const [isNew, setIsNew] = useState(() => about !== undefined || unsaved.get(newRequestForm()) !== null);
  const toggleNew = () => {
    // Closed by hand: dropped.
    if (isNew) unsaved.set(newRequestForm(), null);
    setIsNew(!isNew);
  };
  return (
    <div class="view view-settings">
      <header class="view-head">
        <h1>{requests.title}</h1>
        <Button label={requests.newOne} look="primary" onClick={toggleNew} />
      </header>
      <p class="soft">{requests.lead}</p>
      {isNew && <NewRequest about={about} onDone={(requestId) => goTo({ view: 'requests', requestId })} />}
      <LoadState loaded={list} />
      {list.data?.requests.length === 0 && (
        <EmptyState icon="request" title={requests.none} text={requests.noneText} />
      )}
      <ul class="rows">
        {[...(list.data?.requests ?? []), ...(older?.requests ?? [])].map((request) => (
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
      {next !== null && (
        <p class="list-end">
          <Button label={requests.older} onClick={loadOlder} />
        </p>
      )}
      <SelfErasure />
    </div>
  );
};

/** By due date. Rules: RT-1…6. */
export const Requests = ({ requestId, about }: { requestId: string | null; about?: Origin | undefined }) => {
  const { marketing, requests } = useSpeech().words;
  const isManager = useAppState((state) => state.me?.shops.some((shop) => mayManage(shop.role)) ?? true);
  // An empty list would mislead people without the right to read it.
  if (!isManager)
    return (
      <div class="view view-settings">
        <EmptyState icon="request" level={1} title={marketing.noneTitle} text={requests.notYours} />
      </div>
    );
  return requestId === null ? (
    <Register key={about?.id} about={about} />
  ) : (
    <RequestView key={requestId} requestId={requestId} />
  );
};
