import type { AccountForm } from '#domain/account/account-form.ts';
import { displayNameOf, isCreation, maskedDocument, type CreationForm } from '#domain/form/form.ts';
import { BUZON, type Door } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { AuditEvent } from '#use-cases/ports/store/event.ts';

/** The request's facts for the trail, without data that Ley 1581 protects. */
export function submittedEvent(request: Request, { at, door }: { readonly at: Date; readonly door: Door }): AuditEvent {
  const { form, number, requester, rule, version, notice } = request;
  const noticed = notice === undefined ? {} : { notice };
  const byRule = requester.id === BUZON.id;
  const facts = isCreation(form) ? factsOfCreation(form) : factsOfChange(form);
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
      ...facts.data,
    },
    personal: facts.personal,
  };
}

/** What is kept, and what concerns people. */
type EventData = Required<Pick<AuditEvent, 'data' | 'personal'>>;

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
  return {
    data: { account: account.id, department: account.departmentCode, ...claimed, ...undoing },
    personal: { about: account.displayName, address: account.address, justification },
  };
}
