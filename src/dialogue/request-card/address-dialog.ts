import { displayNameOf } from '#domain/form/form.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { REQUEST_FORMS } from '../act-names.ts';
import { paragraph, type Dialog, type Field, type Part } from '../screen.ts';

/** A whole address of the institution may be typed; more than Microsoft's 64 before the @ is told in words. */
const LONGEST_TYPED = 120;

/** What was typed for an address that is kept from this kind of account. */
export interface AddressOptions {
  readonly institution: Institution;
  /** What was typed before the window was shown once more. */
  readonly typed?: string;
  /** A reserved name was typed: it is asked about. */
  readonly reserved?: true;
}

/** The address of a new account that has no plan: with the one that is typed here the plan is made. */
export function addressDialog(m: Messages, request: Request, options: AddressOptions): Dialog {
  const { title, submit, intro } = m.dialogs.address;
  return {
    form: REQUEST_FORMS.address,
    state: { requestId: request.id },
    ...{ title, submit, close: m.dialogs.cancel },
    content: [
      paragraph([[displayNameOf(request.form)], [intro]]),
      ...addressFields(m, request.chosenLocalPart ?? '', options),
    ],
  };
}

/** The address of a new account, as it was typed or as it stands, and whether a reserved one is meant. */
export function addressFields(
  m: Messages,
  standing: string,
  { institution, typed, reserved }: AddressOptions,
): readonly (Part | Field)[] {
  const words = m.dialogs.approve;
  const initial = (typed ?? standing).slice(0, LONGEST_TYPED);
  const address: Field = {
    ...{ kind: 'field', name: 'address', label: words.address, hint: words.hint(institution.mailDomain) },
    input: { input: 'line', max: LONGEST_TYPED, initial },
  };
  if (reserved === undefined) return [address];
  const purpose: Field = {
    ...{ kind: 'field', name: 'purpose', label: words.purpose, optional: true },
    input: { input: 'checks', options: [{ text: words.onPurpose, value: 'yes' }] },
  };
  return [address, paragraph([[words.reserved]]), purpose];
}
