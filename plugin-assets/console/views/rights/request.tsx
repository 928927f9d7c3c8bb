import { useEffect, useState } from 'preact/hooks';
import type { RequestDetail } from '../../../../service/protocol/api/rights-api.ts';
import {
  EXTENSION_REASONS,
  type ExtensionReason,
  REFUSAL_REASONS,
} from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useExplain, useSpeech } from '../../app/use-app.ts';
import { Skeleton } from '../../parts/banner.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, Select } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { When } from '../../parts/when.tsx';
import { DueChip } from './due-chip.tsx';
import { InThePlatform } from './in-the-platform.tsx';

/** Polling interval while an erasure runs, in milliseconds. */
const ASK_MS = 1_000;
const PROOFS = ['order', 'phone_call', 'account'] as const;
const FIELDS = ['email', 'name', 'phone'] as const;

/** `compelling_ground` fits only an objection; `claims` only erasure, objection and restriction. Rules: RT-2, RT-5. */
const fittingReasons = (kind: RequestDetail['kind']) =>
  REFUSAL_REASONS.filter(
    (reason) =>
      (reason !== 'compelling_ground' || kind === 'objection') &&
      (reason !== 'claims' || ['erasure', 'objection', 'restriction'].includes(kind)),
  );

const saveFile = (name: string, type: string, text: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
};

