import { randomBytes, randomUUID } from 'node:crypto';
import { ask, must, type StepWay } from './asking.ts';
import { signIn } from './fault-consultant.ts';

type Form = {
  formToken: string;
  notice: { id: string } | null;
  marketing?: { noticeId: string };
};
export const openForm = async (way: StepWay): Promise<Form> => {
  const { body } = await must(ask(way, 'GET', `/v1/visitor/session?shop=${way.shopKey}&locale=pl`));
  if (body.form === null) throw new Error('The form is not shown.');
  return body.form as Form;
};
export const leadOf = (way: StepWay, form: Form, email: string, hasOptin: boolean) => ({
  shop: way.shopKey,
  locale: 'pl',
  ref: randomUUID(),
  formToken: form.formToken,
  noticeId: form.notice?.id ?? null,
  consent: true,
  name: 'Żaneta Kowalska',
  email,
  message: 'Czy ta herbata jest jeszcze dostępna?',
  page: 'https://shop.example/herbata',
  ...(hasOptin ? { marketing: { noticeId: form.marketing?.noticeId, channels: ['email'] } } : {}),
});
export const someAddress = (): string => `person.${randomBytes(5).toString('hex')}@example.net`;

type LeadRow = { id: string; email?: string | null };
const leadsWith = async (way: StepWay, token: string, email: string): Promise<LeadRow[]> => {
  const { body } = await must(ask(way, 'GET', '/v1/staff/leads', undefined, token));
  return (body.leads as LeadRow[]).filter((lead) => JSON.stringify(lead).includes(email));
};

/** What is wrong with the one enquiry of this address: it is kept once, and its proof stands. */
export const faultsOfLead = async (way: StepWay, email: string): Promise<string[]> => {
  const token = await signIn(way);
  const leads = await leadsWith(way, token, email);
  if (leads.length !== 1) return [`kept ${leads.length} times`];
  const path = `/v1/staff/leads/${leads[0]?.id}/evidence?locale=en`;
  const { told } = (await must(ask(way, 'GET', path, undefined, token))).body as {
    told: { tone: string; title: string };
  };
  return told.tone === 'good' ? [] : [`its proof says: ${told.title}`];
};

/** The consent is in force, once. */
export const isConfirmed = async (way: StepWay, email: string): Promise<boolean> => {
  const token = await signIn(way);
  const { shopId } = way;
  const reply = await fetch(`${way.origin}/v1/staff/shops/${shopId}/marketing/export?channel=email`, {
    headers: { authorization: `Bearer ${token}`, origin: way.origin },
  });
  return (await reply.text()).split(email).length === 2;
};
