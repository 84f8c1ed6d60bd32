import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator, type Schema } from 'ts-json-schema-generator';

/** Where the schema that the local Slack checks blocks and views with is kept. */
export const schemaFile = new URL('../sandbox/slack/blocks.schema.json', import.meta.url);

type Node = Record<string, unknown>;
type Definitions = Record<string, Node>;

const types = ['KnownBlock', 'ModalView', 'HomeView'] as const;

/** The JSON schema of every block and view that @slack/types knows: closed objects, unions told apart by `type`. */
export function generateBlockSchema(): string {
  const path = fileURLToPath(import.meta.resolve('@slack/types')).replace(/index\.js$/, 'index.d.ts');
  const definitions: Definitions = {};
  for (const type of types) {
    const schema: Schema = createGenerator({ path, type, skipTypeCheck: true }).createSchema(type);
    Object.assign(definitions, schema.definitions);
  }
  definitions['AnyBlock'] = { $ref: '#/definitions/KnownBlock' };
  delete definitions['Block'];
  const tidied: Definitions = {};
  for (const name of Object.keys(definitions).sort()) {
    tidied[name] = tidy(definitions[name] ?? {}, definitions) as Node;
  }
  return `${JSON.stringify({ $id: 'slack-blocks', definitions: tidied }, null, 1)}\n`;
}

function tidy(node: unknown, all: Definitions): unknown {
  if (Array.isArray(node)) return node.map((item) => tidy(item, all));
  if (typeof node !== 'object' || node === null) return node;
  const out: Node = {};
  for (const [key, value] of Object.entries(node)) {
    // A property may itself be called "description": only the annotation, which is text, goes.
    if (key === 'description' && typeof value === 'string') continue;
    if (key === 'anyOf' && Array.isArray(value)) Object.assign(out, union(value as Node[], all));
    else out[key] = tidy(value, all);
  }
  return out;
}

function union(branches: readonly Node[], all: Definitions): Node {
  const flat = branches.flatMap((branch) => flatten(branch, all));
  const tags = flat.map((branch) => tagOf(branch, all));
  if (new Set(tags).size === flat.length && !tags.includes(undefined)) {
    return { type: 'object', discriminator: { propertyName: 'type' }, required: ['type'], oneOf: tidy(flat, all) };
  }
  const [first] = flat;
  if (first !== undefined && flat.every((branch) => isObject(branch)) && new Set(tags).size === 1) {
    return merged(flat, all);
  }
  return { anyOf: tidy(flat, all) };
}

/** Variants of one type that differ in a property only, such as an image by address or by file, as one object. */
function merged(branches: readonly Node[], all: Definitions): Node {
  const required = branches.map((branch) => (branch['required'] ?? []) as string[]);
  const common = required[0]?.filter((name) => required.every((names) => names.includes(name))) ?? [];
  const properties = Object.assign({}, ...branches.map((branch) => branch['properties'])) as Node;
  return {
    type: 'object',
    additionalProperties: false,
    properties: tidy(properties, all),
    required: common,
    oneOf: required.map((names) => ({ required: names.filter((name) => !common.includes(name)) })),
  };
}

function flatten(branch: Node, all: Definitions): Node[] {
  const target = resolve(branch, all);
  const inner = target['anyOf'];
  if (!Array.isArray(inner)) return [branch];
  const variants = inner as Node[];
  return variants.every((variant) => '$ref' in variant)
    ? variants.flatMap((variant) => flatten(variant, all))
    : [branch];
}

function tagOf(branch: Node, all: Definitions): string | undefined {
  const target = resolve(branch, all);
  const variants = (target['anyOf'] as Node[] | undefined) ?? [target];
  const tags = variants.map((variant) => ((variant['properties'] as Definitions | undefined)?.['type'] ?? {})['const']);
  const [tag] = tags;
  return typeof tag === 'string' && tags.every((other) => other === tag) ? tag : undefined;
}

const isObject = (branch: Node): boolean => branch['type'] === 'object' && 'properties' in branch;

function resolve(branch: Node, all: Definitions): Node {
  const ref = branch['$ref'];
  return typeof ref === 'string' ? (all[decodeURIComponent(ref.replace('#/definitions/', ''))] ?? {}) : branch;
}

if (import.meta.main) writeFileSync(schemaFile, generateBlockSchema());
