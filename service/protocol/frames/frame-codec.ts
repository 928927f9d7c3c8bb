import * as v from 'valibot';
import { type StaffClientFrame, type StaffServerFrame, staffClientFrame } from './staff-frames.ts';
import { type VisitorClientFrame, type VisitorServerFrame, visitorClientFrame } from './visitor-frames.ts';

/** `ref` is kept if readable, for matching. */
export type Decoded<T> = { ok: true; frame: T } | { ok: false; fault: string; ref?: string };

type Schema<T> = v.GenericSchema<unknown, T>;
type OneOf<T> = Schema<T> & {
  readonly options: readonly (Schema<T> & {
    readonly entries: { readonly t: { readonly literal: string } };
  })[];
};

/** By name; `variant` would try all options. */
const byName = <T>({ options }: OneOf<T>): ReadonlyMap<unknown, Schema<T>> =>
  new Map(options.map((option) => [option.entries.t.literal, option]));
const visitorFrames = byName<VisitorClientFrame>(visitorClientFrame);
const staffFrames = byName<StaffClientFrame>(staffClientFrame);

const nameOf = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && 't' in json ? json.t : undefined;

/** Matches answers to frames. */
export const refOf = (frame: unknown): string | undefined =>
  typeof frame === 'object' && frame !== null && 'ref' in frame && typeof frame.ref === 'string'
    ? frame.ref
    : undefined;

const decode = <T>(all: Schema<T>, named: ReadonlyMap<unknown, Schema<T>>, text: string): Decoded<T> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'The frame is not JSON. Send one JSON object per frame.' };
  }
  const result = v.safeParse(named.get(nameOf(json)) ?? all, json, { abortEarly: true });
  if (result.success) return { ok: true, frame: result.output };
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? 'frame';
  const ref = refOf(json);
  const fault = `${path} ${issue.message}`.slice(0, 300);
  return ref !== undefined && ref.length <= 64 ? { ok: false, fault, ref } : { ok: false, fault };
};

/** Decodes a widget's frame; never throws. */
export const decodeVisitorFrame = (text: string): Decoded<VisitorClientFrame> =>
  decode(visitorClientFrame, visitorFrames, text);
/** Decodes a console's frame; never throws. */
export const decodeStaffFrame = (text: string): Decoded<StaffClientFrame> =>
  decode(staffClientFrame, staffFrames, text);

export const encodeFrame = (frame: VisitorServerFrame | StaffServerFrame): string => JSON.stringify(frame);

type StaffEvent = Extract<StaffServerFrame, { t: 'event.new' }>;
/** Shared events are encoded once. */
export const encodeForAll = ({
  shopId,
  conversationId,
  event,
}: Omit<StaffEvent, 't'>): { visitor: string; staff: string } => {
  const text = JSON.stringify(event);
  return {
    visitor: `{"t":"event.new","event":${text}}`,
    staff: `{"t":"event.new","shopId":"${shopId}","conversationId":"${conversationId}","event":${text}}`,
  };
};
