import type { Stores } from '../../../service/desks/stores.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Mail, MailContent } from '../../../service/domain/model/mail/mail.ts';
import { makeMemoryStores } from '../memory-stores/memory-stores.ts';
import type { TestService } from '../service/start-service.ts';

/** Stores that record every mail added to the outbox; `dress` wraps those of each process. */
export const watchOutbox = (
  stores: Stores = makeMemoryStores(),
): {
  stores: Stores;
  dress(stores: Stores): Stores;
  readMails(service: TestService): Promise<(MailContent & Pick<Mail, 'kind'>)[]>;
} => {
  const queued: Mail[] = [];
  const dress = (undressed: Stores): Stores => ({
    ...undressed,
    mails: {
      ...undressed.mails,
      insert: async (scope, mail) => {
        await undressed.mails.insert(scope, mail);
        queued.push(mail);
      },
    },
  });
  return {
    stores: dress(stores),
    dress,
    readMails: (service) =>
      Promise.all(
        queued.map(async ({ kind, shopId, sealed }) => {
          const { vault } = service.ports;
          const text =
            shopId === null
              ? await vault.openForService(sealed)
              : await vault.open(scopeOfShop(shopId), sealed);
          return { kind, ...(JSON.parse(text) as MailContent) };
        }),
      ),
  };
};

export const secretIn = (mail: Pick<MailContent, 'text'>): string =>
  /#(?:\/join\/)?([A-Za-z0-9_-]{43})/.exec(mail.text)?.[1] ?? '';

export const followedUp = async ({ stores }: Pick<TestService, 'stores'>): Promise<void> => {
  const isDue = async () => (await stores.leads.dueFollowUps(SERVICE_SCOPE, 1)).length > 0;
  while (await isDue()) await new Promise((resolve) => setImmediate(resolve));
};
