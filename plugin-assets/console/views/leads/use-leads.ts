import { useEffect, useRef, useState } from 'preact/hooks';
import type { LeadsPage } from '../../../../service/protocol/api/inbox/lead-api.ts';
import type { Refusal } from '../../../shared/http-client.ts';
import type { LeadsFilter } from '../../api/leads-api.ts';
import { useApp, useAppState } from '../../app/use-app.ts';

const NOT_THEIRS: ReadonlySet<string> = new Set(['forbidden', 'not_found']);

/** The pages read so far with the next one: a lead that moved between two reads stands once. */
const joined = (read: LeadsPage | null, page: LeadsPage): LeadsPage => {
  const known = new Set(read?.leads.map(({ id }) => id));
  return { ...page, leads: [...(read?.leads ?? []), ...page.leads.filter(({ id }) => !known.has(id))] };
};

/**
 * The leads of a filter, page by page. When one of them or the access changes, as many pages are read anew as are shown:
 * what was erased, or belongs to a shop that this person lost, is in none of them any more.
 */
export const useLeads = (filter: LeadsFilter) => {
  const { api } = useApp();
  const version = useAppState((state) => state.recentLeads.version);
  const accessVersion = useAppState((state) => state.accessVersion);
  const [held, setHeld] = useState<{ wish: string; page: LeadsPage } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const turn = useRef(0);
  const wish = JSON.stringify(filter);
  const page = held?.wish === wish ? held.page : null;
  /** What is read now or was read last. `wanted`: so many are to be shown at least, if there are as many. */
  const reading = useRef({ wish: '', wanted: 0, isUnderWay: false, isStale: false });

  /** Reads on behind `start`, or from the newest. A read for another filter that is still under way counts no more. */
  const readFrom = async (start: LeadsPage | null): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    const now = reading.current;
    Object.assign(now, { isUnderWay: true, isStale: false });
    setIsBusy(true);
    let read = start;
    do {
      const answer = await api.leads(filter, read?.next ?? null);
      if (mine !== turn.current) return;
      if (!answer.ok) {
        now.isUnderWay = false;
        setIsBusy(false);
        // Without the right to read them, what was read before goes too.
        if (NOT_THEIRS.has(answer.refusal.code)) setHeld(null);
        return setRefusal(answer.refusal);
      }
      read = joined(read, answer.body);
    } while (read.next !== null && read.leads.length < now.wanted);
    Object.assign(now, { isUnderWay: false, wanted: read.leads.length });
    setIsBusy(false);
    setRefusal(null);
    setHeld({ wish, page: read });
    if (now.isStale) await load();
  };
  const load = () => readFrom(null);
  const loadOlder = async () => {
    if (page === null || page.next === null) return;
    reading.current.wanted = page.leads.length + 1;
    await readFrom(page);
  };
  useEffect(() => {
    const now = reading.current;
    const isAgain = now.wish === wish;
    if (isAgain && now.isUnderWay) {
      // Read to its end first: leads that come one after another would let it show nothing.
      now.isStale = true;
      return;
    }
    if (!isAgain) Object.assign(now, { wish, wanted: 0 });
    void load();
  }, [wish, version, accessVersion]);
  return { page, refusal, isBusy, load, loadOlder };
};
