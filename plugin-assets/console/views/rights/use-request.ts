import { useEffect, useRef, useState } from 'preact/hooks';
import type { RequestDetail } from '../../../../service/protocol/api/rights-api.ts';
import { saveFile } from '../../../shared/save-file.ts';
import { fill } from '../../../shared/translate.ts';
import { useApp, useExplain, useSpeech } from '../../app/use-app.ts';

/** Polling interval of running work, in milliseconds. */
const POLL_MS = 1_000;
/** Polling interval of a pending mail, in milliseconds. */
const MAIL_POLL_MS = 5_000;
/** Polling interval while idle, in milliseconds. */
const OTHERS_POLL_MS = 10_000;

export type HeldRequest = {
  request: RequestDetail | null;
  said: string | null;
  /** Made on this page; only its hash is stored. */
  linkUrl: string | null;
  act: (verb: string, body?: Record<string, unknown>) => Promise<void>;
  saveResponse: () => Promise<void>;
  sendResponse: () => Promise<void>;
};

const isAnswerTaken = ({ steps }: RequestDetail): boolean => {
  const acts = steps.map(({ act }) => act);
  return acts.lastIndexOf('answer_sent') > acts.lastIndexOf('answered');
};

export const useRequest = (requestId: string): HeldRequest => {
  const { api, accessResponse, refreshRequests } = useApp();
  const { words } = useSpeech();
  const explain = useExplain();
  const [request, setRequest] = useState<RequestDetail | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [sentUrl, setSentUrl] = useState<string | null>(null);
  const [link, setLink] = useState<{ url: string; until: string | null } | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const turn = useRef(0);
  const take = (next: RequestDetail) => {
    // Invalidates earlier reads.
    turn.current += 1;
    setRequest(next);
  };
  const load = async (isAsked = true) => {
    const mine = turn.current;
    const answer = await api.request(requestId);
    if (mine !== turn.current) return;
    if (answer.ok) take(answer.body);
    // A failed poll is silent.
    else if (isAsked) setSaid(explain(answer.refusal));
  };
  useEffect(() => {
    void load();
    return () => {
      turn.current += 1;
    };
  }, [requestId]);
  const isWorking = request?.work != null || isSaving;
  const pollMs = isWorking ? POLL_MS : request?.answerMail === 'waiting' ? MAIL_POLL_MS : OTHERS_POLL_MS;
  useEffect(() => {
    // Hidden tabs do not poll.
    const lookIfSeen = () => void (document.visibilityState === 'visible' && load(false));
    const timer = setInterval(lookIfSeen, pollMs);
    document.addEventListener('visibilitychange', lookIfSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookIfSeen);
    };
  }, [requestId, pollMs]);

  const mailSaid = (): string | null => {
    if (sentUrl === null || request === null) return null;
    if (request.answerMail === 'waiting') return fill(words.requests.answerMailed, { url: sentUrl });
    return isAnswerTaken(request) ? fill(words.requests.answerTaken, { url: sentUrl }) : null;
  };

  return {
    request,
    said: said ?? mailSaid(),
    linkUrl: link !== null && link.until === request?.answerUntil ? link.url : null,
    act: async (verb, body = {}) => {
      setSaid(null);
      const answer = await api.actOnRequest(requestId, verb, body);
      if (answer.ok) take(answer.body);
      // Nothing is stored under the known data.
      else if (answer.refusal.details?.reached === 0) setSaid(words.requests.reachedNothing);
      else setSaid(explain(answer.refusal));
      void refreshRequests();
    },
    saveResponse: async () => {
      setSaid(null);
      setIsSaving(true);
      const answer = await accessResponse(requestId);
      setIsSaving(false);
      if (!answer.ok) return setSaid(explain(answer.refusal));
      saveFile('zgoda.html', answer.body.html, 'text/html');
      saveFile('zgoda.json', JSON.stringify(answer.body.json, null, 2), 'application/json');
      await load();
    },
    sendResponse: async () => {
      const answer = await api.sendAnswer(requestId);
      if (!answer.ok) return setSaid(explain(answer.refusal));
      take(answer.body.request);
      void refreshRequests();
      const { mailed, url } = answer.body;
      setSentUrl(mailed ? url : null);
      setLink(mailed ? null : { url, until: answer.body.request.answerUntil });
      setSaid(null);
    },
  };
};
