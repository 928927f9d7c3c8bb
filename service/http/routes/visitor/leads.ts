import type { OpenedForm } from '../../../domain/lead/open-form.ts';
import { DomainError } from '../../../domain/model/base/domain-error.ts';
import { leadRequest, leadResponse } from '../../../protocol/api/visitor-api.ts';
import { defineRoute, type Route } from '../../route.ts';
import { formView, shopByKey, type VisitorDeps } from './visitor-session.ts';

type Deps = VisitorDeps & { origin: string };

/** The new form inside a refusal, as the widget reads forms elsewhere. */
const withFormView = (error: unknown): unknown => {
  if (!(error instanceof DomainError) || error.details?.form === undefined) return error;
  const form = error.details.form as OpenedForm | null;
  const fields = error.fields === undefined ? {} : { fields: error.fields };
  return new DomainError(error.code, error.message, {
    ...fields,
    details: { form: form === null ? null : formView(form) },
  });
};

/** The contact form. */
export const leadRoutes = (deps: Deps): Route[] => [
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
    async ({ body }) => {
      if (body.website !== undefined && body.website !== '') {
        throw new DomainError('invalid_request', 'Leave the field "website" empty.', {
          fields: { website: 'must stay empty' },
        });
      }
      const { shop, scope } = await shopByKey(deps, body.shop);
      const { name, email, phone, message } = body;
      const sent = deps.useCases.submitLead(shop, scope, {
        ref: body.ref,
        formToken: body.formToken,
        noticeId: body.noticeId,
        consent: body.consent === true,
        locale: body.locale,
        page: body.page ?? null,
        marketing: body.marketing ?? null,
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
  ),
];