/** One request: the person, the data held, possible actions, history. */
export const RequestView = ({ requestId }: { requestId: string }) => {
  const { api, accessResponse, refreshRequests } = useApp();
  const { words } = useSpeech();
  const { requests } = words;
  const explain = useExplain();
  const [request, setRequest] = useState<RequestDetail | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [name, setName] = useState<(typeof FIELDS)[number]>('email');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState<(typeof REFUSAL_REASONS)[number]>('nothing_held');
  const [extension, setExtension] = useState<ExtensionReason>('complexity');
  const [isSaving, setIsSaving] = useState(false);
  const load = async () => {
    const answer = await api.request(requestId);
    if (answer.ok) setRequest(answer.body);
    else setSaid(explain(answer.refusal));
  };
  useEffect(() => {
    void load();
  }, [requestId]);
  useEffect(() => {
    if (request === null || (request.work === null && !isSaving)) return;
    const timer = setTimeout(load, ASK_MS);
    return () => clearTimeout(timer);
  }, [request, isSaving]);
  const act = async (verb: string, body: Record<string, unknown> = {}) => {
    setSaid(null);
    const answer = await api.actOnRequest(requestId, verb, body);
    if (answer.ok) setRequest(answer.body);
    else setSaid(explain(answer.refusal));
    void refreshRequests();
  };
  const save = async () => {
    setSaid(null);
    setIsSaving(true);
    const answer = await accessResponse(requestId);
    setIsSaving(false);
    if (!answer.ok) return setSaid(explain(answer.refusal));
    saveFile('zgoda.html', 'text/html', answer.body.html);
    saveFile('zgoda.json', 'application/json', JSON.stringify(answer.body.json, null, 2));
    await load();
  };
  const send = async () => {
    const answer = await api.sendAnswer(requestId);
    if (!answer.ok) return setSaid(explain(answer.refusal));
    setRequest(answer.body.request);
    void refreshRequests();
    setSaid(fill(requests.answered, { url: answer.body.url }));
  };
  const isOpen = request !== null && request.closedAt === null && request.work === null;
  const isAccess = request?.kind === 'access' || request?.kind === 'portability';
  const mayErase = request?.kind === 'erasure' || request?.kind === 'objection';
  const button = (label: string, run: () => unknown, look = 'button') => (
    <button type="button" class={look} onClick={run}>
      {label}
    </button>
  );
  return (
    <div class="view view-settings">
      <p>
        <a href={hrefOf({ view: 'requests', requestId: null })}>{requests.back}</a>
      </p>
      <header class="view-head">
        <h1>{request === null ? requests.title : requests.kinds[request.kind]}</h1>
        {request !== null && <DueChip request={request} />}
      </header>
      <p role="status">{said}</p>
      {request === null && <Skeleton isBusy />}
      {request !== null && (
        <>
          <p>{[request.email, request.phone].filter((one) => one !== null).join(' · ')}</p>
          {request.counts.length > 0 && (
            <p class="soft">
              {request.counts
                .map(({ source, count }) => `${count} × ${requests.sources[source] ?? source}`)
                .join(', ')}
            </p>
          )}
          {request.work !== null && (
            <p role="status">
              <progress max={request.work.total} value={request.work.done} />{' '}
              {fill(request.work.kind === 'erase' ? requests.working : requests.collecting, {
                done: request.work.done,
                total: request.work.total,
              })}
            </p>
          )}
          {request.removed !== null && <p>{fill(requests.removed, { n: request.removed })}</p>}
          {request.retained.map(({ text }) => (
            <p key={text} class="soft">
              {text}
            </p>
          ))}
          {isOpen && request.identity === null && (
            <Section title={requests.identity} lead={requests.identityText}>
              <div class="button-row">
                {request.email !== null &&
                  button(requests.sendMail, () => act('identity-mail'), 'button primary')}
                {PROOFS.map((proof) => button(requests.proofs[proof], () => act('identify', { proof })))}
              </div>
            </Section>
          )}
          <InThePlatform
            request={request}
            isOpen={isOpen}
            onHandOver={(on) => void act('hand-over', { on })}
          />
          {isOpen && request.identity !== null && (
            <Section title={requests.act} lead={requests.known}>
              <div class="button-row">
                {button(requests.save, save)}
                {isAccess && button(requests.answer, send, 'button primary')}
                {mayErase && button(requests.erase, () => setIsAsking(true), 'button danger')}
                {request.isRestricted
                  ? button(requests.lift, () => act('restrict', { on: false }))
                  : button(requests.restrict, () => act('restrict', { on: true }))}
                {button(requests.complete, () => act('complete'))}
              </div>
              {request.kind === 'rectification' && (
                <>
                  <Select
                    label={requests.rectify}
                    value={name}
                    options={FIELDS.map((one) => ({ value: one, label: requests.fields[one] }))}
                    onChange={setName}
                  />
                  <Field label={requests.newValue} value={value} onInput={setValue} />
                  {button(requests.rectify, () => act('rectify', { field: name, value }), 'button primary')}
                </>
              )}
            </Section>
          )}
          {isOpen && (
            <Section title={requests.refuse}>
              <Select
                label={requests.refuse}
                isLabelHidden
                value={reason}
                options={fittingReasons(request.kind).map((one) => ({
                  value: one,
                  label: requests.refusals[one],
                }))}
                onChange={setReason}
              />
              <div class="button-row">{button(requests.refuse, () => act('refuse', { reason }))}</div>
            </Section>
          )}
          {isOpen && request.extension === null && (
            <Section title={requests.extend} lead={requests.extendText}>
              <Select
                label={requests.extendWhy}
                value={extension}
                options={EXTENSION_REASONS.map((one) => ({ value: one, label: requests.extensions[one] }))}
                onChange={setExtension}
              />
              <div class="button-row">
                {button(requests.extend, () => act('extend', { reason: extension }))}
              </div>
            </Section>
          )}
          <Section title={requests.history}>
            <ol>
              {request.steps.map((step) => (
                <li key={`${step.at}${step.act}`}>
                  <When at={step.at} /> {requests.acts[step.act] ?? step.act}{' '}
                  <span class="soft">{words.activity.actors[step.actor] ?? step.actor}</span>
                </li>
              ))}
            </ol>
          </Section>
        </>
      )}
      {isAsking && (
        <Dialog title={requests.erase} onClose={() => setIsAsking(false)}>
          <p>{requests.eraseAsk}</p>
          {request?.handOver?.state === 'waiting' && <p>{requests.inThePlatform.eraseWaits}</p>}
          <div class="button-row">
            {button(words.common.cancel, () => setIsAsking(false))}
            {button(
              requests.erase,
              () => {
                setIsAsking(false);
                void act('erase');
              },
              'button danger',
            )}
          </div>
        </Dialog>
      )}
    </div>
  );
};
