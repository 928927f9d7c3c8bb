import { useEffect, useRef, useState } from 'preact/hooks';
import type { RequestDetail } from '../../../../service/protocol/api/rights-api.ts';
import { saveFile } from '../../../shared/save-file.ts';
import { fill } from '../../../shared/translate.ts';
import { useApp, useExplain, useSpeech } from '../../app/use-app.ts';

/** Polling interval while an erasure runs or a file is compiled, in milliseconds. */
const POLL_MS = 1_000;
/** The same while the mail with the access response waits to be sent. */
const MAIL_POLL_MS = 5_000;
/** The same while nothing is under way: the person may confirm by the link, and a colleague may act. */
const OTHERS_POLL_MS = 10_000;

export type HeldRequest = {
  request: RequestDetail | null;
  /** What the last action led to: a refusal, or the link for the person. */
  said: string | null;
  /** The link to hand over, made on this page; only its hash is stored. */
  linkUrl: string | null;
  act: (verb: string, body?: Record<string, unknown>) => Promise<void>;
  /** Downloads the access response, as a page and as data. */
  saveResponse: () => Promise<void>;
  /** Sends the access response to the person. */
  sendResponse: () => Promise<void>;
};

/** Whether a mail server took the last answer; a request that is closed may have been refused, or answered otherwise. */
const isAnswerTaken = ({ steps }: RequestDetail): boolean => {
  const acts = steps.map(({ act }) => act);
  return acts.lastIndexOf('answer_sent') > acts.lastIndexOf('answered');
};

/** Loads one request, follows its progress, and runs its actions. */
export const useRequest = (requestId: string): HeldRequest => {
  const { api, accessResponse, refreshRequests } = useApp();
  const { words } = useSpeech();
  const explain = useExplain();
  const [request, setRequest] = useState<RequestDetail | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  /** The link that was mailed from this page; what is said of it follows its mail. */
  const [sentUrl, setSentUrl] = useState<string | null>(null);
  const [link, setLink] = useState<{ url: string; until: string | null } | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const turn = useRef(0);
  const take = (next: RequestDetail) => {
    // What was read before this must not replace it.
    turn.current += 1;
    setRequest(next);
  };
  const load = async (isAsked = true) => {
    const mine = turn.current;
    const answer = await api.request(requestId);
    if (mine !== turn.current) return;
    if (answer.ok) take(answer.body);
    // What nobody asked for is read again soon, so its refusal is not worth a word.
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
    // A tab that nobody sees reads nothing; it reads at once when it is seen again.
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
    // A newer one, by a colleague, has ended it.
    linkUrl: link !== null && link.until === request?.answerUntil ? link.url : null,
    act: async (verb, body = {}) => {
      setSaid(null);
      const answer = await api.actOnRequest(requestId, verb, body);
      if (answer.ok) take(answer.body);
      // Another sentence than for what somebody else changed: nothing was stored under what the request knows.
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
