import { toJsonSchema } from '@valibot/to-json-schema';
import { VERSION } from '../../service/config/version.ts';
import type { AnySchema, Route } from '../../service/http/route.ts';
import { makeRoutes } from '../../service/http/routes.ts';
import { problemSchema } from '../../service/protocol/problem.ts';

const schemaOf = (schema: AnySchema, typeMode: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _, ...json } = toJsonSchema(schema, { errorMode: 'ignore', typeMode }) as Record<
    string,
    unknown
  >;
  return json;
};

const SECURITY: Record<Route['audience'], object[]> = {
  public: [],
  visitor: [{ visitorToken: [] }, {}],
  staff: [{ staffToken: [] }],
  adapter: [{ adapterShop: [], adapterTime: [], adapterNonce: [], adapterSignature: [] }],
};

const parametersOf = (route: Route): object[] => {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  if (route.query === null) return inPath;
  const { properties = {}, required = [] } = schemaOf(route.query, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  return [...inPath, ...inQuery];
};

export const openApi = async (): Promise<object> => {
  // Handlers are never called.
  const nothing: never = new Proxy({}, { get: () => nothing }) as never;
  const routes = makeRoutes({
    desks: nothing,
    bus: nothing,
    now: () => new Date(0),
    site: { origin: 'https://chat.example', socketOrigin: 'wss://chat.example', isSecure: true },
    config: {
      buildDir: '',
      deployment: 'controller-hosted',
      operator: null,
      operatorName: null,
      registrationOpen: false,
    },
    rateLimits: nothing,
    addressKey: () => '',
    isStopping: () => false,
    logger: nothing,
  });
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    const parameters = parametersOf(route);
    paths[path] = {
      ...paths[path],
      [route.method]: {
        operationId: `${route.method}${route.path.replace(/[^a-zA-Z]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
        summary: route.summary,
        tags: [route.audience],
        ...(SECURITY[route.audience].length === 0 ? {} : { security: SECURITY[route.audience] }),
        ...(parameters.length === 0 ? {} : { parameters }),
        ...(route.upload === null
          ? {}
          : {
              requestBody: {
                required: true,
                content: Object.fromEntries(
                  ['application/pdf', 'image/png', 'image/jpeg'].map((type) => [
                    type,
                    { schema: { type: 'string', format: 'binary' } },
                  ]),
                ),
              },
            }),
        ...(route.body === null
          ? {}
          : {
              requestBody: {
                required: true,
                content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
              },
            }),
        responses: {
          [route.status]: {
            description: 'Done.',
            ...(route.answer === null
              ? {}
              : { content: { 'application/json': { schema: schemaOf(route.answer, 'output') } } }),
            ...(route.files.length === 0
              ? {}
              : {
                  content: Object.fromEntries(
                    route.files.map((type) => [type, { schema: { type: 'string' } }]),
                  ),
                }),
          },
          default: {
            description: 'Refused: `code` says why, `detail` what to do.',
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Zgoda',
      version: VERSION,
      description: 'HTTP interface of the chat service. The sockets are in protocol.md.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'https://chat.example' }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: {
        visitorToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'Visitor token, issued with the first message.',
        },
        staffToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'Access token of a signed-in person, 10 minutes.',
        },
        adapterShop: { type: 'apiKey', in: 'header', name: 'X-Zgoda-Shop' },
        adapterTime: { type: 'apiKey', in: 'header', name: 'X-Zgoda-Time' },
        adapterNonce: { type: 'apiKey', in: 'header', name: 'X-Zgoda-Nonce' },
        adapterSignature: { type: 'apiKey', in: 'header', name: 'X-Zgoda-Signature' },
      },
    },
  };
};
