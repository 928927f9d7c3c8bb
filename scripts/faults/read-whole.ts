const ANSWER_MS = 20_000;

/** `ref` by place, null for non-messages. @throws Error when refused */
export const readWhole = async (
  urlAfter: (after: number) => string,
  token: string,
): Promise<ReadonlyMap<number, string | null>> => {
  const events = new Map<number, string | null>();
  for (let after = 0; ; ) {
    const answer = await fetch(urlAfter(after), {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (!answer.ok) throw new Error(`Reading a conversation was refused with ${answer.status}.`);
    const page = (await answer.json()) as {
      events: { seq: number; kind: string; ref?: string }[];
      more: boolean;
    };
    for (const { seq, kind, ref } of page.events) events.set(seq, kind === 'message' ? (ref ?? null) : null);
    after = Math.max(after, ...page.events.map(({ seq }) => seq));
    if (!page.more) return events;
  }
};
