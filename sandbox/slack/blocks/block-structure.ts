import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isJson, type Json } from '../wire/json.ts';

/** One thing that is wrong with blocks or a view: where (a JSON pointer), and what, worded as Slack words it. */
export interface BlockProblem {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** For a type or property that Slack's reference may well have: the schema here has only those that the bot sends. */
const ONLY = '(the local Slack knows only what is sent to it)';

const schema = JSON.parse(readFileSync(new URL('./blocks.schema.json', import.meta.url), 'utf8')) as Json;
const ajv = new Ajv({ allErrors: true, discriminator: true, strict: false, verbose: true });
ajv.addSchema(schema, 'slack-blocks');

function compiled(definition: 'KnownBlock' | 'ModalView' | 'HomeView'): ValidateFunction {
  const validate = ajv.getSchema(`slack-blocks#/definitions/${definition}`);
  if (validate === undefined) throw new Error(`blocks.schema.json has no ${definition}`);
  return validate;
}

const block = compiled('KnownBlock');
const modal = compiled('ModalView');
const home = compiled('HomeView');

/** Unknown or missing types and properties, and values of a wrong type. Lengths are checked in block-sizes. */
export function structureOfBlocks(blocks: readonly unknown[], pointer: string): BlockProblem[] {
  return blocks.flatMap((item, index) => problems(block, item, `${pointer}/${index}`));
}

export function structureOfView(view: unknown, pointer: string): BlockProblem[] {
  const type = isJson(view) ? view['type'] : undefined;
  if (type !== 'modal' && type !== 'home') {
    return [{ pointer: `${pointer}/type`, code: 'unsupported_type', message: 'unsupported type of view' }];
  }
  return problems(type === 'modal' ? modal : home, view, pointer);
}

function problems(validate: ValidateFunction, value: unknown, pointer: string): BlockProblem[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => ({ pointer: pointer + error.instancePath, ...words(error) }));
}

function words(error: ErrorObject): { code: string; message: string } {
  const params = error.params as Json;
  switch (error.keyword) {
    case 'discriminator':
      return { code: 'unsupported_type', message: `unsupported type: ${String(params['tagValue'])} ${ONLY}` };
    case 'required':
      return { code: 'missing_field', message: `missing required field: ${String(params['missingProperty'])}` };
    case 'additionalProperties':
      return {
        code: 'unknown_field',
        message: `invalid additional property: ${String(params['additionalProperty'])} ${ONLY}`,
      };
    case 'type':
      return { code: 'wrong_type', message: `must provide a ${String(params['type'])}` };
    case 'const':
      return { code: 'wrong_value', message: `must be ${String(params['allowedValue'])}` };
    default:
      return { code: 'invalid', message: `failed to match all allowed schemas (${error.message ?? error.keyword})` };
  }
}
