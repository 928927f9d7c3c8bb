import { useState } from 'preact/hooks';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import type { Refusal } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { answerAddress, type ConnectRequest } from '../../app/connect-request.ts';
import { useApp, useExplain, useSpeech } from '../../app/use-app.ts';
import type { RefFor } from '../../app/use-ref-for.ts';
import { type ControllerContact, trimController } from '../../parts/controller-fields.tsx';

export type Connecting = {
  request: ConnectRequest;
  /** Null: a new shop of `organisationId`. */
  settings: ShopSettings | null;
  organisationId: string | null;
  refFor: RefFor;
};

/** Creates and confirms the shop if needed, then returns with a code. */
export const useConnectPlatform = ({ request, settings, organisationId, refFor }: Connecting) => {
  const { api, waitingConnection } = useApp();
  const { words } = useSpeech();
  const explain = useExplain();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isConfirmed = settings !== null && settings.confirmedAt !== null;

  const fail = (refusal: Refusal) => {
    setIsBusy(false);
    const isRemote = refusal.fields?.returnUrl !== undefined;
    const { host } = new URL(request.url);
    setProblem(isRemote ? fill(words.connect.wrongAddress, { host }) : explain(refusal));
  };
  const shopToConnect = async (contactEmail: string) => {
    if (settings !== null) return { ok: true as const, body: { id: settings.id } };
    const { name, url, locale } = request;
    const wish = { organisationId: organisationId ?? '', name, url, locale };
    // The contact is excluded from the ref: `confirm` stores it.
    return api.addShop({ ref: refFor.of(wish), ...wish, contactEmail });
  };
  const confirm = (shopId: string, controller: ControllerContact) =>
    api.changeShop(shopId, {
      controller: { ...trimController(controller), dpo: settings?.controller.dpo ?? '' },
      confirm: true,
    });

  const connect = async (controller: ControllerContact) => {
    setIsBusy(true);
    const shop = await shopToConnect(controller.email.trim());
    if (!shop.ok) return fail(shop.refusal);
    if (!isConfirmed) {
      const saved = await confirm(shop.body.id, controller);
      if (!saved.ok) return fail(saved.refusal);
    }
    const { returnUrl, challenge } = request;
    const offered = await api.connectPlatform(shop.body.id, { returnUrl, challenge });
    if (!offered.ok) return fail(offered.refusal);
    waitingConnection.drop();
    location.assign(answerAddress(request, offered.body));
  };

  return { isConfirmed, isBusy, problem, setProblem, connect };
};
