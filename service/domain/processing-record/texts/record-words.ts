import type { ProviderRole } from '../../../protocol/vocabulary.ts';

/** Gaps: `{name}`. */
export type RecordWords = {
  controllerTitle: string;
  controllerLead: string;
  processorTitle: string;
  processorLead: string;
  sections: Record<
    | 'controller'
    | 'processor'
    | 'chat'
    | 'form'
    | 'visits'
    | 'cards'
    | 'marketing'
    | 'proofs'
    | 'rights'
    | 'accounts'
    | 'log'
    | 'recipients'
    | 'measures'
    | 'categories'
    | 'controllers'
    | 'subProcessors',
    string
  >;
  labels: Record<
    | 'name'
    | 'address'
    | 'contact'
    | 'phone'
    | 'dpo'
    | 'representative'
    | 'shop'
    | 'policy'
    | 'purpose'
    | 'basis'
    | 'people'
    | 'data'
    | 'retention'
    | 'recipients'
    | 'transfers'
    | 'agreement'
    | 'measures'
    | 'categories'
    | 'agencies',
    string
  >;
  none: string;
  noDpo: string;
  noRepresentative: string;
  /** For an unstated fact. */
  unstated: string;
  ownProvider: string;
  providers: Record<ProviderRole, string>;
  noTransfer: string;
  noPolicy: string;
  ownServer: string;
  operatorRecipient: string;
  agencyRecipient: string;
  /** Staff pushes. */
  pushRecipient: string;
  pushTransfer: string;
  visitors: string;
  /** Visitor list, before a chat. */
  listed: string;
  writers: string;
  subscribers: string;
  staff: string;
  purposes: Record<
    'chat' | 'form' | 'visits' | 'cards' | 'marketing' | 'proofs' | 'rights' | 'accounts' | 'log',
    string
  >;
  bases: Record<
    | 'request'
    | 'consent'
    | 'visits'
    | 'claims'
    | 'marketing'
    | 'obligation'
    | 'interest'
    | 'accounts'
    | 'cards',
    string
  >;
  channels: Record<'email' | 'phone', string>;
  retention: Record<
    'chat' | 'form' | 'bare' | 'visits' | 'cards' | 'marketing' | 'proofs' | 'rights' | 'accounts' | 'log',
    string
  >;
  agreement: Record<'not_needed' | 'active' | 'missing', string>;
  categories: readonly string[];
  backups: string;
};
