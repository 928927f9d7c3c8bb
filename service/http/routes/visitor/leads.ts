import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import { FormRefused } from '../../../domain/lead/refuse-lead.ts';
import { DomainError } from '../../../domain/model/base/domain-error.ts';
import { leadRequest, leadResponse } from '../../../protocol/api/visitor-api.ts';
import { formView } from '../../../views/form-view.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['contactForm']; origin: string };

/** Converts the form in a refusal. */
const withFormView = (error: unknown): unknown => {
  if (!(error instanceof FormRefused)) return error;
  const { form } = error.details;
  return new DomainError(error.code, error.message, {
    details: { form: form === null ? null : formView(form) },
  });
};

const submitLead = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/leads',
      audience: 'visitor',
      summary: 'Keeps a contact form behind the gate (CO-2, CO-4, D7).',
      rate: 'leadPost',
      status: 201,
      body: leadRequest,
      answer: leadResponse,
    },
    async ({ body }, { bearer }) => {
      const { shop, scope } = await deps.desk.findShop(body.shop);
      const { name, email, phone, message } = body;
      const sent = deps.desk.submitLead(shop, scope, {
        ref: body.ref,
        formToken: body.formToken,
        noticeId: body.noticeId,
        consent: body.consent === true,
        locale: body.locale,
        page: body.page ?? null,
        marketing: body.marketing ?? null,
        isTrapped: body.website !== undefined && body.website !== '',
        isFromChat: bearer !== null,
        values: {
          message,
          ...(name === undefined ? {} : { name }),
          ...(email === undefined ? {} : { email }),
          ...(phone === undefined ? {} : { phone }),
        },
      });
      const { lead, receiptSecret, masked } = await sent.catch((error: unknown) => {
        throw withFormView(error);
      });
      if (bearer !== null && lead.quarantine === null) await deps.desk.noteFormSent(scope, bearer, lead);
      return {
        body: {
          reference: lead.reference,
          keptUntil: lead.expiresAt.toISOString(),
          receiptUrl: `${deps.origin}/receipt/#${receiptSecret}`,
          receiptSecret,
          ...(masked.length > 0 ? { masked: [...masked] } : {}),
        },
      };
    },
  );

export const leadRoutes = (deps: Deps): Route[] => [submitLead(deps)];
