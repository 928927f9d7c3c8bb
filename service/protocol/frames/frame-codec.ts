import * as v from 'valibot';
import { type StaffClientFrame, type StaffServerFrame, staffClientFrame } from './staff-frames.ts';
import { type VisitorClientFrame, type VisitorServerFrame, visitorClientFrame } from './visitor-frames.ts';

/** A decoded frame, or what is wrong with it; `ref` is kept where it could be read, so that the sender can match. */
export type Decoded<T> = { ok: true; frame: T } | { ok: false; fault: string; ref?: string };

type Schema<T> = v.GenericSchema<unknown, T>;
type OneOf<T> = Schema<T> & {
  readonly options: readonly (Schema<T> & {
    readonly entries: { readonly t: { readonly literal: string } };
  })[];
};

/** By name, because a variant tries its options in turn, and makes a few objects for each. */
const byName = <T>({ options }: OneOf<T>): ReadonlyMap<unknown, Schema<T>> =>
  new Map(options.map((option) => [option.entries.t.literal, option]));
const visitorFrames = byName<VisitorClientFrame>(visitorClientFrame);
const staffFrames = byName<StaffClientFrame>(staffClientFrame);

const nameOf = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && 't' in json ? json.t : undefined;

/** By it an answer, or a refusal, is matched to its frame. */
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

/** Text of a widget's frame to a frame; never throws. */
export const decodeVisitorFrame = (text: string): Decoded<VisitorClientFrame> =>
  decode(visitorClientFrame, visitorFrames, text);
/** Text of a console's frame to a frame; never throws. */
export const decodeStaffFrame = (text: string): Decoded<StaffClientFrame> =>
  decode(staffClientFrame, staffFrames, text);

export const encodeFrame = (frame: VisitorServerFrame | StaffServerFrame): string => JSON.stringify(frame);

type StaffEvent = Extract<StaffServerFrame, { t: 'event.new' }>;
/** The texts of an event that visitors and staff see alike. Each message makes both, so the event is encoded once. */
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
