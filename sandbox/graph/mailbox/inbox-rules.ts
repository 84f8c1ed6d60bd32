import { GraphError } from '../wire/graph-error.ts';
import type { Json } from '../tenant/records.ts';
import { isObject } from '../wire/is-object.ts';

const RECIPIENT_ACTIONS = ['forwardTo', 'forwardAsAttachmentTo', 'redirectTo'];
const ACTIONS: Readonly<Record<string, 'boolean' | 'string' | 'strings' | 'recipients'>> = {
  assignCategories: 'strings',
  copyToFolder: 'string',
  delete: 'boolean',
  markAsRead: 'boolean',
  markImportance: 'string',
  moveToFolder: 'string',
  permanentDelete: 'boolean',
  stopProcessingRules: 'boolean',
  ...Object.fromEntries(RECIPIENT_ACTIONS.map((name) => [name, 'recipients' as const])),
};

/**
 * The properties of a rule in the body of a POST (`whole`: a name and at least one action are required) or of a PATCH
 * (`part`). One bad property refuses the whole request.
 */
export function readRuleBody(body: unknown, extent: 'whole' | 'part'): { readonly [property: string]: Json } {
  if (!isObject(body)) throw refusal('RequestBodyRead', 'The request body is empty.');
  const entries = Object.entries(body).filter(([name]) => !name.startsWith('@odata.'));
  if (entries.length === 0) throw refusal('RequestBodyRead', 'The request body is empty.');
  if (extent === 'whole') {
    for (const name of ['displayName', 'actions']) {
      if (body[name] === undefined) throw refusal('ErrorInvalidRequest', `The property '${name}' is required.`);
    }
  }
  for (const [name, value] of entries) check(name, value);
  return Object.fromEntries(entries) as { [property: string]: Json };
}

function check(name: string, value: unknown): void {
  switch (name) {
    case 'displayName':
      if (typeof value !== 'string' || value === '' || value.length > 256) throw invalid(name);
      return;
    case 'sequence':
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) throw invalid(name);
      return;
    case 'isEnabled':
      if (typeof value !== 'boolean') throw invalid(name);
      return;
    case 'conditions':
    case 'exceptions':
      if (value !== null && !isObject(value)) throw invalid(name);
      return;
    case 'actions':
      checkActions(value);
      return;
    case 'id':
    case 'hasError':
    case 'isReadOnly':
      throw refusal('ErrorInvalidRequest', `The property '${name}' is read-only.`);
    default:
      throw refusal(
        'RequestBodyRead',
        `The property '${name}' does not exist on type 'microsoft.graph.messageRule'. Make sure to only use property names that are defined by the type.`,
      );
  }
}

function checkActions(value: unknown): void {
  if (!isObject(value) || Object.keys(value).length === 0) throw invalid('actions');
  for (const [name, one] of Object.entries(value)) {
    const type = ACTIONS[name];
    if (type === undefined) {
      throw refusal(
        'RequestBodyRead',
        `The property '${name}' does not exist on type 'microsoft.graph.messageRuleActions'.`,
      );
    }
    const isTexts = (list: unknown): boolean => Array.isArray(list) && list.every((item) => typeof item === 'string');
    const valid = type === 'recipients' ? isRecipients(one) : type === 'strings' ? isTexts(one) : typeof one === type;
    if (!valid) throw invalid(name);
  }
}

function isRecipients(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  return (value as readonly unknown[]).every((one) => {
    const address = isObject(one) && isObject(one['emailAddress']) ? one['emailAddress']['address'] : undefined;
    // A rule made in Outlook may name a recipient by its legacy Exchange name, which begins with `/o=`.
    return typeof address === 'string' && /^([^\s@]+@[^\s@]+|\/o=.+)$/i.test(address);
  });
}

function invalid(name: string): GraphError {
  return refusal('ErrorInvalidArgument', `Invalid value for '${name}'.`);
}

function refusal(code: string, message: string): GraphError {
  return new GraphError(400, code, message);
}
