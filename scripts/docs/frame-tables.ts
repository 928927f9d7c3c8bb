import { toJsonSchema } from '@valibot/to-json-schema';
import { STATUS_OF } from '../../service/http/error-handler.ts';
import { productView } from '../../service/protocol/api/conversation/product-view.ts';
import { conversationSummary } from '../../service/protocol/api/staff-api.ts';
import { CLOSE_CODES } from '../../service/protocol/close-codes.ts';
import { staffClientFrame, staffServerFrame } from '../../service/protocol/frames/staff-frames.ts';
import {
  cardRequest,
  conversationEvent,
  textPart,
  visitorClientFrame,
  visitorServerFrame,
} from '../../service/protocol/frames/visitor-frames.ts';
import { LIMITS, PROBLEM_CODES } from '../../service/protocol/vocabulary.ts';

type JsonSchema = {
  $ref?: string;
  const?: unknown;
  type?: string;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  items?: JsonSchema;
  $defs?: Record<string, JsonSchema>;
};

const SHAPES = {
  Event: conversationEvent,
  Card: cardRequest,
  TextPart: textPart,
  Conversation: conversationSummary,
  Product: productView,
} as const;

const linkTo = (name: string): string => `[${name}](#${name.toLowerCase()})`;

const isProblemCodes = (values: readonly unknown[]): boolean => values.join() === PROBLEM_CODES.join();

const kind = (schema: JsonSchema): string => {
  if (schema.$ref !== undefined) return linkTo(schema.$ref.replace('#/$defs/', ''));
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined)
    return isProblemCodes(schema.enum)
      ? 'a code of [2.3](#23-refusals)'
      : schema.enum.map((value) => JSON.stringify(value)).join('/');
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return [...new Set(options.map(kind))].join('/');
  if (schema.type === 'array') return `[${schema.items === undefined ? '' : kind(schema.items)}]`;
  if (schema.properties !== undefined) return `{${fieldsOf(schema).join(', ')}}`;
  if (typeof schema.additionalProperties === 'object') return `{name: ${kind(schema.additionalProperties)}}`;
  return schema.type ?? 'any';
};

const fieldsOf = (schema: JsonSchema, without: readonly string[] = []): string[] => {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => !without.includes(name))
    .map(([name, field]) => {
      const what = kind(field);
      return `\`${name}${required.has(name) ? '' : '?'}\`${what === 'string' ? '' : `: ${what}`}`;
    });
};

const jsonOf = (schema: Parameters<typeof toJsonSchema>[0]): JsonSchema =>
  toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input', definitions: SHAPES }) as JsonSchema;

const row = (name: unknown, fields: readonly string[]): string =>
  `| \`${String(name)}\` | ${fields.join(', ').replaceAll('|', '\\|') || '–'} |`;

const frameTable = (schema: Parameters<typeof toJsonSchema>[0]): string => {
  const json = jsonOf(schema);
  const rows = (json.anyOf ?? json.oneOf ?? []).map((frame) =>
    row(frame.properties?.t?.const, fieldsOf(frame, ['t'])),
  );
  return ['| Frame | Fields |', '| --- | --- |', ...rows].join('\n');
};

const shapeTables = (): string => {
  const defs = jsonOf(staffServerFrame).$defs ?? {};
  return Object.keys(SHAPES)
    .map((name) => {
      const shape = defs[name] ?? {};
      const kinds = shape.anyOf ?? shape.oneOf;
      const lines =
        kinds === undefined
          ? [fieldsOf(shape).join(', ')]
          : [
              '| `kind` | Fields |',
              '| --- | --- |',
              ...kinds.map((one) => row(one.properties?.kind?.const, fieldsOf(one, ['kind']))),
            ];
      return [`#### ${name}`, '', ...lines].join('\n');
    })
    .join('\n\n');
};

export const frameTables = (): Record<string, string> => ({
  'visitor-client': frameTable(visitorClientFrame),
  'visitor-server': frameTable(visitorServerFrame),
  'staff-client': frameTable(staffClientFrame),
  'staff-server': frameTable(staffServerFrame),
  shapes: shapeTables(),
  'close-codes': [
    '| Code | Name | Come back by itself | Meaning |',
    '| --- | --- | --- | --- |',
    ...Object.entries(CLOSE_CODES).map(
      ([name, { code, reconnect, meaning }]) =>
        `| ${code} | \`${name}\` | ${reconnect ? 'yes' : 'no'} | ${meaning} |`,
    ),
  ].join('\n'),
  problems: [
    '| Status | Codes |',
    '| --- | --- |',
    ...[...new Set(Object.values(STATUS_OF))].sort().map((status) => {
      const codes = Object.entries(STATUS_OF).filter(([, of]) => of === status);
      return `| ${status} | ${codes.map(([code]) => `\`${code}\``).join(', ')} |`;
    }),
  ].join('\n'),
  limits: Object.entries(LIMITS)
    .map(([name, value]) => `\`${name}\` ${value}`)
    .join(', '),
});
