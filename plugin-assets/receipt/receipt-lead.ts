import type { ReceiptResponse } from '../../service/protocol/api/receipt-api.ts';
import type { callService } from '../shared/call-service.ts';
import { type Child, make } from '../shared/dom.ts';
import { fill } from '../shared/translate.ts';
import { alsoOffers, offersCard } from './receipt-offers.ts';
import {
  controllerRow,
  date,
  downloads,
  main,
  outside,
  paragraphs,
  partNodes,
  readings,
  row,
  setLanguage,
  show,
  showFailure,
  twoSteps,
  words,
} from './receipt-parts.ts';

/** Rules: CO-6, RT-7. */
export const openLeadReceipt = async (secret: string, call: typeof callService): Promise<void> => {
  const post = <T>(act: string, body: object = {}) =>
    call<T>('POST', `/v1/visitor/receipt${act}`, { secret, ...body }, null);

  const open = async (act: '' | '/withdraw' | '/offers' = '', body: object = {}, said?: string) => {
    const answer = await post<ReceiptResponse>(act, body);
    if (answer.ok) showReceipt(answer.body, said);
    else showFailure(answer, () => open(act, body, said));
  };
  const erase = async () => {
    const answer = await post('/erase');
    if (answer.ok) show(words.erased, make('p', null, words.erasedText));
    else showFailure(answer, erase);
  };

  /** An unticked box. Rules: CO-1, AX-3. */
  const renewal = ({ renewal: asked, keptUntil }: ReceiptResponse): Child => {
    if (asked === null || asked.consent === null) return null;
    const box = make('input', { type: 'checkbox', id: 'renew' });
    const fault = make('p', { id: 'renew-fault', role: 'alert', className: 'fault' });
    const refuse = (text: string) => {
      fault.textContent = text;
      box.setAttribute('aria-describedby', 'renew-fault');
      box.focus();
    };
    const send = async (event: Event) => {
      event.preventDefault();
      if (!box.checked) return refuse(words.renewNeed);
      const answer = await post<ReceiptResponse>('/renew', { noticeId: asked.id, consent: true });
      if (answer.ok) return showReceipt(answer.body, words.renewed);
      if (answer.refusal.code === 'notice_stale') {
        await open();
        main.querySelector('#renew-fault')?.replaceChildren(words.renewStale);
      } else refuse(words.failed);
    };
    return make(
      'section',
      'card asks',
      make('h2', null, words.renewTitle),
      make('p', null, words.renewText),
      make('div', 'notice', ...paragraphs(asked.paragraphs)),
      make(
        'form',
        { noValidate: true, onsubmit: send },
        make('div', 'box', box, make('label', { htmlFor: 'renew' }, ...partNodes(asked.consent))),
        fault,
        make('button', { type: 'submit', className: 'main' }, words.renew),
      ),
      make('p', 'soft', `${words.until}: ${date(keptUntil)}`),
    );
  };

  const showReceipt = (receipt: ReceiptResponse, said?: string) => {
    setLanguage(receipt.locale);
    const { policy, basis, policyChanged } = receipt;
    const isActive = receipt.state === 'active';
    const isConsent = basis === 'consent';
    const withdraw = isConsent ? words.withdraw : words.withdrawRequest;
    show(
      words.title,
      said && make('p', { role: 'status', className: 'card state-line' }, said),
      renewal(receipt),
      policyChanged &&
        make(
          'section',
          'card asks',
          make('h2', null, words.changed),
          make('p', null, fill(words.changedAt, { when: date(policyChanged.at) }), ' ', words.changedText),
          make('p', null, outside(policyChanged.url, policyChanged.title)),
        ),
      make(
        'section',
        'card',
        make(
          'p',
          isActive ? 'state' : 'state over',
          isActive ? words.active : isConsent ? words.withdrawn : words.deleted,
        ),
        make(
          'p',
          null,
          isActive
            ? basis && (isConsent ? words.byConsent : words.byRequest)
            : !receipt.isKeptByLaw && words.withdrawnText,
        ),
        receipt.isKeptByLaw && make('p', null, words.keptByLaw),
        isActive && receipt.awaitsLook && make('p', null, words.awaitsLook),
        make(
          'dl',
          null,
          row(words.reference, receipt.reference),
          row(words.shop, receipt.shopName),
          row(words.sentAt, date(receipt.givenAt, 'short')),
          row(words.what, receipt.fields.map((name) => words.fields[name as 'name'] ?? name).join(', ')),
          controllerRow(receipt.controller),
          isActive && row(words.until, date(receipt.keptUntil)),
          policy && row(words.policy, outside(policy.url, policy.title)),
        ),
        isActive && twoSteps(withdraw, words.ask + alsoOffers(receipt), () => open('/withdraw')),
      ),
      offersCard(receipt, (channel, done) => open('/offers', { channel }, done)),
      (isActive || receipt.isKeptByLaw) && readings(receipt.readings),
      isActive && downloads('/v1/visitor/receipt/download', secret),
      receipt.shown.length > 0 &&
        make(
          'details',
          'card',
          make('summary', null, words.notice),
          make('div', 'notice', ...paragraphs(receipt.shown)),
        ),
      isActive &&
        make('section', 'card quiet', twoSteps(words.erase, words.eraseAsk + alsoOffers(receipt), erase)),
      isActive && make('p', 'soft', words.keep),
    );
  };
  await open();
};
