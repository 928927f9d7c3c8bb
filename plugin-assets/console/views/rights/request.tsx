import { hrefOf } from '../../app/router.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Banner, Skeleton } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { CopyLine } from '../../parts/copy-button.tsx';
import { DueChip } from './due-chip.tsx';
import { InThePlatform } from './in-the-platform.tsx';
import {
  AnswerSection,
  ExtensionSection,
  IdentitySection,
  LiftSection,
  RefusalSection,
} from './request-actions.tsx';
import { RequestFacts, RequestHistory } from './request-facts.tsx';
import { TypedRecords } from './typed-records.tsx';
import { type HeldRequest, useRequest } from './use-request.ts';

export const RequestView = ({ requestId }: { requestId: string }) => {
  const { requests } = useSpeech().words;
  const held = useRequest(requestId);
  const { request, said } = held;
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
      {request === null ? <Skeleton isBusy /> : <RequestSections {...held} request={request} />}
    </div>
  );
};

const HandOverLink = ({
  url,
  onGiven,
  onNew,
}: {
  url: string | null;
  onGiven: () => Promise<void>;
  onNew: () => Promise<void>;
}) => {
  const { requests } = useSpeech().words;
  return (
    <>
      {url !== null && <CopyLine text={url} what={requests.answerLink} />}
      <div class="button-row">
        <Button label={requests.gaveLink} look="primary" onClick={onGiven} />
        <Button label={requests.newLink} onClick={onNew} />
      </div>
    </>
  );
};

const RequestSections = ({
  request,
  act,
  linkUrl,
  saveResponse,
  sendResponse,
}: HeldRequest & { request: NonNullable<HeldRequest['request']> }) => {
  const { requests } = useSpeech().words;
  const isOpen = request.closedAt === null && request.work === null;
  const isIdentified = request.identity !== null;
  return (
    <>
      <RequestFacts request={request} />
      {request.answerMail !== null && (
        <Banner tone="note">
          <p>{requests.answerMails[request.answerMail]}</p>
          {request.answerMail === 'by_hand' && (
            <HandOverLink url={linkUrl} onGiven={() => act('complete')} onNew={sendResponse} />
          )}
        </Banner>
      )}
      {request.steps.some(({ act, detail }) => act === 'erased' && detail === 'by_hand') && (
        <Banner tone="note">
          <p>{requests.tellErased.lead}</p>
          <CopyLine
            text={[requests.tellErased.text, ...request.retained.map(({ text }) => text)].join('\n\n')}
            what={requests.tellErased.what}
          />
        </Banner>
      )}
      {isOpen && !isIdentified && <IdentitySection request={request} act={act} />}
      {isOpen && request.typed.length > 0 && <TypedRecords request={request} act={act} />}
      <InThePlatform request={request} isOpen={isOpen} onHandOver={(on) => void act('hand-over', { on })} />
      {isOpen && isIdentified && (
        <AnswerSection request={request} act={act} saveResponse={saveResponse} sendResponse={sendResponse} />
      )}
      {request.closedAt !== null && request.isRestricted && <LiftSection act={act} />}
      {isOpen && <RefusalSection request={request} act={act} />}
      {isOpen && request.extension === null && request.daysLeft >= 0 && <ExtensionSection act={act} />}
      <RequestHistory request={request} />
    </>
  );
};
