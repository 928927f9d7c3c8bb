import type { Break } from '../break.ts';

export const PERIOD_BREAKS: readonly Break[] = [
  {
    rule: 'RE-1',
    what: 'A shop can keep data for as long as it likes.',
    file: 'service/protocol/api/retention-api.ts',
    from: "const days = whole(7, 1095, 'days');",
    to: "const days = whole(7, 1_000_000, 'days');",
    test: {
      file: 'test/privacy/retention-periods.test.ts',
      title: 'knows no period without an end and refuses one out of range',
    },
  },
  {
    rule: 'RE-1',
    what: 'The mark of a blocked customer stays after the block has ended.',
    file: 'service/domain/retention/sweep-shop.ts',
    from: '    await deps.customerBlocks.removeExpired(scope, now);\n',
    to: '',
    test: {
      file: 'test/privacy/every-collection.test.ts',
      title: 'is empty of whatever has an end, once that has come',
    },
  },
  {
    rule: 'RE-2',
    what: 'A shorter period counts for new leads alone.',
    file: 'service/domain/model/retention/retention.ts',
    from: 'lastContactUntil: daysBefore(at, periods.leadRetentionDays),',
    to: 'lastContactUntil: daysBefore(at, Math.max(1095, periods.leadRetentionDays)),',
    test: {
      file: 'test/privacy/retention-periods.test.ts',
      title: 'a shorter period applies to what is stored already, at the next run',
    },
  },
  {
    rule: 'RE-3',
    what: 'The log of a run holds more than counters.',
    file: 'service/domain/retention/sweep-shop.ts',
    from: '      details: removed,\n',
    to: '      details: { ...removed, instance },\n',
    test: {
      file: 'test/privacy/retention-periods.test.ts',
      title: 'tells of each run by counters alone: no id of a record, no text, no hash',
    },
  },
  {
    rule: 'D6',
    what: 'The address of the visitor’s connection is stored with the lead.',
    file: 'service/http/routes/visitor/leads.ts',
    from: '    async ({ body }, { bearer }) => {\n      const { shop, scope }',
    to: '    async ({ body }, { bearer, request }) => {\n      body.page = `https://shop.example/${request.ip}`;\n      const { shop, scope }',
    test: {
      file: 'test/privacy/canaries.test.ts',
      title: 'stores no address in any form, nor the user agent',
    },
  },
  {
    rule: 'MI-1',
    what: 'The log names the address of each connection.',
    file: 'service/http/request-log.ts',
    from: '          method: request.method,\n',
    to: "          method: request.method,\n          from: request.ip ?? '',\n",
    test: {
      file: 'test/http/staff/registration.test.ts',
      title: 'keeps no address and nothing typed in the log, and no network address anywhere',
    },
  },
  {
    rule: 'MI-1',
    what: 'The log names the address of each socket.',
    file: 'service/realtime/upgrade.ts',
    from: '    const shop = await readShop(request);\n',
    to: "    deps.logger.info({ from: addressOf(request, deps.trustProxy) }, 'A socket opens.');\n    const shop = await readShop(request);\n",
    test: { file: 'test/privacy/canaries-every-flow.test.ts', title: 'logs nothing of anybody' },
  },
  {
    rule: 'MI-1',
    what: 'A socket keeps the plain address of the visitor in memory.',
    file: 'service/realtime/upgrade.ts',
    from: 'const address = deps.addressKey(addressOf(request, deps.trustProxy));',
    to: 'const address = addressOf(request, deps.trustProxy);',
    test: {
      file: 'test/realtime/upgrade.test.ts',
      title: 'is known by a key of its address, never by the address',
    },
  },
  {
    rule: 'MI-2',
    what: 'The log holds what was sent.',
    file: 'service/http/request-log.ts',
    from: "route: typeof route === 'string' ? route : 'none',",
    to: 'route: `${route} ${JSON.stringify(request.body)}`,',
    test: {
      file: 'test/http/staff/registration.test.ts',
      title: 'keeps no address and nothing typed in the log, and no network address anywhere',
    },
  },
  {
    rule: 'MI-3',
    what: 'The address of the page is stored with its query.',
    file: 'service/protocol/fields.ts',
    from: 'return `${url.origin}${url.pathname}`.slice(0, LIMITS.maxPageChars);',
    to: 'return url.href.slice(0, LIMITS.maxPageChars);',
    test: {
      file: 'test/http/all-routes/bad-input.test.ts',
      title: 'cuts query and fragment off the page address and drops other schemes',
    },
  },
  {
    rule: 'MI-4',
    what: 'The activity log says whose orders were looked at.',
    file: 'service/domain/door/show-orders.ts',
    from: "action: 'customer.orders',",
    to: "action: 'customer.orders',\n      details: { sub },",
    test: {
      file: 'test/http/shops/door.test.ts',
      title: 'leaves one entry in the activity log for each look, and nothing of the orders anywhere',
    },
  },
];
