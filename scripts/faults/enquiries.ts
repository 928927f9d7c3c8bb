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
  message: `Czy herbata numer ${randomBytes(2).toString('hex')} jest jeszcze dostępna?`,
  page: 'https://shop.example/herbata',
  ...(hasOptin ? { marketing: { noticeId: form.marketing?.noticeId, channels: ['email'] } } : {}),
});
export const someAddress = (): string => `person.${randomBytes(5).toString('hex')}@example.net`;

type LeadRow = { id: string; email?: string | null };
const allLeads = async (way: StepWay, token: string): Promise<LeadRow[]> => {
  const leads: LeadRow[] = [];
  for (let query = ''; ; ) {
    const { body } = await must(ask(way, 'GET', `/v1/staff/leads${query}`, undefined, token));
    leads.push(...(body.leads as LeadRow[]));
    const next = body.next as { before: string; part: string } | null;
    if (next === null) return leads;
    query = `?before=${encodeURIComponent(next.before)}&part=${next.part}`;
  }
};

const proofOf = async (way: StepWay, token: string, { id }: LeadRow) =>
  (await must(ask(way, 'GET', `/v1/staff/leads/${id}/evidence?locale=en`, undefined, token))).body.told as {
    tone: string;
    title: string;
  };

export const faultsOfLead = async (way: StepWay, email: string): Promise<string[]> => {
  const token = await signIn(way);
  const leads = (await allLeads(way, token)).filter((lead) => lead.email === email);
  const [lead] = leads;
  if (lead === undefined || leads.length > 1) return [`kept ${leads.length} times`];
  const told = await proofOf(way, token, lead);
  return told.tone === 'good' ? [] : [`its proof says: ${told.title}`];
};

export const isConfirmed = async (way: StepWay, email: string): Promise<boolean> => {
  const path = `/v1/staff/shops/${way.shopId}/marketing/export?channel=email`;
  const token = await signIn(way);
  const reply = await fetch(way.origin + path, {
    headers: { authorization: `Bearer ${token}`, origin: way.origin },
  });
  return (await reply.text()).split(email).length === 2;
};
