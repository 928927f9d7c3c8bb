import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { composeDomain, type PartsOfTests } from '../../service/compose/compose-domain.ts';
import type { Stores } from '../../service/desks/stores.ts';
import type { LeadInput } from '../../service/domain/lead/lead-input.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { DomainEvent } from '../../service/domain/model/events/domain-events.ts';
import type { MailContent } from '../../service/domain/model/mail/mail.ts';
import type { PolicyPage } from '../../service/domain/model/notice/policy-binding.ts';
import type { Shop } from '../../service/domain/model/shop/shop.ts';
import { randomIds } from '../../service/outbound/random-ids.ts';
import { makeScryptPasswordHasher } from '../../service/outbound/scrypt-password-hasher.ts';
import type { Deployment } from '../../service/protocol/vocabulary.ts';
import { sealStores } from '../../service/store/sealed/sealed-stores.ts';
import { makeLogger } from '../../service/telemetry/logger.ts';
import { aBinding, aShop } from './builders/builders.ts';
import { makeFakeClock } from './fakes/fake-clock.ts';
import { takingMailer } from './fakes/fake-mailer.ts';
import { makeMemoryStores } from './memory-stores/memory-stores.ts';
import { FAST_COST, readTestConfig } from './service/start-service.ts';

const passwords = makeScryptPasswordHasher(FAST_COST);
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * The rules as the product wires them, on memory stores and a fixed clock; without HTTP, socket or database.
 */
export const makeDomainScene = (
  options: {
    deployment?: Deployment;
    env?: Record<string, string>;
    start?: string;
    overrides?: PartsOfTests;
    between?: (stores: Stores) => Partial<Stores>;
  } = {},
) => {
  const clock = makeFakeClock(options.start);
  const kept = makeMemoryStores();
  const { useCases, ports } = composeDomain({
    config: readTestConfig({ ZGODA_DEPLOYMENT: options.deployment ?? 'controller-hosted', ...options.env }),
    stores: { ...kept, ...options.between?.(kept) },
    logger: makeLogger('silent', nowhere),
    overrides: {
      clock,
      mailer: takingMailer,
      passwords,
      ...options.overrides,
    },
  });
  const stores = sealStores(kept, ports.contentKeys);
  const events: DomainEvent[] = [];
  ports.bus.subscribe((event) => events.push(event));

  const openShop = async (changes: Partial<Shop> = {}) => {
    const id = changes.id ?? aShop().id;
    const scope = scopeOfShop(id);
    await stores.shops.insert(aShop({ id, confirmedAt: clock.now(), ...changes }));
    const now = async (): Promise<Shop> => {
      const shop = await stores.shops.get(scope);
      assert.ok(shop);
      return shop;
    };
    const showPolicy = async (page: Partial<PolicyPage> | null = {}): Promise<void> => {
      const binding = aBinding({ shopId: id, lastPushAt: clock.now() });
      if (page === null) await stores.policyBindings.remove(scope);
      else
        await stores.policyBindings.put(scope, {
          ...binding,
          pages: binding.pages.map((one) => ({ ...one, ...page })),
        });
      await useCases.publishNotices(scope);
    };
    const change = async (next: Partial<Shop>): Promise<Shop> => {
      await stores.shops.update(scope, next);
      await useCases.publishNotices(scope);
      return now();
    };
    const fillForm = async (changesOfForm: Partial<LeadInput> = {}): Promise<LeadInput> => {
      const { form } = await useCases.openForm(await now(), scope, changesOfForm.locale ?? 'pl');
      return {
        ref: randomIds.ref(),
        formToken: form?.formToken ?? '',
        noticeId: form?.notice?.id ?? null,
        consent: true,
        locale: 'pl',
        values: { email: 'zaneta@example.net', message: 'Czy są rozmiary 42?' },
        page: 'https://sklep.example/buty',
        marketing: null,
        isTrapped: false,
        isFromChat: false,
        ...changesOfForm,
      };
    };
    const send = async (input: LeadInput) => useCases.submitLead(await now(), scope, input);
    const sendForm = async (changesOfForm: Partial<LeadInput> = {}) => send(await fillForm(changesOfForm));
    const ledger = async () =>
      (await stores.consents.range(scope, 1, 999)).flatMap((entry) =>
        entry.kind === 'event' ? [entry.event] : [],
      );
    const acts = () => stores.audit.range(scope, 1, 999);
    const mails = async () =>
      Promise.all(
        (await stores.mails.list(scope, 99)).toReversed().map(async (mail) => ({
          ...mail,
          content: JSON.parse(await ports.vault.open(scope, mail.sealed)) as MailContent,
        })),
      );
    await showPolicy();
    return { id, scope, now, showPolicy, change, fillForm, send, sendForm, ledger, acts, mails };
  };
  return { clock, stores, useCases, ports, events, openShop };
};
export type DomainScene = ReturnType<typeof makeDomainScene>;
export type SceneShop = Awaited<ReturnType<DomainScene['openShop']>>;
