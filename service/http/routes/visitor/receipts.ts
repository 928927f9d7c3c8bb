import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import {
  copyResponse,
  endOffersRequest,
  receiptRequest,
  receiptResponse,
  renewRequest,
} from '../../../protocol/api/receipt-api.ts';
import { copyView, receiptView } from '../../../views/receipt-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['receipts'] };

const readReceipt = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/receipt',
      audience: 'visitor',
      summary: 'What was agreed, to whom, until when.',
      rate: 'read',
      body: receiptRequest,
      answer: receiptResponse,
    },
    async ({ body }) => {
      const { receipt, scope } = await desk.findReceipt(body.secret);
      return { body: receiptView(await desk.showReceipt(receipt, scope)) };
    },
  );

const withdrawLead = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/receipt/withdraw',
      audience: 'visitor',
      summary: 'Takes the agreement back; the lead is erased at once (CO-6).',
      rate: 'read',
      body: receiptRequest,
      answer: receiptResponse,
    },
    async ({ body }) => {
      const { receipt, scope } = await desk.withdrawLead(body.secret);
      return { body: receiptView(await desk.showReceipt(receipt, scope)) };
    },
  );

const endOffers = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/receipt/offers',
      audience: 'visitor',
      summary: 'Takes back offers that were ticked in the form; the form stays (CO-6).',
      rate: 'read',
      body: endOffersRequest,
      answer: receiptResponse,
    },
    async ({ body: { secret, channel } }) => {
      const { receipt, scope } = await desk.endOffers(secret, channel);
      return { body: receiptView(await desk.showReceipt(receipt, scope)) };
    },
  );

const renewLead = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/receipt/renew',
      audience: 'visitor',
      summary: 'Agrees anew after the shop has asked again (CO-1, CO-2, CO-4).',
      rate: 'leadPost',
      body: renewRequest,
      answer: receiptResponse,
    },
    async ({ body: { secret, noticeId, consent } }) => {
      const { receipt, scope } = await desk.renewLead(secret, { noticeId, consent: consent === true });
      return { body: receiptView(await desk.showReceipt(receipt, scope)) };
    },
  );

const copyLead = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/receipt/download',
      audience: 'visitor',
      summary: 'The visitor’s own contact form, as JSON and to read (RT-7).',
      rate: 'copy',
      body: receiptRequest,
      answer: copyResponse,
    },
    async ({ body: { secret } }) => {
      const { receipt, scope } = await desk.findReceipt(secret);
      return { body: copyView(await desk.copyLead(receipt, scope, secret)) };
    },
  );

const eraseLead = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/receipt/erase',
      audience: 'visitor',
      summary: 'Erases the contact form and the receipt itself (CO-6, RT-7).',
      rate: 'read',
      body: receiptRequest,
    },
    async ({ body }) => {
      await desk.eraseLead(body.secret);
      return {};
    },
  );

/** The secret is the credential, sent in a POST body. */
export const receiptRoutes = (deps: Deps): Route[] => [
  readReceipt(deps),
  withdrawLead(deps),
  endOffers(deps),
  renewLead(deps),
  copyLead(deps),
  eraseLead(deps),
];
