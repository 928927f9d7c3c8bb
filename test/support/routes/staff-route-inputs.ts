import { randomUUID } from 'node:crypto';
import { ALWAYS_OPEN } from '../../../service/domain/model/hours/opening-hours.ts';
import type { Route } from '../../../service/http/route.ts';
import { aCompany } from '../builders/staff-builders.ts';
import { nameOf } from './all-routes.ts';
import { validInput } from './valid-input.ts';

const aReply = () => ({ shortcut: `r-${randomUUID().slice(0, 13)}`, title: 'x', texts: { pl: 'x' } });

/** Bodies that need more than their schema requires, by method and path. */
const BODIES: Record<string, () => unknown> = {
  'patch /v1/staff/shops/:shopId': () => ({ name: 'taken over' }),
  'post /v1/staff/shops/:shopId/hours-preview': () => ({ hours: ALWAYS_OPEN }),
  'post /v1/staff/shops/:shopId/replies': aReply,
  'put /v1/staff/shops/:shopId/replies/:replyId': aReply,
  'post /v1/staff/organisations/:organisationId/replies': aReply,
  'put /v1/staff/organisations/:organisationId/replies/:replyId': aReply,
  'post /v1/staff/organisations/:organisationId/clients': () => ({
    company: aCompany(),
    shopName: 'x',
    url: 'https://x.example',
    locale: 'pl',
  }),
  'put /v1/staff/organisations/:organisationId/company': () => aCompany(),
  'post /v1/staff/organisations/:organisationId/invitations': () => ({
    email: `${randomUUID()}@example.com`,
    role: 'auditor',
    shopIds: null,
  }),
};

type Subject = Partial<Readonly<Record<'shopId' | 'organisationId', string>>>;

const aboutThem = (body: unknown, subject: Subject): unknown =>
  JSON.parse(
    JSON.stringify(body, (key, value) =>
      key === 'shopId' || key === 'organisationId' ? (subject[key] ?? value) : value,
    ),
  );

const takesShop = (schema: Route['query']): boolean =>
  schema !== null && 'entries' in schema && 'shop' in (schema.entries as object);

export const inputFor = (
  route: Route,
  subject: Subject = {},
): {
  body?: unknown;
  raw?: string;
  headers?: Record<string, string>;
  query: string;
} => {
  const query = {
    ...(route.query === null ? {} : (validInput(route.query) as Record<string, string>)),
    ...(takesShop(route.query) && subject.shopId !== undefined ? { shop: subject.shopId } : {}),
  };
  const made = route.body === null ? undefined : (BODIES[nameOf(route)]?.() ?? validInput(route.body));
  const body = made === undefined ? undefined : aboutThem(made, subject);
  return {
    ...(body === undefined ? {} : { body }),
    ...(route.upload === null ? {} : { raw: '%PDF-1.7', headers: { 'content-type': 'application/pdf' } }),
    query: Object.keys(query).length === 0 ? '' : `?${new URLSearchParams(query)}`,
  };
};
