import { toJsonSchema } from '@valibot/to-json-schema';
import { STATUS_OF } from '../../service/http/error-handler.ts';
import { CLOSE_CODES } from '../../service/protocol/close-codes.ts';
import { staffClientFrame, staffServerFrame } from '../../service/protocol/frames/staff-frames.ts';
import { visitorClientFrame, visitorServerFrame } from '../../service/protocol/frames/visitor-frames.ts';
import { LIMITS } from '../../service/protocol/vocabulary.ts';

type JsonSchema = {
  const?: unknown;
  type?: string;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  items?: JsonSchema;
};

const kind = (schema: JsonSchema): string => {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' / ');
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) {
    const kinds = [...new Set(options.map(kind))];
    return kinds.length > 3 ? 'event' : kinds.join(' / ');
  }
  if (schema.type === 'array') return `[${schema.items === undefined ? '' : kind(schema.items)}]`;
  return schema.type ?? 'any';
};

const frameTable = (schema: Parameters<typeof toJsonSchema>[0]): string => {
  const json = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' }) as JsonSchema;
  const rows = (json.anyOf ?? json.oneOf ?? []).map((frame) => {
    const required = new Set(frame.required ?? []);
    const fields = Object.entries(frame.properties ?? {})
      .filter(([name]) => name !== 't')
      .map(
        ([name, field]) =>
          `\`${name}${required.has(name) ? '' : '?'}\`: ${kind(field).replaceAll('|', '\\|')}`,
      );
    return `| \`${String(frame.properties?.t?.const)}\` | ${fields.join(', ') || '–'} |`;
  });
  return ['| Frame | Fields |', '| --- | --- |', ...rows].join('\n');
};

/** The tables of docs/protocol.md, by the name of their section. */
export const frameTables = (): Record<string, string> => ({
  'visitor-client': frameTable(visitorClientFrame),
  'visitor-server': frameTable(visitorServerFrame),
  'staff-client': frameTable(staffClientFrame),
  'staff-server': frameTable(staffServerFrame),
  'close-codes': [
    '| Code | Name | Come back by itself | Meaning |',
    '| --- | --- | --- | --- |',
    ...Object.entries(CLOSE_CODES).map(
      ([name, { code, reconnect, meaning }]) =>
        `| ${code} | \`${name}\` | ${reconnect ? 'yes' : 'no'} | ${meaning} |`,
    ),
  ].join('\n'),
  problems: [
    '| Code | HTTP status |',
    '| --- | --- |',
    ...Object.entries(STATUS_OF).map(([code, status]) => `| \`${code}\` | ${status} |`),
  ].join('\n'),
  limits: [
    '| Limit | Value |',
    '| --- | --- |',
    ...Object.entries(LIMITS).map(([name, value]) => `| \`${name}\` | ${value} |`),
  ].join('\n'),
});
