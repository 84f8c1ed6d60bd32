import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator, type Schema } from 'ts-json-schema-generator';
import { SENT } from '../sandbox/slack/blocks/sent-blocks.ts';

/** The schema file with which the local Slack checks blocks and views. */
export const schemaFile = new URL('../sandbox/slack/blocks/blocks.schema.json', import.meta.url);

type Node = Record<string, unknown>;
type Definitions = Record<string, Node>;

const types = ['KnownBlock', 'ModalView', 'HomeView'] as const;

/**
 * The JSON schema of the blocks and views of @slack/types, limited to what we send. Objects are closed, and unions are
 * distinguished by `type`.
 */
export function generateBlockSchema(): string {
  const path = fileURLToPath(import.meta.resolve('@slack/types')).replace(/index\.js$/, 'index.d.ts');
  const all: Definitions = {};
  for (const type of types) {
    const schema: Schema = createGenerator({ path, type, skipTypeCheck: true }).createSchema(type);
    Object.assign(all, schema.definitions);
  }
  all['AnyBlock'] = { $ref: '#/definitions/KnownBlock' };
  const kept: Definitions = {};
  const keep = (name: string): void => {
    if (name in kept) return;
    kept[name] = {};
    kept[name] = tidy(narrowed(name, all), all) as Node;
    for (const found of JSON.stringify(kept[name]).matchAll(/"#\/definitions\/(\w+)"/g)) keep(found[1] ?? '');
  };
  for (const type of types) keep(type);
  const definitions = Object.fromEntries(Object.entries(kept).sort(([one], [other]) => (one < other ? -1 : 1)));
  return `${JSON.stringify({ $id: 'slack-blocks', definitions }, null, 1)}\n`;
}

/**
 * The definition with only the properties that we send. Throws a TypeError if a property listed as sent does not exist.
 */
function narrowed(name: string, all: Definitions): Node {
  const definition = all[name];
  const sent = SENT[name];
  if (definition === undefined) throw new TypeError(`@slack/types has no ${name}`);
  if (sent === undefined) return definition;
  const given = definition['properties'] as Definitions;
  const properties: Definitions = given['type'] === undefined ? {} : { type: given['type'] };
  for (const [key, kept] of Object.entries(sent)) {
    const property = given[key];
    if (property === undefined) throw new TypeError(`@slack/types has no ${name}.${key}`);
    if (kept === true) properties[key] = property;
    else if (typeof kept === 'string') properties[key] = ofTypes(property, kept.split('|'));
    else properties[key] = withProperties(property, kept);
  }
  return { ...definition, properties };
}

/** The property, or its items, limited to these types. */
function ofTypes(property: Node, names: readonly string[]): Node {
  const one = { anyOf: names.map((name) => ({ $ref: `#/definitions/${name}` })) };
  return property['type'] === 'array' ? { ...property, items: one } : one;
}

function withProperties(property: Node, names: readonly string[]): Node {
  const entries = Object.entries(property['properties'] as Definitions).filter(([name]) => names.includes(name));
  return { ...property, properties: Object.fromEntries(entries) };
}

function tidy(node: unknown, all: Definitions): unknown {
  if (Array.isArray(node)) return node.map((item) => tidy(item, all));
  if (typeof node !== 'object' || node === null) return node;
  const out: Node = {};
  for (const [key, value] of Object.entries(node)) {
    // Remove the annotation `description`, which is text, but keep a property that is itself called "description".
    if (key === 'description' && typeof value === 'string') continue;
    if (key === 'anyOf' && Array.isArray(value)) Object.assign(out, union(value as Node[], all));
    else out[key] = tidy(value, all);
  }
  return out;
}

/** The union, limited to the types that we send. */
function union(branches: readonly Node[], all: Definitions): Node {
  const sent = branches.flatMap((branch) => flatten(branch, all)).filter((branch) => nameOf(branch) in SENT);
  if (sent.some((branch) => tagOf(branch, all) === undefined)) {
    const [only, ...others] = sent;
    if (only === undefined || others.length > 0) throw new TypeError('a union that its types do not tell apart');
    return only;
  }
  return { type: 'object', discriminator: { propertyName: 'type' }, required: ['type'], oneOf: sent };
}

function flatten(branch: Node, all: Definitions): Node[] {
  const variants = all[nameOf(branch)]?.['anyOf'];
  return Array.isArray(variants) ? (variants as Node[]).flatMap((variant) => flatten(variant, all)) : [branch];
}

function tagOf(branch: Node, all: Definitions): unknown {
  return (all[nameOf(branch)]?.['properties'] as Definitions | undefined)?.['type']?.['const'];
}

function nameOf({ $ref }: Node): string {
  return typeof $ref === 'string' ? decodeURIComponent($ref.replace('#/definitions/', '')) : '';
}

if (import.meta.main) writeFileSync(schemaFile, generateBlockSchema());
