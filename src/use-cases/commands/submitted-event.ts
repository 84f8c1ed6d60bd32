import { createHash } from 'node:crypto';
import type { AccountForm } from '#domain/account/account-form.ts';
import { filledIn } from '#domain/modifications/filled-in.ts';
import { displayNameOf, isCreation, maskedDocument, type CreationForm, type Form } from '#domain/form/form.ts';
import { BUZON, type Door } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { AuditEvent } from '#use-cases/ports/store/event.ts';

/** The request's facts for the trail, without data that Ley 1581 protects. */
export function submittedEvent(request: Request, { at, door }: { readonly at: Date; readonly door: Door }): AuditEvent {
  const { form, number, requester, rule, version, notice } = request;
  const noticed = notice === undefined ? {} : { notice };
  const byRule = requester.id === BUZON.id;
  const facts = factsOf(form);
  return {
    requestId: request.id,
    at,
    actor: byRule ? 'buzon' : requester,
    door,
    what: 'submit',
    data: {
      number,
      type: form.type,
      rule,
      version: version?.version ?? null,
      to: request.state,
      ...noticed,
      ...(request.corrects === undefined ? {} : { corrects: request.corrects }),
      ...facts.data,
    },
    personal: facts.personal,
  };
}

/** What is kept, and what concerns people. */
type EventData = Required<Pick<AuditEvent, 'data' | 'personal'>>;

export function factsOf(form: Form): EventData {
  return isCreation(form) ? factsOfCreation(form) : factsOfChange(form);
}

/** SHA-256 in hex of what was filled in. Unsalted, so that it is forgotten with the names in it. */
export function formHash(form: Form): string {
  const filled = filledIn(form);
  const fields = Object.entries(filled).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

function factsOfCreation(form: CreationForm): EventData {
  const { department, responsible } = form;
  const about = displayNameOf(form);
  const document =
    form.type === 'personal' ? { document: `${form.documentType} ${maskedDocument(form.documentNumber)}` } : {};
  return {
    data: { department: department.code, consent: true },
    personal: { about, responsible: responsible.name, ...document },
  };
}

function factsOfChange(form: AccountForm): EventData {
  const { account, justification } = form;
  const claimed = account.byEmail === undefined ? {} : { byEmail: true };
  const undoing = form.type === 'restoration' && form.undoes !== undefined ? { undoes: form.undoes } : {};
  const relation = form.type === 'employment' ? { relation: form.relation } : {};
  const corrected = form.type === 'employment' ? form.document : null;
  const document = corrected === null ? {} : { document: `${corrected.type} ${maskedDocument(corrected.number)}` };
  return {
    data: { account: account.id, department: account.departmentCode, ...claimed, ...undoing, ...relation },
    personal: { about: account.displayName, address: account.address, justification, ...document },
  };
}
